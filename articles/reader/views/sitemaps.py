"""What there is to be found, for search engines: an index, a file a month, the pages that are no stories, the news."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from articles.editions import EDITIONS
from articles.reader.page import page
from articles.reader.sitemaps import months, pages, urls
from articles.templatetags.addresses import whole_for

TYPE = "application/xml; charset=utf-8"


@page
def index(request) -> HttpResponse:
    """Every other sitemap but the news: that one robots.txt names, and most search engines have no use for it."""
    now, whole = timezone.now(), whole_for(request)
    fixed = [(whole(reverse("sitemap-edition", args=[code])), None) for code in EDITIONS]
    archive = [(whole(part.address), part.changed) for part in months.parts(list(EDITIONS), now)]
    return HttpResponse(urls.index([*fixed, *archive]), content_type=TYPE)


@page
def edition(request, edition: str) -> HttpResponse:
    """The pages of an edition that are no stories."""
    if edition not in EDITIONS:
        raise Http404
    return HttpResponse(urls.urlset(pages.fixed(edition, timezone.now(), whole_for(request))), content_type=TYPE)


@page
def month(request, edition: str, year: str, month: str, part: str | None = None) -> HttpResponse:
    """The stories of a month, or of a part of it. 404 where there is none: an empty sitemap is not a valid one."""
    now = timezone.now()
    rows = months.stories(edition, int(year), int(month), int(part or 1), now) if edition in EDITIONS else None
    found = pages.stories(rows, now, whole_for(request)) if rows is not None else []
    if not found:
        raise Http404
    return HttpResponse(urls.urlset(found), content_type=TYPE)


@page
def news(request) -> HttpResponse:
    """The last two days, in all editions."""
    return HttpResponse(urls.urlset(pages.news(timezone.now(), whole_for(request))), content_type=TYPE)
