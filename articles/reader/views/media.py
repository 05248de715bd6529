"""Renditions of photographs at their own addresses: for as long as the photograph's rights let anybody show it."""

from datetime import datetime

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.utils import timezone

from articles.models.photo import Photo
from articles.photos.sets import facts, left
from articles.photos.table import TYPES
from articles.reader.page import ELSEWHERE, page

A_YEAR = 365 * 24 * 3600  # seconds
IMMUTABLE = f"public, max-age={A_YEAR}, immutable"
RIGHTS = ("held", "usable_from", "usable_until")


@page
def rendition(request, name: str):
    """One cut of one photograph; its address changes when its pixels do, so it may be kept until its rights end.

    410 for a photograph that may not be shown now: nobody keeps that answer.
    """
    now = timezone.now()
    photos = photos_of(name.rpartition("/")[0])
    usable = [photo for photo in photos if photo.usable_at(now)]
    if photos and not usable:
        return gone()
    response = sent(name, kept(usable, now))
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def photos_of(cuts: str) -> list[Photo]:
    """Return the photos that are cut at this address, or, of cuts that no photo has any more, those of their picture.

    Where its file was replaced or has left the library, they have the rights that were left behind. None for cuts that
    nobody had: they wait for an answer, or were made before it was written down of what.
    """
    known: QuerySet[Photo] = Photo.objects.only(*RIGHTS).order_by()
    photos = list(known.filter(cuts=cuts))
    if photos or not (said := facts(cuts)) or not said.get("digest"):
        return photos
    return list(known.filter(digest=said["digest"])) or as_left(left(said), known)


def as_left(rights: dict[int, dict | None], known: QuerySet[Photo]) -> list[Photo]:
    """Return one photo that may be shown whenever all may that have left some cuts: by their rights then, and by those
    that the photo has now if it has another picture. Of one that is lost sight of nothing may be shown.
    """
    photos = [*map(_then, rights.values()), *known.filter(pk__in=rights)]
    starts = [photo.usable_from for photo in photos if photo.usable_from]
    ends = [photo.usable_until for photo in photos if photo.usable_until]
    held = any(photo.held for photo in photos)
    strictest = Photo(held=held, usable_from=max(starts, default=None), usable_until=min(ends, default=None))
    return [strictest] if photos else []


def _then(rights: dict | None) -> Photo:
    times = {name: datetime.fromisoformat(at) for name, at in (rights or {}).items() if isinstance(at, str)}
    return Photo(held=rights["held"] if rights else True, **times)


def kept(usable: list[Photo], now: datetime) -> str:
    """Return for how long it may be kept: for ever, or until the last right to show it ends."""
    ends = [photo.usable_until for photo in usable if photo.usable_until]
    if not ends or len(ends) < len(usable):
        return IMMUTABLE
    return f"public, max-age={min(A_YEAR, int((max(ends) - now).total_seconds()))}"


def sent(name: str, control: str):
    """Return the file; where nginx has the files at hand (MEDIA_ACCEL), an order to send it. Raises Http404.

    `control` says for how long it may be kept; in an order it stands in X-Kept-For. A Cache-Control of ours would stand
    on nginx's answer also when it has no such file, and that would be kept for a year.
    """
    content_type = TYPES[name.rpartition(".")[2]]
    if settings.MEDIA_ACCEL:
        order = {ELSEWHERE: f"{settings.MEDIA_ACCEL}{name}", "X-Kept-For": control}
        return HttpResponse(content_type=content_type, headers=order)
    try:
        file = default_storage.open(name)
    except FileNotFoundError as missing:
        raise Http404 from missing
    return FileResponse(file, content_type=content_type, headers={"Cache-Control": control})


def gone() -> HttpResponse:
    return HttpResponse(status=410, content_type="text/plain", headers={"Cache-Control": "no-store"})
