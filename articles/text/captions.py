"""What a picture's words still lack, and the variables that a caption may be written with. Pure; knows no register."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from articles.text.arabic import fold, tokens
from articles.text.dates import Calendar
from articles.text.written_days import lacks_year, names_a_day

ENOUGH = 6  # words: fewer cannot say who, what, where and when
BLOCKING = frozenset({"caption", "credit"})  # without these no story with the picture can be published
# Every fault, the worst first. What is kept of them are bits in this order: whoever changes it, or what is a fault,
# has all photos judged again (`manage.py judge_photos`).
WORST_FIRST = ("caption", "credit", "alt", "same", "credited", "variable", "short", "year", "stop", "nowhere")
STOP = re.compile(r"[^.\s][.。۔]\s*$")
ABBREVIATED = re.compile(r"(?:^|[\s(«])(?:\w{1,2}\.)+\s*$")  # «د.» and "U.S." keep their dots
VARIABLE = re.compile(r"\{([^{}\n]{1,40})\}")
NAMES = {
    "place": ("place", "المكان", "مكان"),
    "date": ("date", "التاريخ", "تاريخ"),
    "people": ("people", "الأشخاص", "أشخاص"),
    "photographer": ("photographer", "المصور", "مصور"),
    "number": ("number", "الرقم", "رقم"),
}
MEANT = {fold(name): key for key, names in NAMES.items() for name in names}


class Fault(NamedTuple):
    """Something to mend, by key, and the field where it is mended."""

    key: str
    field: str

    @property
    def blocks(self) -> bool:
        return self.key in BLOCKING


class Filled(NamedTuple):
    """A text whose variables are filled; those that nobody knows, and those for which there is nothing yet, stay."""

    text: str
    unknown: tuple[str, ...]
    empty: tuple[str, ...]


def faults(
    caption: str,
    alt: str,
    *,
    place: str,
    taken_on: date | None,
    has_credit: bool,
    calendar: Calendar,
    credit_left: bool = False,
) -> list[Fault]:
    """Return what the words lack, the worst first; an empty list when there is nothing to mend.

    Keys: "caption", "credit" and "alt" are missing; "same": the alternative text is the caption again; "short": fewer
    than ENOUGH words; "nowhere": neither place nor day is known; "stop": a full stop at the end; "year": a date
    without one; "credited": the caption ends in a credit, which `credit_left` says; "variable": {place} was not filled.
    """
    missing = {"caption": not caption.strip(), "credit": not has_credit, "alt": not alt.strip()}
    found = [Fault(key, "photographer" if key == "credit" else key) for key, lacking in missing.items() if lacking]
    if not missing["alt"] and tokens(alt) == tokens(caption):
        found.append(Fault("same", "alt"))
    return found if missing["caption"] else found + _of_caption(caption, place, taken_on, calendar, credit_left)


def _of_caption(caption: str, place: str, taken_on: date | None, calendar: Calendar, credit_left: bool) -> list[Fault]:
    wrong = {
        "credited": credit_left,
        "variable": bool(VARIABLE.search(caption)),
        "short": len(tokens(caption)) < ENOUGH,
        "year": lacks_year(caption, calendar),
        "stop": bool(STOP.search(caption)) and not ABBREVIATED.search(caption),
    }
    found = [Fault(key, "caption") for key, is_so in wrong.items() if is_so]
    if not place.strip() and taken_on is None and not names_a_day(caption, calendar):
        found.append(Fault("nowhere", "place"))
    return found


def bit(key: str) -> int:
    """Return the number of a fault: a power of two, the greater, the worse."""
    return 1 << (len(WORST_FIRST) - 1 - WORST_FIRST.index(key))


BLOCKS = min(map(bit, BLOCKING))  # what weighs as much, or more, cannot be published


def weight(found: Iterable[Fault]) -> int:
    """Return these faults as one number, the sum of their bits; 0 when there are none."""
    return sum({bit(fault.key) for fault in found})


def fill(text: str, values: Mapping[str, str]) -> Filled:
    """Return the text with {place}, {date}, {people}, {photographer} and {number}, or their Arabic names, filled in.

    `values` are by the keys of NAMES.
    """
    unknown, empty = [], []

    def value(match: re.Match[str]) -> str:
        key = MEANT.get(fold(match[1].strip()))
        if key is None:
            unknown.append(match[0])
        elif not values.get(key):
            empty.append(match[0])
        return values.get(key or "") or match[0]

    return Filled(VARIABLE.sub(value, text), tuple(unknown), tuple(empty))
