"""Where the desk has no page for its user: it says so in its own words, and shows a way on."""

from collections.abc import Callable

from django.contrib import admin
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from articles.desk.drafting.answers import told, unkept
from articles.desk.fields.numbers import number
from articles.desk.language import DESK, language_of
from articles.desk.rights import policy
from articles.models.article import Article

PAGE = "admin/no_page.html"
# Looked up when they are said: (title, text).
SAID: dict[int, Callable[[], tuple[str, str]]] = {
    400: lambda: (
        _("The desk could not read this"),
        _("The address may have been cut off, or the form was not sent whole. Nothing was changed."),
    ),
    403: lambda: (
        _("This is not open to you"),
        _("Your role at the desk does not include this, or the story is no longer in your hands. Nothing was changed."),
    ),
    404: lambda: (
        _("The desk has no such page"),
        _("The address may be mistyped, or what stood here was deleted, or it is not yours to open."),
    ),
    405: lambda: (
        _("There is nothing to read here"),
        _("This address takes what a page of the desk sends, and shows nothing by itself. Nothing was changed."),
    ),
    500: lambda: (
        _("Something broke at the desk"),
        _("Try again in a minute. Open a story that you were writing again: what was kept of it is offered to you."),
    ),
}


def is_at_work(request) -> bool:
    """Whether this is an address of the desk and somebody who may be there; strangers get the readers' pages."""
    return request.path_info.startswith(DESK) and hasattr(request, "user") and admin.site.has_permission(request)


def no_page(request, status: int) -> HttpResponse:
    """Return the page, or its sentence as JSON to a script that asked for that."""
    with translation.override(language_of(request)):
        title, text = SAID[status]()
        if request.headers.get("Accept", "").startswith("application/json"):
            return told(status, _of_a_story(request, status) or f"{title}. {text}")
        context = {**admin.site.each_context(request), "title": title, "text": text, "story": _story(request)}
        return unkept(HttpResponse(render_to_string(PAGE, context, request), status=status))


def broken(request) -> HttpResponse:
    """Return what is said when something broke. It asks neither the database nor for the user: they may be broken."""
    with translation.override(language_of(request)):
        title, text = SAID[500]()
        if request.headers.get("Accept", "").startswith("application/json"):
            return told(500, f"{title}. {text}")
        context = {**admin.site.looks(), "title": title, "text": text}
        return unkept(HttpResponse(render_to_string(PAGE, context), status=500))


def _of_a_story(request, status: int) -> str:
    """Return what a page on which a story is written is told."""
    if not _is_of_a_story(request):
        return ""
    return {403: _("You may no longer change this story."), 404: _("This story is no longer at the desk.")}.get(
        status, ""
    )


def _is_of_a_story(request) -> bool:
    here = request.resolver_match
    return bool(here and here.kwargs and (here.url_name or "").startswith("articles_article_"))


def _story(request) -> str:
    """Return the address of the story that this was about, if the user may open it; else ""."""
    if not _is_of_a_story(request):
        return ""
    here = request.resolver_match
    key = number(str(here.kwargs.get("number", here.kwargs.get("object_id", ""))))
    article = Article.objects.filter(pk=key).first() if key else None
    address = reverse("admin:articles_article_change", args=[key]) if article else ""
    return address if address and address != request.path and policy.may(request.user, "open", article) else ""
