"""What a clock on the wall may mean: one moment as a rule, two where clocks go back, none where they go forward."""

from datetime import UTC, datetime, timedelta, tzinfo

MINUTE = timedelta(minutes=1)


def readings(wall: datetime, zone: tzinfo) -> list[datetime]:
    """Return the moments, in UTC, that this local time without a zone may mean, the earlier first.

    One as a rule. Two where the hour comes twice. Where it is skipped, the two real moments nearest to it: the last
    minute before clocks go forward, and the one to which they go. Raises OverflowError at the ends of the calendar.
    """
    first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first > second:  # PEP 495: of a time that never was, each reading falls on the other side of the change
        turn = _turn(second, first, zone)
        return [turn - MINUTE, turn]
    return [first] if first == second else [first, second]


def is_skipped(wall: datetime, zone: tzinfo) -> bool:
    """Whether no clock in that zone ever showed this time."""
    return readings(wall, zone)[0].astimezone(zone).replace(tzinfo=None, fold=0) != wall.replace(fold=0)


def _turn(before: datetime, after: datetime, zone: tzinfo) -> datetime:
    """Return the first second with the later offset, between two moments that have different ones."""
    there = after.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == there:
            after = middle
        else:
            before = middle
    return after
