"""Where a file contradicts itself: what XMP, IPTC and EXIF say of one thing, for the desk to choose."""

from collections.abc import Callable, Iterable
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.models.photo import Photo, PhotoCredit
from articles.models.provenance import Provenance
from articles.publishing import library
from articles.publishing.library import May, anybody
from articles.publishing.photos.credits import Register, resolve, split_caption
from articles.publishing.photos.filing import provenance_of
from articles.publishing.photos.prefill import LINES, ROOM_FOR_PEOPLE, day, fitting, listed, moment, place_in
from articles.publishing.photos.widening import later, narrows_only
from articles.text import bidi
from articles.text.arabic import tokens
from articles.text.holding import held_by

CREDIT = "credit"
READ_AS = {
    "taken_on": "date",
    "rights_note": "usage",
    "usable_until": "until",
}  # others are called as the photo's field
OF_THE_PHOTO = (
    "headline",
    "caption",
    "alt",
    "people",
    "photographer",
    "place",
    "taken_on",
    "copyright",
    "usable_until",
)
SMALL_PRINT = ("instructions", "rights_note")
FIELDS = (*OF_THE_PHOTO, CREDIT, *SMALL_PRINT)
CUT_SHORT = (
    31  # bytes: IPTC cuts names after 32 and captions after 2,000; the beginning of the other is no contradiction
)


class Choice(TypedDict):
    """One reading, and whether it is what the photo says now."""

    source: str
    value: str
    chosen: bool


class Conflict(TypedDict):
    """A field, what the desk calls it, and its readings, best first."""

    field: str
    label: str
    choices: list[Choice]


def conflicts(provenance: Provenance, photo: Photo) -> list[Conflict]:
    """Return the fields of which the photo's file says more than one thing, in the order of the form."""
    register, found = None, []
    for field in FIELDS:
        said = readings(provenance, field)
        if len(_different(value for _source, value in said)) > 1:
            register = register or Register()
            found.append(
                Conflict(field=field, label=label(field), choices=_choices(photo, provenance, field, said, register))
            )
    return found


def choose(photo: Photo, field: str, value: str, *, by, may: May = anybody, may_widen: bool = True) -> None:
    """Let the photo say what one reading of its file says, and save it with a line in the log.

    Raises ValueError for what no reading says, and ValidationError, a sentence, for what cannot be kept: a later end
    than now, too, unless the user `may_widen` its rights. Raises as library.changing does.
    """
    with library.changing(photo, by=by, may=may) as row:
        known = provenance_of(row)
        if value not in {said for _source, said in readings(known, field)}:
            raise ValueError(field)
        if field == CREDIT:
            _credit(row, known, [value])
        elif field in SMALL_PRINT:
            setattr(known, field, value)
            known.save(update_fields=[field])
            if held_by(value):
                row.held = True
                row.save(update_fields=["held"])
        elif field == "usable_until" and not may_widen and later(row, moment(value)):
            raise ValidationError(narrows_only())
        else:
            _fill(row, known, field, value)


def readings(provenance: Provenance, field: str) -> list[tuple[str, str]]:
    """Return [(source, text), …] of a field, best first: one of every source that says anything of it."""
    if field not in FIELDS:
        return []
    fields = provenance.readings or {}
    names = ("city", "country") if field == "place" else (READ_AS.get(field, field),)
    sources = dict.fromkeys(one.get("source", "") for name in names for one in fields.get(name) or [])
    said = [(source, _text(fields, field, names[0], source)) for source in sources]
    return [(source, text) for source, text in said if text]


def label(field: str) -> str:
    """Return what the desk calls a field."""
    if field == CREDIT:
        return _("agencies, in order")
    model = Provenance if field in SMALL_PRINT else Photo
    names = {one.name: one.verbose_name for one in model._meta.fields}
    return str(names[field])


def _text(fields: dict, field: str, name: str, source: str) -> str:
    if field == "place":
        return place_in(fields, source)
    value = next((one["value"] for one in fields[name] if one.get("source") == source), "")
    return bidi.plain(listed(value) if isinstance(value, list) else str(value or "")).strip()


def _different(values: Iterable[str]) -> list[str]:
    """The values that are not another one in other signs, or its beginning where that was cut short."""
    found: list[str] = []
    for said in (" ".join(tokens(value)) or value for value in values):
        if not any(said == other or _is_begun(said, other) or _is_begun(other, said) for other in found):
            found.append(said)
    return found


def _is_begun(beginning: str, whole: str) -> bool:
    return whole.startswith(beginning) and len(beginning.encode()) >= CUT_SHORT


def _choices(
    photo: Photo, provenance: Provenance, field: str, said: list[tuple[str, str]], register: Register
) -> list[Choice]:
    now = _now(photo, provenance, field)
    return [Choice(source=source, value=value, chosen=now == _kept(field, value, register)) for source, value in said]


def _now(photo: Photo, provenance: Provenance, field: str) -> Any:
    if field == CREDIT:
        return [row.agency_id for row in photo.credit_rows.all()] if photo.pk else []
    return getattr(provenance if field in SMALL_PRINT else photo, field)


def _kept(field: str, value: str, register: Register) -> Any:
    """What the field will say once this reading is chosen."""
    if field == CREDIT:
        return [agency.pk for agency in resolve([value], register).agencies]
    if field == "caption":
        return split_caption(value, register)[0]
    return KEPT.get(field, str)(value)


def _fill(photo: Photo, known: Provenance, field: str, value: str) -> None:
    setattr(photo, field, _kept(field, value, Register()))
    photo.validate_constraints()
    photo.save(update_fields=[field])
    if field == "caption" and not photo.has_credit and (names := split_caption(value)[1]):
        _credit(photo, known, names, strict=False)


def _credit(photo: Photo, known: Provenance, names: list[str], *, strict: bool = True) -> None:
    """Credit those whom the register knows; what it does not know stays with the photo, to be looked into."""
    found = resolve(names)
    if strict and not found.agencies:
        unknown = {"names": " - ".join(names)}
        raise ValidationError(
            _("The register knows no agency in “%(names)s”. Add it there, or its spelling, and choose again.") % unknown
        )
    known.unnamed = list(dict.fromkeys([*known.unnamed, *found.unknown]))
    known.save(update_fields=["unnamed"])
    photo.photographer = photo.photographer or found.photographer
    photo.save(update_fields=["photographer"])
    PhotoCredit.objects.filter(photo=photo).delete()
    rows = [PhotoCredit(photo=photo, agency=agency, position=at) for at, agency in enumerate(found.agencies)]
    PhotoCredit.objects.bulk_create(rows)


def _lined(room: int) -> Callable[[str], str]:
    return lambda value: fitting(value, room)


KEPT: dict[str, Callable[[str], Any]] = {
    **{name: _lined(room) for name, room in LINES.items()},
    **dict.fromkeys(("photographer", "place"), _lined(120)),
    "people": _lined(ROOM_FOR_PEOPLE),
    "taken_on": day,
    "usable_until": moment,
}
