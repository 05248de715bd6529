"""Which photos stand on a contact sheet: some by number, a collection, a day's intake, or what lacks something."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.desk.fields.many import packed, unpacked
from articles.desk.fields.numbers import number
from articles.desk.library.photo_list import ANYTHING, LACKING, WORST
from articles.models.photo import Photo
from articles.models.provenance import Collection

A_SHEET = 50  # photos
MOST = 500  # photos that are chosen one by one
MANY = "photos"  # what they are called in an address, packed


@dataclass
class Batch:
    """The photos of one sheet: `shown` are those on this one, from place `first` on, of `count` in all."""

    title: str
    shown: list[Photo]
    count: int
    first: int = 0
    asked: str = ""  # the address's query, without the place
    collection: Collection | None = None

    @property
    def before(self) -> str | None:
        return self._at(max(0, self.first - A_SHEET)) if self.first else None

    @property
    def after(self) -> str | None:
        last = self.first + A_SHEET
        return self._at(last) if last < self.count else None

    @property
    def last(self) -> int:
        return self.first + len(self.shown)

    def _at(self, place: int) -> str:
        return f"?{self.asked}&from={place}"


def sheet_of(photos: list[int]) -> str:
    """Return the address of the sheet with these photos, in their order."""
    return f"{reverse('admin:articles_photo_sheet')}?{urlencode({MANY: packed(photos[:MOST])})}"


def named(asked) -> list[int]:
    """Return the numbers of the photos that an address names, packed or one by one."""
    return unpacked(asked.get(MANY, ""), MOST) + [number(text) for text in asked.getlist("photo")[:MOST]]


def chosen(asked) -> Batch:
    """Return the batch that an address asks for; asked for nothing, or for nonsense, what lacks something."""
    first = number(asked.get("from"))
    if numbers := named(asked):
        kept = list(dict.fromkeys(numbers))
        there = {photo.pk: photo for photo in _credited(Photo.objects.filter(pk__in=kept[first : first + A_SHEET]))}
        shown = [there[key] for key in kept[first : first + A_SHEET] if key in there]
        return Batch(_("Chosen photos"), shown, len(kept), first, urlencode({MANY: packed(kept)}))
    if collection := Collection.objects.filter(pk=number(asked.get("collection"))).first():
        photos = collection.photos.order_by("added_at", "pk")
        return _batch(collection.name, photos, first, {"collection": collection.pk}, collection)
    if day := _day(asked.get("day", "")):
        photos = Photo.objects.filter(added_at__date=day).order_by("added_at", "pk")
        title = _("Photos that came in on %(day)s") % {"day": date_format(day, "Y-m-d")}
        return _batch(title, photos, first, {"day": day.isoformat()})
    key = asked.get("lacks") if asked.get("lacks") in LACKING else ANYTHING
    title = _("Photos that lack words or credit")
    return _batch(title, Photo.objects.filter(LACKING[key]).order_by(*WORST), first, {"lacks": key})


def _batch(title: str, photos: QuerySet, first: int, asked: dict, collection=None) -> Batch:
    shown = list(_credited(photos[first : first + A_SHEET]))
    return Batch(title, shown, photos.count(), first, urlencode(asked), collection)


def _credited(photos: QuerySet) -> QuerySet:
    return photos.prefetch_related("credit_rows__agency")


def _day(text: str):
    try:
        return parse_date(text)
    except ValueError:
        return None
