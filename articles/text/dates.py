"""Dates as an edition writes them. Takes aware moments, gives text in the edition's own time zone."""

from datetime import date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


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
    def comma(self) -> str: ...
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


def weekday(day: date, calendar: Calendar) -> str:
    return calendar.weekdays[day.weekday()]


def clock(moment: datetime, calendar: Calendar) -> str:
    """Return «18:38», 24 hours, on the edition's clock."""
    return in_digits(f"{moment.astimezone(calendar.zone):%H:%M}", calendar)


def greenwich(moment: datetime, calendar: Calendar) -> str:
    """Return the same moment's «15:38» in Greenwich time."""
    return in_digits(f"{moment.astimezone(ZoneInfo('UTC')):%H:%M}", calendar)


def full_moment(moment: datetime, calendar: Calendar) -> str:
    """Return «الخميس 18 سبتمبر (أيلول) 2025، 07:30»."""
    local = moment.astimezone(calendar.zone)
    return f"{weekday(local, calendar)} {running_date(local, calendar)}{calendar.comma} {clock(moment, calendar)}"


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


def _date(day: date, calendar: Calendar, months: tuple[str, ...]) -> str:
    parts = {"day": day.day, "month": months[day.month - 1], "year": day.year}
    return in_digits(calendar.date_order.format(**parts), calendar)
