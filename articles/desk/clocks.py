"""«18:38 بالتوقيت المحلي (09:38 ت غ)»: what a clock somewhere said, and Greenwich's, as a story's edition writes it."""

import re
import unicodedata
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import JsonResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk import policy
from articles.editions import DEFAULT_EDITION, EDITIONS
from articles.text.dates import local_and_greenwich

CITIES = {
    "Asia/Riyadh": gettext_lazy("Riyadh"),
    "Africa/Cairo": gettext_lazy("Cairo"),
    "Asia/Dubai": gettext_lazy("Abu Dhabi and Dubai"),
    "Asia/Qatar": gettext_lazy("Doha"),
    "Asia/Kuwait": gettext_lazy("Kuwait City"),
    "Asia/Bahrain": gettext_lazy("Manama"),
    "Asia/Muscat": gettext_lazy("Muscat"),
    "Asia/Aden": gettext_lazy("Sanaa and Aden"),
    "Asia/Baghdad": gettext_lazy("Baghdad"),
    "Asia/Amman": gettext_lazy("Amman"),
    "Asia/Jerusalem": gettext_lazy("Jerusalem"),
    "Asia/Gaza": gettext_lazy("Gaza"),
    "Asia/Beirut": gettext_lazy("Beirut"),
    "Asia/Damascus": gettext_lazy("Damascus"),
    "Africa/Khartoum": gettext_lazy("Khartoum"),
    "Africa/Tripoli": gettext_lazy("Tripoli"),
    "Africa/Tunis": gettext_lazy("Tunis"),
    "Africa/Algiers": gettext_lazy("Algiers"),
    "Africa/Casablanca": gettext_lazy("Rabat"),
    "Africa/Nouakchott": gettext_lazy("Nouakchott"),
    "Africa/Mogadishu": gettext_lazy("Mogadishu"),
    "Africa/Djibouti": gettext_lazy("Djibouti"),
    "Indian/Comoro": gettext_lazy("Moroni"),
    "Europe/Istanbul": gettext_lazy("Ankara"),
    "Asia/Tehran": gettext_lazy("Tehran"),
    "Asia/Kabul": gettext_lazy("Kabul"),
    "Asia/Karachi": gettext_lazy("Islamabad"),
    "Asia/Kolkata": gettext_lazy("New Delhi"),
    "Asia/Jakarta": gettext_lazy("Jakarta"),
    "Asia/Shanghai": gettext_lazy("Beijing"),
    "Asia/Tokyo": gettext_lazy("Tokyo"),
    "Asia/Seoul": gettext_lazy("Seoul"),
    "Asia/Pyongyang": gettext_lazy("Pyongyang"),
    "Australia/Sydney": gettext_lazy("Canberra"),
    "Europe/Moscow": gettext_lazy("Moscow"),
    "Europe/Kyiv": gettext_lazy("Kyiv"),
    "Europe/Athens": gettext_lazy("Athens"),
    "Europe/Berlin": gettext_lazy("Berlin"),
    "Europe/Rome": gettext_lazy("Rome"),
    "Europe/Madrid": gettext_lazy("Madrid"),
    "Europe/Paris": gettext_lazy("Paris"),
    "Europe/Brussels": gettext_lazy("Brussels"),
    "Europe/London": gettext_lazy("London"),
    "Africa/Addis_Ababa": gettext_lazy("Addis Ababa"),
    "Africa/Nairobi": gettext_lazy("Nairobi"),
    "Africa/Lagos": gettext_lazy("Abuja"),
    "Africa/Johannesburg": gettext_lazy("Pretoria"),
    "America/New_York": gettext_lazy("Washington and New York"),
    "America/Los_Angeles": gettext_lazy("Los Angeles"),
    "America/Toronto": gettext_lazy("Ottawa"),
    "America/Mexico_City": gettext_lazy("Mexico City"),
    "America/Sao_Paulo": gettext_lazy("Brasília"),
    "America/Argentina/Buenos_Aires": gettext_lazy("Buenos Aires"),
}
CLOCK = re.compile(r"(\d{1,2})\s*[:.٫]\s*(\d{2})", re.ASCII)
YEARS = range(1900, 2201)


def places() -> list[dict]:
    """Return [{"zone", "name"}, …], the newsroom's own city first."""
    home = settings.TIME_ZONE
    names = {home: CITIES.get(home, home.rpartition("/")[2].replace("_", " ")), **CITIES}
    return [{"zone": zone, "name": str(name)} for zone, name in names.items()]


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
