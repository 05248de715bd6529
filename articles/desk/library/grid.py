"""One page of the library: photos in an order, paged by key, each with what its tile says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.desk.fields.numbers import number
from articles.desk.library.endings import rights_chips
from articles.desk.library.photo_list import all_chips, chips_from_afar
from articles.desk.library.pictures import rendition
from articles.models.photo import Photo
from articles.publishing.photos.credits import Register

A_PAGE = 24  # photos
LONG_AGO = date(1, 1, 1)
WORST = "worst"
KEYS = {
    "newest": ("-pk",),
    "taken": ("-day", "-pk"),
    "caption": ("wordless", "caption", "pk"),
    WORST: ("-weight", "-number"),
}


@dataclass
class Page:
    """One page: its tiles, and the numbers of the photos after and before which its neighbours are; 0 for none.

    With the worst first these are «weight.number»: a photo that is mended meanwhile has left its place in the queue.
    """

    tiles: list[dict]
    after: int | str = 0
    before: int | str = 0


def page(photos: QuerySet[Photo], sort: str, *, after: object = 0, before: object = 0, size: int = A_PAGE) -> Page:
    """Return the photos after or before the one with that number, in that order; the first ones otherwise.

    Two queries, and one more for a page that is not the first; nothing counts the whole library. The worst first is an
    order among photos that lack something.
    """
    keys, photos = KEYS[sort], keyed(photos, sort)
    edge, back = edge_of(before, sort), True
    if edge is None:
        edge, back = edge_of(after, sort), False
    if edge:
        photos = photos.filter(beyond(edge, turned(keys) if back else keys))
    photos = photos.order_by(*(turned(keys) if edge and back else keys)).prefetch_related("credit_rows__agency")
    found = list(photos[: size + 1])
    shown = found[:size][::-1] if edge and back else found[:size]
    return _page(shown, sort, goes_on=len(found) > size, edge=edge, back=back)


def _page(shown: list[Photo], sort: str, *, goes_on: bool, edge: Photo | None, back: bool) -> Page:
    if not shown:
        return Page([])
    further, nearer = (True, goes_on) if edge and back else (goes_on, bool(edge))
    last, first = step(shown[-1], sort), step(shown[0], sort)
    return Page(tiles(shown, timezone.now()), last if further else 0, first if nearer else 0)


def tiles(photos: Iterable[Photo], now: datetime) -> list[dict]:
    """Return a tile for each photo; their credit rows are best prefetched."""
    register = Register()
    return [tile(photo, now, register) for photo in photos]


def step(photo: Photo, sort: str) -> int | str:
    """Return what an address says of a photo after which a page begins."""
    return f"{photo.weight}.{photo.pk}" if sort == WORST else photo.pk


def edge_of(said: object, sort: str) -> Photo | None:
    """Return the photo that an address says, with what the order goes by; None for none, or for nonsense."""
    if sort != WORST:
        return keyed(Photo.objects.filter(pk=number(said)), sort).first() if number(said) else None
    weight, _point, key = str(said).partition(".")
    edge = Photo(pk=number(key))
    edge.weight, edge.number = number(weight), edge.pk
    return edge if edge.pk else None


def keyed(photos: QuerySet[Photo], sort: str) -> QuerySet[Photo]:
    """Return the photos with what they are put in order by: without a day or a caption they come last."""
    if sort == WORST:
        return photos.annotate(weight=F("provenance__lacks"), number=F("provenance__photo"))
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


def tile(photo: Photo, now: datetime, register: Register) -> dict:
    """Return what a tile prints: {"photo", "src", "width", "height", "credit", "chips", "barred"}.

    `barred` says that nobody may print it now.
    """
    return {
        **rendition(photo),
        "photo": photo,
        "credit": photo.credit_in(photo.edition),
        "chips": [*rights_chips(photo, now), *chips_from_afar(photo, register)],
        "barred": not photo.usable_at(now),
    }


def chips(photo: Photo) -> list[dict]:
    """Return what is wrong with a photo, {"key", "label"} each: its rights first, then all that it lacks."""
    return [*rights_chips(photo, timezone.now()), *all_chips(photo, Register())]
