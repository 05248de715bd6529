"""How long ago, and in how long, in words that Arabic can count."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def ago(when: datetime, now: datetime | None = None) -> str:
    """Return «5 minutes ago», in the largest whole unit."""
    minutes = int(((now or timezone.now()) - when).total_seconds() // 60)
    if minutes < 1:
        return _("just now")
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
