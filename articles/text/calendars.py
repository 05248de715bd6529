"""Days in calendars that Python does not count: the Iranian solar one, and the lunar one of Umm al-Qura."""

from datetime import date, timedelta

import jdatetime
from hijridate import Gregorian, Hijri

Day = tuple[int, int, int]  # year, month, day
SOLAR_YEARS = range(1200, 1700)  # what a reader who types a year of the Iranian calendar can mean


def jalali(day: date) -> Day | None:
    """Return the day in the Iranian calendar; None before its first year and beyond its last (3177 and 9999)."""
    try:
        found = jdatetime.date.fromgregorian(date=day)
    except (ValueError, OverflowError):
        return None
    return found.year, found.month, found.day


def from_jalali(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian date of a day of the Iranian calendar; None if there is no such day."""
    try:
        return jdatetime.date(year, month, day).togregorian()
    except (ValueError, OverflowError):
        return None


def umm_al_qura(day: date, offset: int = 0) -> Day | None:
    """Return the Hijri day by the calendar of Umm al-Qura, from midnight to midnight.

    `offset` moves it by days, where the moon is sighted earlier or later. None outside 1343 to 1500, the years that
    the calendar has tables for.
    """
    try:
        moved = day + timedelta(days=offset)
        found: Hijri = Gregorian(moved.year, moved.month, moved.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return found.year, found.month, found.day
