"""One page of the library: photos in an order, paged by key, each with what its tile says."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.desk.fields.numbers import number
from articles.desk.library.endings import rights_chips
from articles.desk.library.photo_list import lacks
from articles.desk.library.pictures import rendition
from articles.models.photo import Photo

A_PAGE = 24  # photos
LONG_AGO = date(1, 1, 1)
KEYS = {"newest": ("-pk",), "taken": ("-day", "-pk"), "caption": ("wordless", "caption", "pk")}


@dataclass
class Page:
    """One page: its tiles, and the numbers of the photos after and before which its neighbours are; 0 for none."""

    tiles: list[dict]
    after: int = 0
    before: int = 0


def page(photos: QuerySet[Photo], sort: str, *, after: object = 0, before: object = 0, size: int = A_PAGE) -> Page:
    """Return the photos after or before the one with that number, in that order; the first ones otherwise.

    Two queries, and one more for a page that is not the first; nothing counts the whole library.
    """
    keys, photos = KEYS[sort], keyed(photos)
    back = number(before)
    edge = keyed(Photo.objects.filter(pk=back or number(after))).first()
    if edge:
        photos = photos.filter(beyond(edge, turned(keys) if back else keys))
    photos = photos.order_by(*(turned(keys) if edge and back else keys)).prefetch_related("credit_rows__agency")
    found = list(photos[: size + 1])
    shown = found[:size][::-1] if edge and back else found[:size]
    return _page(shown, goes_on=len(found) > size, edge=edge, back=bool(back))


def _page(shown: list[Photo], *, goes_on: bool, edge: Photo | None, back: bool) -> Page:
    if not shown:
        return Page([])
    further, nearer = (True, goes_on) if edge and back else (goes_on, bool(edge))
    now = timezone.now()
    tiles = [tile(photo, now) for photo in shown]
    return Page(tiles, shown[-1].pk if further else 0, shown[0].pk if nearer else 0)


def keyed(photos: QuerySet[Photo]) -> QuerySet[Photo]:
    """Return the photos with what they are put in order by: without a day or a caption they come last."""
    wordless = Case(When(caption="", then=Value(1)), default=Value(0))
    return photos.annotate(day=Coalesce("taken_on", Value(LONG_AGO)), wordless=wordless)


def turned(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key.removeprefix("-") if key.startswith("-") else f"-{key}" for key in keys)


def beyond(edge: Photo, keys: tuple[str, ...]) -> Q:
    """Return the condition "after this photo, in the order of the keys"."""
    after, same = Q(), Q()
    for key in keys:
        name = key.removeprefix("-")
        value = getattr(edge, name)
        after |= same & Q(**{f"{name}__{'lt' if key.startswith('-') else 'gt'}": value})
        same &= Q(**{name: value})
    return after


def tile(photo: Photo, now: datetime) -> dict:
    """Return what a tile prints: {"photo", "src", "width", "height", "credit", "chips", "barred"}.

    `barred` says that nobody may print it now.
    """
    return {
        **rendition(photo),
        "photo": photo,
        "credit": photo.credit_in(photo.edition),
        "chips": chips(photo, now),
        "barred": not photo.usable_at(now),
    }


def chips(photo: Photo, now: datetime | None = None) -> list[dict]:
    """Return what is wrong with a photo, {"key", "label"} each: its rights first, then what it lacks."""
    return [*rights_chips(photo, now or timezone.now()), *lacks(photo)]
