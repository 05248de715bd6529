"""A region's page: its stories and those of all its parts."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from articles.models.genre import Genre
from articles.models.published import PublishedArticle, PublishedRegion
from articles.models.region import Region
from articles.reader.counts import counted
from articles.reader.lists import listed
from articles.reader.page import page
from articles.reader.schema.pages import of_region

VOICES = 2
VOICES_SINCE = timedelta(days=90)


@page
def region(request, path: str):
    """The list of a region, newest first; its slug under another path leads to the right one."""
    now = timezone.now()
    here, places = find(path, request.edition.code, now)
    if here is None:
        return elsewhere(request, path)
    rows = PublishedRegion.objects.public(now).of(request.edition.code).filter(region=here)
    context = listed(request, rows, now, beside=voices(request.edition.code, now))
    context["schema"] = of_region(request, here, context["stories"]) if context["is_first"] else None
    return render(request, "reader/region.html", {"region": here, "places": places, **context})


def find(path: str, edition: str, now: datetime) -> tuple[Region | None, list[Region]]:
    """Return (the region at this path or None, its parts in order), each with how many stories it has; one query."""
    both = Region.objects.filter(Q(path=path) | Q(parent__path=path)).select_related("parent__parent__parent")
    found = counted(both, edition, now)
    here = next((member for member in found if member.path == path), None)
    return here, [member for member in found if member.path != path]


def elsewhere(request, path: str):
    """Lead to a region that has moved on the map. Raises Http404."""
    moved = Region.objects.filter(slug=path.rpartition("/")[2]).first()
    if moved is None:
        raise Http404
    return redirect(moved.address(request.edition.code), permanent=True)


def voices(edition: str, now) -> tuple[int, ...]:
    """The numbers of the newest opinion pieces."""
    recent = PublishedArticle.objects.public(now).of(edition).filter(published_at__gte=now - VOICES_SINCE)
    return tuple(recent.filter(genre=Genre.OPINION).newest_first().values_list("pk", flat=True)[:VOICES])
