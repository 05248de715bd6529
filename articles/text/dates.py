"""Dates as an edition writes them. Takes aware moments, gives text in the edition's own time zone."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Protocol
from zoneinfo import ZoneInfo

from articles.text.calendars import SOLAR_YEARS, from_jalali, jalali, umm_al_qura

UPDATED = timedelta(minutes=5)  # a change so soon after publication is part of it
DAY = timedelta(hours=24)
OWN_DAY = re.compile(r"([0-9]{1,4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,4})")


class Calendar(Protocol):
    """What this room asks of an edition."""

    @property
    def weekdays(self) -> tuple[str, ...]: ...
    @property
    def months(self) -> tuple[str, ...]: ...
    @property
    def running_months(self) -> tuple[str, ...]: ...
    @property
    def date_order(self) -> str: ...
    @property
    def digits(self) -> str: ...
    @property
    def calendar(self) -> str: ...
    @property
    def hijri_months(self) -> tuple[str, ...]: ...
    @property
    def hijri_order(self) -> str: ...
    @property
    def comma(self) -> str: ...
    @property
    def gmt(self) -> str: ...
    @property
    def local_time(self) -> str: ...
    @property
    def zone(self) -> ZoneInfo: ...


def in_digits(text: str, calendar: Calendar) -> str:
    """Return the text with its ASCII digits in the edition's."""
    return text.translate(str.maketrans("0123456789", calendar.digits))


def caption_date(day: date, calendar: Calendar) -> str:
    """Return «30 أكتوبر 2024»: captions and cards take one month name."""
    return _date(day, calendar, calendar.months)


def running_date(day: date, calendar: Calendar) -> str:
    """Return «30 أكتوبر (تشرين الأول) 2024»: running text takes both month names where the edition has two."""
    return _date(day, calendar, calendar.running_months)


def hijri_date(day: date, calendar: Calendar, offset: int = 0) -> str:
    """Return «27 صفر 1445 هـ»; nothing in an edition that prints none, nor for a day beyond the tables."""
    found = umm_al_qura(day, offset) if calendar.hijri_months else None
    if found is None:
        return ""
    year, month, number = found
    text = calendar.hijri_order.format(day=number, month=calendar.hijri_months[month - 1], year=year)
    return in_digits(text, calendar)


def short_date(day: date, calendar: Calendar) -> str:
    """Return «21/11», day and month in the edition's calendar."""
    _year, month, number = _in(calendar, day) or (day.year, day.month, day.day)
    return in_digits(f"{number}/{month}", calendar)


def year(day: date, calendar: Calendar) -> str:
    """Return the year that the edition counts: «2023», «۱۴۰۲»."""
    return in_digits(str((_in(calendar, day) or (day.year,))[0]), calendar)


def day_of_month(day: date, calendar: Calendar) -> str:
    """Return the day's number in its month: «23», «۲»."""
    return in_digits(str(_own(day, calendar)[2]), calendar)


def month_span(first: date, last: date, calendar: Calendar, *, running: bool = False) -> str:
    """Return the name of the month or months of these days: «نوفمبر 2026», «آبان – آذر ۱۴۰۵»."""
    (year, month, _), (last_year, last_month, _) = _own(first, calendar), _own(last, calendar)
    names = calendar.running_months if running else calendar.months
    begins, ends = names[month - 1], f"{names[last_month - 1]} {last_year}"
    if (year, month) != (last_year, last_month):
        ends = f"{begins}{'' if year == last_year else f' {year}'} – {ends}"
    return in_digits(ends, calendar)


def year_span(first: date, last: date, calendar: Calendar) -> str:
    """Return the year or years of these days: «2026», «۱۴۰۴–۱۴۰۵»."""
    years = dict.fromkeys(str(_own(day, calendar)[0]) for day in (first, last))
    return in_digits("–".join(years), calendar)


def weekday(day: date, calendar: Calendar) -> str:
    return calendar.weekdays[day.weekday()]


