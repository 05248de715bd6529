"""What is typed into the fields of a photo, read: words, a day or agencies, or a sentence that says why not."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.editions import EDITIONS
from articles.models.agency import Agency
from articles.models.photo import Photo
from articles.publishing.photos.credits import Credit, Register, resolve
from articles.text.bidi import plain
from articles.text.captions import NAMES, fill
from articles.text.dates import caption_date
from articles.text.written_days import day_of

LONGEST = 5000  # letters of a caption


class Unfit(ValueError):
    """It cannot be kept as it was typed; the text is a sentence that says what to do."""


Value = str | date | None | list[Agency]


def typed(photo: Photo, field: str, text: str, *, register: Register, number: int = 0) -> Value:
    """Return the value of the field for that text: a day or None for taken_on, agencies for agencies, words else.

    {place} and its like in a caption are filled in with what the photo says already; `number` is {number}.
    Raises Unfit.
    """
    if field == "taken_on":
        return _day(text, photo)
    if field == "agencies":
        return agencies_in(text, register)
    if field == "caption":
        return _caption(text, photo, number)
    return _fits(" ".join(plain(text).split()), getattr(Photo._meta.get_field(field), "max_length", None))


def agencies_in(text: str, register: Register) -> list[Agency]:
    """Return the agencies of «أ.ف.ب - رويترز» in their order. Raises Unfit for a name that is no agency's."""
    found = named_in([text], register)
    if found.photographer:
        raise Unfit(_strange([found.photographer]))
    return found.agencies


def named_in(names: list[str], register: Register) -> Credit:
    """Return whom these names mean. Raises Unfit if the register does not know one of them."""
    found = resolve(names, register)
    if found.unknown:
        raise Unfit(_strange(found.unknown))
    return found


def _strange(names: list[str]) -> str:
    said = _(
        "The register of agencies does not know “%(names)s”. Correct the name, have the agency added, or write a "
        "person's name as the photographer."
    )
    return said % {"names": _("”, “").join(names)}


def _day(text: str, photo: Photo) -> date | None:
    if not text.strip():
        return None
    day = day_of(text, EDITIONS[photo.edition])
    if day is None:
        raise Unfit(_("There is no such day. Write it with its year, as 2024-11-01 or 1/11/2024."))
    if day > timezone.localdate() + timedelta(days=1):
        raise Unfit(_("This day is still to come. Write the day on which the photo was taken."))
    return day


def _caption(text: str, photo: Photo, number: int) -> str:
    filled = fill(plain(text).strip(), _values(photo, number))
    if filled.unknown:
        known = " ".join(f"{{{names[1]}}}" if get_language() == "ar" else f"{{{names[0]}}}" for names in NAMES.values())
        said = _("%(name)s is nothing that can be filled in. These are: %(known)s")
        raise Unfit(said % {"name": filled.unknown[0], "known": known})
    if filled.empty:
        raise Unfit(_("Nothing is known yet for %(name)s. Fill in its field first.") % {"name": filled.empty[0]})
    return _fits(filled.text, LONGEST)


def _values(photo: Photo, number: int) -> dict[str, str]:
    day = caption_date(photo.taken_on, EDITIONS[photo.edition]) if photo.taken_on else ""
    words = {"place": photo.place, "people": photo.people, "photographer": photo.photographer}
    return {**words, "date": day, "number": str(number or "")}


def _fits(text: str, most: int | None) -> str:
    if most and len(text) > most:
        said = _("This has %(length)s characters; there is room for %(most)s. Shorten it.")
        raise Unfit(said % {"length": len(text), "most": most})
    return text
