"""«18:38 بالتوقيت المحلي (09:38 ت غ)»: what a clock somewhere said, and Greenwich's, as a story's edition writes it."""

import re
import unicodedata
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import JsonResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from articles.desk.fields.cities import places
from articles.desk.rights import policy
from articles.editions import DEFAULT_EDITION, EDITIONS
from articles.text.dates import local_and_greenwich

CLOCK = re.compile(r"(\d{1,2})\s*[:.٫]\s*(\d{2})", re.ASCII)
YEARS = range(1900, 2201)


def phrase(clock: str, day: str, zone: str, edition: str) -> str:
    """Return the phrase in that edition. Raises ValidationError with a sentence for the field that makes no sense."""
    hour, there = read_clock(clock), read_zone(zone)
    on = read_day(day)
    refuse_a_skipped_hour(datetime.combine(on, hour), there)
    return local_and_greenwich(hour, on, there, EDITIONS.get(edition, EDITIONS[DEFAULT_EDITION]))


def read_clock(text: str) -> time:
    """Return the time that was typed, in any digits: «18:38», «١٨:٣٨», «7.05»."""
    match = CLOCK.fullmatch(in_ascii(text).strip())
    try:
        return time(int(match[1]), int(match[2]))
    except (TypeError, ValueError):
        message = _("Write the hour and the minute on a 24-hour clock, such as 18:38.")
        raise ValidationError(message, code="clock") from None


def in_ascii(text: str) -> str:
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in text)


def read_zone(name: str) -> ZoneInfo:
    if name not in {place["zone"] for place in places()}:
        raise ValidationError(_("Choose a city in the list."), code="zone")
    return ZoneInfo(name)


def read_day(text: str) -> date:
    try:
        day = date.fromisoformat(in_ascii(text))
    except ValueError:
        day = date.min
    if day.year not in YEARS:
        raise ValidationError(_("Choose the day on which it happened."), code="day")
    return day


def refuse_a_skipped_hour(there: datetime, zone: ZoneInfo) -> None:
    """When clocks are put forward, an hour is skipped: nothing happened in it."""
    if there.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) != there:
        message = _("Clocks were put forward in this city that day, so there was no such time. Check it.")
        raise ValidationError(message, code="clock")


def clocks(request):
    """Without a question, the cities to choose from and today; with one, the phrase, or 422 with what is wrong."""
    if not policy.may(request.user, "tell the time"):
        raise PermissionDenied
    asked = {name: request.GET.get(name, "")[:64] for name in ("clock", "day", "zone", "edition")}
    if not any(asked.values()):
        return JsonResponse({"places": places(), "day": localdate().isoformat()})
    try:
        return JsonResponse({"words": phrase(**asked)})
    except ValidationError as wrong:
        return JsonResponse({"error": wrong.message, "field": wrong.code}, status=422)