def clock(moment: datetime, calendar: Calendar) -> str:
    """Return «18:38», 24 hours, on the edition's clock."""
    return in_digits(f"{moment.astimezone(calendar.zone):%H:%M}", calendar)


def greenwich(moment: datetime, calendar: Calendar) -> str:
    """Return the same moment's «15:38» in Greenwich time."""
    return in_digits(f"{moment.astimezone(UTC):%H:%M}", calendar)


def local_and_greenwich(clock: time, day: date, zone: tzinfo, calendar: Calendar) -> str:
    """Return «18:38 بالتوقيت المحلي (09:38 ت غ)» of what happened at that hour of that day in that zone.

    It has no direction marks and needs none. Greenwich's day may be the one before or after.
    """
    there = datetime.combine(day, clock, tzinfo=zone)
    text = calendar.local_time.format(
        local=f"{there:%H:%M}", greenwich=f"{there.astimezone(UTC):%H:%M}", gmt=calendar.gmt
    )
    return in_digits(text, calendar)


def full_moment(moment: datetime, calendar: Calendar) -> str:
    """Return «الخميس 18 سبتمبر (أيلول) 2025، 07:30»."""
    local = moment.astimezone(calendar.zone)
    day = f"{weekday(local, calendar)} {running_date(local.date(), calendar)}"
    return f"{day}{calendar.comma} {clock(moment, calendar)}"


def local_day(moment: datetime, calendar: Calendar) -> date:
    """Return the calendar day of a moment where the edition is read."""
    return moment.astimezone(calendar.zone).date()


def day_bounds(first: date | None, last: date | None, calendar: Calendar) -> tuple[datetime | None, datetime | None]:
    """Return (start, end) moments that hold the days from first to last, end exclusive; None where a side is open."""
    start = datetime(first.year, first.month, first.day, tzinfo=calendar.zone) if first else None
    try:
        after = last + timedelta(days=1) if last else None
    except OverflowError:
        after = None
    return start, datetime(after.year, after.month, after.day, tzinfo=calendar.zone) if after else None


def typed_day(text: str, calendar: Calendar) -> date | None:
    """Return the day that a reader typed in the edition's own calendar, as «1402/6/21» or «21/6/1402», in ASCII digits.

    None if the edition's calendar is everybody's, if it has no such day, or if the year cannot be one of its own.
    """
    typed = OWN_DAY.fullmatch(text) if calendar.calendar == "jalali" else None
    if typed is None:
        return None
    year, month, day = (int(part) for part in (typed.groups() if len(typed[1]) == 4 else reversed(typed.groups())))
    return from_jalali(year, month, day) if year in SOLAR_YEARS else None


def minutes_ago(moment: datetime, now: datetime) -> int | None:
    """Return how many whole minutes ago it was; None for what is still ahead, or 24 hours old and more."""
    passed = now - moment
    return int(passed.total_seconds() // 60) if timedelta(0) <= passed < DAY else None


def months_between(first: date, last: date) -> int:
    """Return how many whole months have passed; 31 January to 28 February is none, to 1 March one."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def is_update(published: datetime, updated: datetime | None) -> bool:
    """Whether readers are told of the update: it came more than five minutes after publication."""
    return updated is not None and updated - published > UPDATED


def _in(calendar: Calendar, day: date) -> tuple[int, int, int] | None:
    return jalali(day) if calendar.calendar == "jalali" else (day.year, day.month, day.day)


def _own(day: date, calendar: Calendar) -> tuple[int, int, int]:
    return _in(calendar, day) or (day.year, day.month, day.day)


def _date(day: date, calendar: Calendar, months: tuple[str, ...]) -> str:
    found = _in(calendar, day)
    if found is None:  # a day that the edition's calendar does not have, as a reader may ask the archive for
        return in_digits(day.isoformat(), calendar)
    parts = {"day": found[2], "month": months[found[1] - 1], "year": found[0]}
    return in_digits(calendar.date_order.format(**parts), calendar)
