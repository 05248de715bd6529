"""Whom a credit names: the register of agencies, asked by any spelling, and what is left for the desk to settle."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from articles.models.agency import Agency, AgencySpelling
from articles.models.photo import Photo
from articles.text import bidi, credits

LONGEST = 120  # letters of a spelling
A_PHOTOGRAPHER = Photo._meta.get_field("photographer").max_length or 0
INSIDE = re.compile(r"[«“\"]([^«»“”\"]+)[»”\"]|\(([^()]+)\)")  # «وكالة الأنباء السعودية «واس»»
LOWER = re.compile("[a-z]")
AROUND = re.compile(r"^(?:وكالة|خبرگزاری)\s+|\s+(?:photos?|images?|pictures?|handout)$", re.IGNORECASE)


@dataclass(frozen=True)
class Credit:
    """Who is named: the photographers in one line, agencies of the register in order, and names it does not know."""

    photographer: str = ""
    agencies: list[Agency] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


class Register:
    """All agencies and their spellings, read in one query when the first name is asked for. Make one for a piece of
    work; it does not look again.
    """

    def __init__(self) -> None:
        self._found: dict[str, Agency] = {}
        self._words: set[str] = set()  # short forms that are written as a word, «واس» or dpa, and not as «أ.ف.ب» or MAP
        self._is_read = False

    def _read(self) -> None:
        if self._is_read:
            return
        self._is_read = True
        agencies: dict[int, Agency] = {}
        spellings: list[tuple[str, int]] = []
        for row in Agency.objects.annotate(spelt=F("spellings__spelling")).order_by("pk", "spellings__pk"):
            agencies.setdefault(row.pk, row)
            spellings += [(row.spelt, row.pk)] if row.spelt else []
        own = [(name, agency.pk) for agency in agencies.values() for name in own_names(agency)]
        for name, number in (*own, *spellings):
            self._found.setdefault(credits.key(name), agencies[number])
            self._words |= {credits.key(name)} if credits.is_word(name) or LOWER.search(name) else set()

    def find(self, name: str) -> Agency | None:
        """Return the agency of this name, short form in any edition, or spelling; None if there is none."""
        self._read()
        return next((found for way in _ways(name) if (found := self._found.get(credits.key(way)))), None)

    def credited(self, name: str) -> Agency | None:
        """`find` for the end of a caption, where «دبا» is a town and (map) a map, and no agency of single letters."""
        self._read()
        is_another = credits.is_word(name) and credits.key(name) not in self._words
        return None if is_another else self.find(name)


def known(name: str) -> Agency | None:
    """Return the agency that a name means, however it is spelt; None if the register does not know it."""
    return Register().find(name)


def split_caption(text: str, register: Register | None = None) -> tuple[str, list[str]]:
    """Return a caption without the credit at its end, and the names in that credit; as it is, with [], without one."""
    return credits.split(text, (register or Register()).credited)


def resolve(names: Iterable[str], register: Register | None = None) -> Credit:
    """Return whom these names mean. Each may be a whole line: "REUTERS/Ahmed Jadallah", «كريم المنجد - أ.ف.ب».

    Who is no agency of the register is a photographer if the name is somebody's, and else among the unknown.
    """
    register = register or Register()
    people: dict[str, str] = {}
    agencies: dict[int, Agency] = {}
    unknown: dict[str, str] = {}
    for name in (part for line in names for part in credits.names_in(bidi.plain(line), register.find)):
        agency = register.find(name)
        if agency:
            agencies[agency.pk] = agency
        else:
            (people if credits.is_person(name) else unknown).setdefault(credits.key(name), name)
    photographer, left = _in_one_line(list(people.values()))
    return Credit(photographer, list(agencies.values()), [*left, *unknown.values()])


def own_names(agency: Agency) -> Iterator[str]:
    """Give an agency's names and short forms, in every edition."""
    yield from (agency.name, agency.short_form, *agency.other_names.values(), *agency.other_short_forms.values())


def spelt(agency: Agency, lines: Iterable[str]) -> list[AgencySpelling]:
    """Let a saved agency be spelt in these ways and no others; return the rows.

    Raises ValidationError, a sentence for every line that cannot be, and changes nothing then.
    """
    wanted = checked(agency, lines)
    try:
        with transaction.atomic():
            AgencySpelling.objects.filter(agency=agency).delete()
            rows = [AgencySpelling(agency=agency, spelling=line, folded=credits.key(line)) for line in wanted]
            return AgencySpelling.objects.bulk_create(rows)
    except IntegrityError as taken:  # somebody else has written one of them down at this very moment
        checked(agency, wanted)
        raise ValidationError(_("These spellings were changed meanwhile. Look at them and save again.")) from taken


def checked(agency: Agency, lines: Iterable[str]) -> list[str]:
    """Return the spellings in one form each, without blank lines. Raises ValidationError for what cannot be one."""
    wanted: dict[str, str] = {}
    for line in filter(None, map(_clean, lines)):
        wanted.setdefault(credits.key(line), line)
    others = Agency.objects.exclude(pk=agency.pk)
    taken = {credits.key(name): other.name for other in others for name in own_names(other)}
    spellings = AgencySpelling.objects.exclude(agency=agency.pk).filter(folded__in=wanted)
    taken |= dict(spellings.values_list("folded", "agency__name"))
    wrong = [sentence for key, line in wanted.items() if (sentence := _fault(key, line, taken))]
    if wrong:
        raise ValidationError(wrong)
    return list(wanted.values())


def _fault(key: str, line: str, taken: dict[str, str]) -> str:
    if not key:
        return _("“%(spelling)s” has no letters. Write a name, one a line.") % {"spelling": line}
    if len(line) > LONGEST:
        most = {"spelling": line[:40], "most": LONGEST}
        return _("“%(spelling)s…” is longer than %(most)s letters. Shorten it.") % most
    if key in taken:
        both = {"spelling": line, "agency": taken[key]}
        return _("“%(spelling)s” means %(agency)s already. Take it out there first, or leave it out here.") % both
    return ""


def _clean(line: str) -> str:
    return " ".join(bidi.plain(line).split())


def _ways(name: str) -> Iterator[str]:
    """The name as it is, without a word such as «وكالة» or "Photo" around it, and what it says in quotes or without."""
    yield name
    if "/" in name:  # several agencies, unless somebody has written that down as one's spelling
        return
    yield AROUND.sub("", name.strip())
    yield from (quoted or bracketed for quoted, bracketed in INSIDE.findall(name))
    yield INSIDE.sub(" ", name)


def _in_one_line(people: list[str]) -> tuple[str, list[str]]:
    """The photographers as the photo keeps them, and those for whom its line has no room."""
    comma = "، " if bidi.direction(" ".join(people)) == "rtl" else ", "
    fitting = [name for at, name in enumerate(people) if len(comma.join(people[: at + 1])) <= A_PHOTOGRAPHER]
    return comma.join(fitting), people[len(fitting) :]
