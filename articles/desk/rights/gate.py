"""The gate of the desk: every request to it is held against the table (policy.py) before any view is reached."""

from urllib.parse import quote

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404

from articles.desk.fields.numbers import number
from articles.desk.front.no_page import no_page
from articles.desk.late import conflict
from articles.desk.rights import policy
from articles.models.article import Article

OF_A_STORY = "articles_article_"


class GateMiddleware:
    """Lets a user of the desk pass whom the table lets pass.

    Strangers are none of its business: every view of the desk sends them to the login page, or tells them nothing at
    all (private.py). A story that is closed to the user and one that is not there are answered alike. Where only the
    stage of the story is in the way of a verb, the view says that the story has moved on.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        here = request.resolver_match
        if admin.site.name not in here.namespaces or not admin.site.has_permission(request):
            return None
        act = policy.act_of(here.url_name, here.route, request.method)
        if act == policy.ANYBODY:
            return None
        if act is None:
            return no_such_method(request, policy.ADDRESSES[here.url_name])
        if not policy.may(request.user, act):
            raise PermissionDenied
        if (here.url_name or "").startswith(OF_A_STORY) and kwargs:
            return self.of_a_story(request, act, kwargs)
        return None

    def of_a_story(self, request, act: str, kwargs: dict):
        """Hold the request against the table for the story whose number is in its address."""
        key = str(kwargs.get("number", kwargs.get("object_id", "")))
        article = Article.objects.only("status", "created_by").filter(pk=number(unquote(key))).first()
        if article is None or not policy.may(request.user, "open", article):
            return missing(request, key, page="object_id" in kwargs)
        if not policy.may_once(request.user, act, article):
            raise PermissionDenied
        if act not in policy.VERBS and not policy.may(request.user, act, article):
            return too_late(request)
        return None


def no_such_method(request, methods):
    """Answer whoever opens an address that only takes something, or sends something to one that only shows."""
    response = no_page(request, 405)
    response.headers["Allow"] = ", ".join(methods)
    return response


def too_late(request):
    """Refuse what the user could have done to the story at another stage, and give back the words that were sent."""
    if not conflict.has_words(request):
        raise PermissionDenied
    response = conflict.gone(admin.site._registry[Article], request)
    response.status_code = 403
    return response


def missing(request, key: str, *, page: bool):
    """Answer as if there were no such story: Django's own way for its own pages, 404 for everything else."""
    if not page:
        raise Http404
    model_admin = admin.site._registry[Article]
    if conflict.has_words(request):
        return conflict.gone(model_admin, request)
    return model_admin._get_obj_does_not_exist_redirect(request, model_admin.opts, quote(key))
