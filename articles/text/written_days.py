"""Days as people write them: «1 نوفمبر 2024», 1/11/2024, 2024-11-01, in digits of any script. Pure."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from articles.text.arabic import fold
from articles.text.calendars import from_jalali
from articles.text.dates import Calendar, typed_day

DAY = r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?:1[0-9]|20|21)\d\d(?!\d)"
OF = r"\s+(?:of\s+|من\s+(?:شهر\s+)?)?"
BEFORE_YEAR = r"\s*[,،]?\s*(?:عام\s+|سنه\s+|سال\s+)?"
JOINED = r"\s*(?:[-–—]|و|الي|حتي|تا|اور|and|to|until|through)\s*"
NUMBERS = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{1,2})([-/.])(\d{1,2})\6(\d{4})")


def day_of(text: str, calendar: Calendar) -> date | None:
    """Return the day that the whole text is: the year in full, days before months; None if it is none.

    In an edition that counts its own years, those count first: «1402/6/21».
    """
    folded = " ".join(fold(text).split())
    own = typed_day(folded, calendar)
    if own:
        return own
    if found := NUMBERS.fullmatch(folded):
        year, month, day = (found[1], found[3], found[4]) if found[1] else (found[8], found[7], found[5])
        return _day(int(year), int(month), int(day))
    found = re.fullmatch(rf"({_named(calendar)}){BEFORE_YEAR}({YEAR})", folded)
    return _in_words(found[1], int(found[found.lastindex or 0]), calendar) if found else None


def lacks_year(text: str, calendar: Calendar) -> bool:
    """Whether the text names a day and a month and leaves out the year; «بين 12 و15 نوفمبر 2024» has it."""
    one = _named(calendar)
    chain = re.compile(rf"(?:{one})(?:{JOINED}(?:{one}))*(?P<year>{BEFORE_YEAR}{YEAR})?")
    return any(not match["year"] for match in chain.finditer(fold(text)))


def names_a_day(text: str, calendar: Calendar) -> bool:
    """Whether the text says on which day of which year."""
    folded = fold(text)
    return bool(re.search(rf"(?:{_named(calendar)}){BEFORE_YEAR}{YEAR}", folded) or NUMBERS.search(folded))


def _named(calendar: Calendar) -> str:
    return _pattern(calendar.months, calendar.running_months)


@cache
def _pattern(*tables: tuple[str, ...]) -> str:
    """The pattern of a day with its month: «12 نوفمبر (تشرين الثاني)», "November 12"."""
    names = sorted({name for table in tables for month in table for name in _names(month)}, key=len, reverse=True)
    month = rf"(?:{'|'.join(map(re.escape, names))})(?!\w)"
    return rf"{DAY}{OF}{month}(?:\s*[(/]\s*{month}\s*\)?)?|(?<!\w){month}\s+{DAY}(?!\d)"


def _names(month: str) -> Iterator[str]:
    """Yield the folded names in «نوفمبر (تشرين الثاني)»."""
    return (name.strip() for name in fold(month).replace(")", "").split("("))


def _in_words(named: str, year: int, calendar: Calendar) -> date | None:
    day = int(re.search(r"\d+", named)[0])  # type: ignore[index]
    said = re.sub(r"[\d()/]", " ", named)
    for month, names in enumerate(zip(calendar.months, calendar.running_months, strict=True), start=1):
        found = {name for one in names for name in _names(one)}
        if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said) for name in found):
            return from_jalali(year, month, day) if calendar.calendar == "jalali" else _day(year, month, day)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
