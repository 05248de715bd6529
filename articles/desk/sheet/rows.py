"""One photo on the contact sheet: the picture, a box for each of its words, what it lacks, the line that is printed."""

import json
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.desk.library.pictures import rendition
from articles.desk.sheet.mending import told
from articles.editions import EDITIONS
from articles.models.photo import Photo
from articles.publishing.photos.credits import Register
from articles.publishing.photos.words import State, value_of

# In the order of Tab; how many lines each box has at first.
BOXES = {
    "caption": (_("caption"), 3),
    "alt": (_("alternative text"), 3),
    "place": (_("place"), 1),
    "taken_on": (_("taken on"), 1),
    "people": (_("people"), 1),
    "photographer": (_("photographer"), 1),
    "agencies": (_("agencies"), 1),
}


@dataclass
class Box:
    """A field of a photo: what stands in it, and what is said of that; `theirs` is somebody else's text."""

    name: str
    label: str
    lines: int
    value: str
    theirs: str | None = None
    said: list[str] = field(default_factory=list)
    wrong: bool = False


@dataclass
class Row:
    """A photo as the sheet shows it."""

    photo: Photo
    number: int
    may_change: bool
    boxes: list[Box]
    faults: list[dict]

    @property
    def picture(self) -> dict:
        return rendition(self.photo, "whole", width=640)

    @property
    def edition(self):
        return EDITIONS[self.photo.edition]

    @property
    def address(self) -> str:
        return reverse("admin:articles_photo_change", args=[self.photo.pk])

    @property
    def was(self) -> str:
        """What the library says in every field, for whoever sends the row back."""
        return json.dumps({name: value_of(self.photo, name) for name in BOXES}, ensure_ascii=False)

    @property
    def line(self) -> dict:
        return line(self.photo)


def line(photo: Photo) -> dict:
    """Return {"caption", "credit"} as readers of the photo's own edition see them."""
    return {"caption": photo.caption, "credit": photo.credit_in(photo.edition)}


def rows(photos: list[Photo], *, may_change: set[int], first: int = 0, answers=(), typed=None) -> list[Row]:
    """Return the photos as rows, counted from `first`.

    `answers` are what became of a form that was sent without scripts, `typed` what stood in its boxes.
    """
    refused = {(one.photo, one.field): one for one in answers if one.state != State.KEPT or one.said}
    found, register = [], Register()
    for place, photo in enumerate(photos, start=first + 1):
        faults = told(photo, register)
        boxes = [_box(photo, name, faults, refused.get((photo.pk, name)), typed or {}) for name in BOXES]
        found.append(Row(photo, place, photo.pk in may_change, boxes, faults))
    return found


def _box(photo: Photo, name: str, faults: list[dict], answer, typed: dict) -> Box:
    label, lines = BOXES[name]
    box = Box(name, label, lines, value_of(photo, name), said=[f["sentence"] for f in faults if f["field"] == name])
    if answer:
        box.said = [answer.said]
        box.wrong = answer.state != State.KEPT
    if box.wrong:
        box.theirs = box.value if answer.state == State.CLASH else None
        box.value = typed.get((photo.pk, name), box.value)
    return box
