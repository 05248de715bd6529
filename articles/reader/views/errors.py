"""What readers see when there is no page: missing, withdrawn, misunderstood, broken."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache

from articles.models.old_address import OldAddress
from articles.models.published import PublishedArticle
from articles.reader import old_addresses
from articles.reader.bare import bare
from articles.reader.page import KEPT, page
from articles.reader.room import DESK, edition_at
from articles.reader.story import find_withdrawn

WAYS_ON = 5  # stories
PRINTED = ("edition", "slug", "headline", "short_headline", "published_at")


def not_found(request, exception=None):
    """404: missing, not yet public and no longer public look the same. An earlier address leads on, or is gone."""
    if request.path_info.startswith(DESK):
        return missing(request, 404)
    edition = edition_at(request.path_info).code
    old = old_addresses.find(request, edition)
    response = (formerly(request, old, edition) if old else None) or missing(request, 404)
    response.headers["Cache-Control"] = KEPT
    return response


def formerly(request, old: OldAddress, edition: str) -> HttpResponse | None:
    """What is answered at an address of earlier days; None where readers may not see what it leads to."""
    if old.gone:
        return missing(request, 410)
    if old.story and (withdrawn := find_withdrawn(old.story)):
        return gone(request, withdrawn)
    return old_addresses.lead_on(request, old, edition)


def missing(request, status: int) -> HttpResponse:
    """The page that says that there is none, in the edition of the address."""
    edition = edition_at(request.path_info)
    with translation.override(edition.code):
        return render(request, "404.html", {"latest": latest(edition.code), "gone": status == 410}, status=status)


def gone(request, story):
    """410: readers have seen this story; the paper says that it took it down, and why if it wrote a notice."""
    context = {"story": story, "latest": latest(request.edition.code)}
    return render(request, "410.html", context, status=410)


def latest(edition: str) -> list[PublishedArticle]:
    """The newest stories, as ways on from a page that is not there; one query, from the head of an index."""
    return list(PublishedArticle.objects.public(timezone.now()).of(edition).newest_first().only(*PRINTED)[:WAYS_ON])


def bad_request(request, exception=None):
    """400: what was sent makes no sense, or names a host that this is not."""
    return bare(request, "400.html", status=400)


def went_wrong(request):
    """500: printed without the database, which may be what went wrong."""
    return bare(request, "500.html", status=500)


@page
@never_cache
def healthz(request):
    """The process answers; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")
