"""The dates that metadata write: XMP's ISO 8601, IPTC's run of digits, EXIF's colons."""

import re
from datetime import date, datetime

DAY = re.compile(r"\s*([0-9]{4})([-:/]?)([0-9]{2})\2([0-9]{2})(?![0-9])")
TIME = re.compile(r"[T ]?([0-9]{2}):?([0-9]{2})(?::?([0-9]{2}))?(?:\.[0-9]+)?\s*(Z|[+-][0-9]{2}:?[0-9]{2})?")
EVENING = "23:59:59"  # what ends on a day ends with it


def day(text: str) -> str:
    """Return the date as ISO 8601 writes it, on the clock where the picture was taken; "" if none is named in full."""
    found = DAY.match(text)
    if not found:
        return ""
    try:
        return date(int(found[1]), int(found[3]), int(found[4])).isoformat()
    except ValueError:
        return ""


def end(text: str) -> str:
    """Return a moment as ISO 8601 writes it, its day's last second if no time is named, "" if there is no date.

    Without an offset where the file names none: it is then up to the desk's clock.
    """
    on = day(text)
    at = TIME.match(text, DAY.match(text).end()) if on else None  # type: ignore[union-attr]
    if not at:
        return on and f"{on}T{EVENING}"
    offset = (at[4] or "").replace("Z", "+00:00")
    try:
        return datetime.fromisoformat(f"{on}T{at[1]}:{at[2]}:{at[3] or '00'}{offset}").isoformat()
    except ValueError:
        return f"{on}T{EVENING}"
