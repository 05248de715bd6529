"""A story that was sent when nobody was logged in any more: given back whole, on a page that can send it again.

Scripts ask before they send (static/desk/js/autosave.js). This is for pages without them.
"""

from functools import wraps

from django.conf import settings
from django.contrib import admin
from django.http import JsonResponse
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from articles.desk.account.refused import refused
from articles.desk.drafting.answers import unkept

FORMS = ("articles_article_add", "articles_article_change")  # the pages on which stories are written
HIDDEN = {"csrfmiddlewaretoken", "headline", "standfirst", "body"}  # the rest is carried along unseen


def kept_without_a_session(model_admin, addresses: list) -> list:
    """Return the admin's addresses; those of the story's form give back what is posted to them without a session."""
    for address in addresses:
        if address.name in FORMS:
            address.callback = _giving_back(model_admin.admin_site, address.callback)
    return addresses


def _giving_back(site, view):
    @wraps(view)
    def asked(request, *args, **kwargs):
        if request.method == "POST" and not site.has_permission(request):
            return given_back(request, status=401)
        return view(request, *args, **kwargs)

    return asked


def given_back(request, status: int):
    """Return a page with all that was posted: to be read, to be copied, and to be sent again."""
    posted = request.POST
    carried = [(name, value) for name, values in posted.lists() if name not in HIDDEN for value in values]
    context = {
        **admin.site.each_context(request),
        "title": _("Nothing is lost"),
        "carried": carried,
        "headline": posted.get("headline"),
        "standfirst": posted.get("standfirst"),
        "body": posted.get("body"),
        "logged_in": admin.site.has_permission(request),
    }
    return unkept(TemplateResponse(request, "admin/articles/article/given_back.html", context, status=status).render())


def csrf_failure(request, reason=""):
    """Answer a form whose token is no longer good. A story sent from our own page is given back with a new one."""
    if request.headers.get("Accept", "").startswith("application/json"):
        return unkept(JsonResponse({"error": _("This page is too old. Load it again."), "token": True}, status=403))
    if _is_from_our_page(request) and _is_a_story(request):
        return given_back(request, status=403)
    return refused(request, reason=reason)


def _is_from_our_page(request) -> bool:
    """Whether the browser itself says so; a form of some other site must not be offered for sending again."""
    ours = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return request.headers.get("Origin") in ours


def _is_a_story(request) -> bool:
    try:
        return resolve(request.path_info).url_name in FORMS
    except Resolver404:
        return False
