"""What a file says of itself goes into the fields that are still empty, so that nothing is typed twice.

Readings come best first: XMP, IPTC, EXIF, as the Metadata Working Group orders them. The first one fills; where others
differ they stay in the provenance, and the desk chooses (readings.py).
"""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate

from django.utils import timezone

from articles.editions import DEFAULT_EDITION, EDITIONS
from articles.models.agency import Agency
from articles.models.photo import Photo
from articles.models.provenance import Provenance
from articles.publishing.photos.credits import Credit, Register, resolve, split_caption
from articles.text import bidi
from articles.text.credits import is_organisation
from articles.text.holding import held_by, killed_by
from articles.text.letters import language_of

Readings = dict[str, list[dict]]  # as Cut.metadata["fields"] has them
LINES = {"headline": 200, "alt": 300, "copyright": 200}  # fields of one line, and how many letters they have room for
ROOM_FOR_KEYWORDS, BETWEEN = 10_000, "، "  # as they stand in the form
ROOM_FOR_PEOPLE, ROOM_FOR_PLACE, ROOM_FOR_PHOTOGRAPHER = 500, 120, 120


@dataclass(frozen=True)
class Said:
    """What the best reading of each field says, read with the register as it is now."""

    fields: Readings
    register: Register

    def text(self, name: str) -> str:
        value = first(self.fields, name)
        return bidi.plain("، ".join(value) if isinstance(value, list) else value).strip()

    def all(self, name: str) -> list[str]:
        value = first(self.fields, name)
        found = value if isinstance(value, list) else [value]
        return list(dict.fromkeys(word for word in (" ".join(bidi.plain(word).split()) for word in found) if word))

    @property
    def caption(self) -> tuple[str, list[str]]:
        return split_caption(self.text("caption"), self.register)

    @property
    def credit(self) -> Credit:
        """Everybody whom the file names: its photographer, then credit, the end of its caption, and source."""
        lines = [self.text("photographer"), self.text("credit"), *self.caption[1], self.text("source")]
        by = resolve(lines[:1], self.register)
        found = resolve([line for line in lines if line], self.register)
        strangers = (name for name in by.unknown if not is_organisation(name) and len(name) <= ROOM_FOR_PHOTOGRAPHER)
        named = by.photographer or next(strangers, "")
        unknown = [name for name in found.unknown if name != named]
        return Credit(named or found.photographer, found.agencies, unknown)


def prefill(photo: Photo, provenance: Provenance, metadata: dict) -> list[Agency]:
    """Put what the file says into the blank fields of both, unsaved; return the agencies to credit, in order.

    `metadata` is Cut.metadata; one that is empty, or of an unexpected shape, fills nothing. Sources that the register
    does not know are kept in `provenance.unnamed`. Instructions that forbid publication hold the photo.
    """
    fields = metadata.get("fields") or {}
    provenance.readings, provenance.raw = fields, metadata.get("raw") or {}
    provenance.location = metadata.get("location")
    said = Said(fields, Register())
    words_of(photo, said)
    rights_of(photo, provenance, said)
    credit = said.credit
    photo.photographer = photo.photographer or credit.photographer
    provenance.unnamed = provenance.unnamed or credit.unknown
    return credit.agencies


def words_of(photo: Photo, said: Said) -> None:
    """Fill the blank words of a photo. One that had none is in the language of the file's."""
    caption, _names = said.caption
    if not (photo.caption or photo.headline or photo.alt):
        photo.edition = edition_of(caption or said.text("headline") or said.text("alt"), photo.edition)
    photo.caption = photo.caption or caption
    for name, room in LINES.items():
        setattr(photo, name, getattr(photo, name) or fitting(said.text(name), room))
    photo.people = photo.people or fitting(listed(said.all("people")), ROOM_FOR_PEOPLE)
    photo.place = photo.place or fitting(place_in(said.fields), ROOM_FOR_PLACE)
    photo.taken_on = photo.taken_on or day(said.text("date"))


def rights_of(photo: Photo, provenance: Provenance, said: Said) -> None:
    """Fill what is blank of the small print, and hold a photo that its agency forbids or has killed."""
    provenance.keywords = provenance.keywords or as_many(said.all("keywords"))
    provenance.instructions = provenance.instructions or said.text("instructions")
    provenance.rights_note = provenance.rights_note or said.text("usage")
    ends = moment(said.text("until"))
    if ends and not photo.usable_until and not (photo.usable_from and photo.usable_from >= ends):
        photo.usable_until = ends
    forbidden = held_by(said.text("instructions"), said.text("usage"))
    photo.held = photo.held or bool(forbidden or killed_by(said.text("headline")))


def first(fields: Readings, name: str, source: str = "") -> str | list[str]:
    """Return the best reading of a field, or that of one source; "" if there is none."""
    found = (one.get("value") for one in fields.get(name) or [] if source in ("", one.get("source")))
    return next((value for value in found if value), "")


def place_in(fields: Readings, source: str = "") -> str:
    """Return city and country, as they are printed in a line: «موسكو، روسيا», "Moscow, Russia"."""
    parts = [" ".join(bidi.plain(str(first(fields, name, source))).split()) for name in ("city", "country")]
    return listed([part for part in dict.fromkeys(parts) if part])


def listed(names: list[str]) -> str:
    """Return the names in a line, with the comma of the script that they are written in."""
    return ("، " if bidi.direction(" ".join(names)) == "rtl" else ", ").join(names)


def edition_of(text: str, likely: str = DEFAULT_EDITION) -> str:
    """Return the edition whose language the text is in; the likely one if the paper has none in it, or none tells."""
    language = language_of(text, likely)
    return language if language in EDITIONS else likely


def fitting(text: str, room: int) -> str:
    """Return the text in one line, cut between words where there is no room for more; the whole is in the readings."""
    line = " ".join(text.split())
    return line if len(line) <= room else line[: room + 1].rpartition(" ")[0][:room] or line[:room]


def as_many(words: list[str]) -> list[str]:
    """Return the first of these keywords, as many as the form has room for; all of them are in the readings."""
    lengths = accumulate(len(word) + len(BETWEEN) for word in words)
    return [word for word, length in zip(words, lengths, strict=True) if length <= ROOM_FOR_KEYWORDS]


def day(text: str) -> date | None:
    """Return an ISO date; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def moment(text: str) -> datetime | None:
    """Return an ISO moment, in the newsroom's own time where it does not say which; None for anything else.

    Programs write the first or last day that they know for "never", which no other clock than theirs can show.
    """
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    if not date.min.year < found.year < date.max.year:
        return None
    return timezone.make_aware(found) if timezone.is_naive(found) else found
