"""How long ago, in how long, and at what time on two clocks, in words that Arabic can count."""

from datetime import UTC, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from articles.desk.fields.cities import places


def ago(when: datetime, now: datetime | None = None) -> str:
    """Return «5 minutes ago», in the largest whole unit."""
    minutes = int(((now or timezone.now()) - when).total_seconds() // 60)
    if minutes < 1:
        return pgettext("at the desk", "just now")
    if minutes < 60:
        return ngettext("%(n)s minute ago", "%(n)s minutes ago", minutes) % {"n": minutes}
    if minutes < 24 * 60:
        hours = minutes // 60
        return ngettext("%(n)s hour ago", "%(n)s hours ago", hours) % {"n": hours}
    days = minutes // (24 * 60)
    return ngettext("%(n)s day ago", "%(n)s days ago", days) % {"n": days}


def ahead(when: datetime, now: datetime | None = None) -> str:
    """Return «in 2 hours and 30 minutes», in at most two units."""
    minutes = max(1, int((when - (now or timezone.now())).total_seconds() // 60))
    days, hours, minutes = minutes // (24 * 60), minutes % (24 * 60) // 60, minutes % 60
    parts = []
    if days:
        parts.append(ngettext("%(n)s day", "%(n)s days", days) % {"n": days})
    if hours:
        parts.append(ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours})
    if minutes and not days:
        parts.append(ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes})
    return _("in %(time)s") % {"time": _(" and ").join(parts)}


def city() -> str:
    """Return the name of the city whose clock is the newsroom's."""
    return places()[0]["name"]


def both_clocks(when: datetime) -> str:
    """Return «21:00 Riyadh time (18:00 GMT)»; Greenwich says so if its day is another."""
    here = timezone.localtime(when)
    said = {"clock": f"{here:%H:%M}", "city": city(), "greenwich": f"{when.astimezone(UTC):%H:%M}"}
    days = (when.astimezone(UTC).date() - here.date()).days
    if days < 0:
        return _("%(clock)s %(city)s time (%(greenwich)s GMT the day before)") % said
    if days > 0:
        return _("%(clock)s %(city)s time (%(greenwich)s GMT the day after)") % said
    return _("%(clock)s %(city)s time (%(greenwich)s GMT)") % said


def at(when: datetime, now: datetime | None = None) -> str:
    """Return «21:00 Riyadh time (18:00 GMT)», after the day if that is not today."""
    here = timezone.localtime(when)
    if here.date() == timezone.localtime(now or timezone.now()).date():
        return both_clocks(when)
    return _("%(day)s, %(clocks)s") % {"day": date_format(here, "j F"), "clocks": both_clocks(when)}


def short(when: datetime) -> str:
    """Return «21:00 (18:00 GMT)», for those who know where they are."""
    here, greenwich = timezone.localtime(when), when.astimezone(UTC)
    return _("%(clock)s (%(greenwich)s GMT)") % {"clock": f"{here:%H:%M}", "greenwich": f"{greenwich:%H:%M}"}
