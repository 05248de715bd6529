"""What readers see when there is no page: missing, withdrawn, broken."""

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache

from articles.editions import DEFAULT_EDITION, EDITIONS
from articles.reader.page import KEPT, page
from articles.reader.room import DESK


def not_found(request, exception=None):
    """404: missing, not yet public and no longer public look the same."""
    response = render(request, "404.html", status=404)
    if not request.path_info.startswith(DESK):
        response.headers["Cache-Control"] = KEPT
    return response


def gone(request, story):
    """410: readers have seen this story; the paper says that it took it down, and why if it wrote a notice."""
    return render(request, "410.html", {"notice": story.notice, "withdrawn_at": story.withdrawn_at}, status=410)


def went_wrong(request):
    """500: printed without the database, which may be what went wrong."""
    edition = getattr(request, "edition", EDITIONS[DEFAULT_EDITION])
    response = HttpResponse(
        render_to_string("500.html", {"edition": edition, "home": reverse(f"{edition.code}:front")}), status=500
    )
    response.headers["Cache-Control"] = "no-store"
    return response


@page
@never_cache
def healthz(request):
    """The process answers; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")
