"""Cities that news is reported from, and the clocks that hang there."""

from django.conf import settings
from django.utils.translation import gettext_lazy

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


def places() -> list[dict]:
    """Return [{"zone", "name"}, …], the newsroom's own city first."""
    home = settings.TIME_ZONE
    names = {home: CITIES.get(home, home.rpartition("/")[2].replace("_", " ")), **CITIES}
    return [{"zone": zone, "name": str(name)} for zone, name in names.items()]
