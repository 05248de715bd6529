"""Beside the queues: what the clock will do, what went out today, and what somebody must mend."""

from datetime import UTC, datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.desk.fields.when import ahead
from articles.desk.front import queues
from articles.desk.front.home_queues import counted
from articles.desk.front.queues import Desk
from articles.models.article import Article

MOST = 10  # rows


def timeline(desk: Desk) -> dict:
    """Return {"count", "rows"}: what the clock will open for readers and what is under embargo only, the next first."""
    return {"count": len(desk.upcoming), "rows": [_entry(story, at, desk.now) for at, story in desk.upcoming[:MOST]]}


def _entry(story: Article, at: datetime, now: datetime) -> dict:
    is_scheduled = story.copied_at is not None
    return {
        "number": story.pk,
        "headline": story.headline or str(story),
        "at": at,
        "day": day(at, now),
        "gmt": gmt(at),
        "left": ahead(at, now),
        "note": pgettext("state", "scheduled") if is_scheduled else _("embargo, not published yet"),
        "is_scheduled": is_scheduled,
    }


def day(at: datetime, now: datetime) -> str:
    """Return the day on the desk's clock: «today», «tomorrow», or its date."""
    days = (localtime(at).date() - localtime(now).date()).days
    if days == 0:
        return _("today")
    return _("tomorrow") if days == 1 else f"{localtime(at):%d/%m}"


def gmt(at: datetime) -> str:
    """Return the same moment in Greenwich, with its date if another day stands there."""
    there = at.astimezone(UTC)
    same = there.date() == localtime(at).date()
    return f"{there:%H:%M}" if same else f"{there:%H:%M} {there:%d/%m}"


def published_today(desk: Desk) -> dict:
    """Return {"count", "rows"}: the copies that became public today, the latest first."""
    copies = queues.published_today(desk.now).newest_first().only("headline", "published_at")
    rows = list(copies[: MOST + 1])
    return {"count": counted(copies) if len(rows) > MOST else len(rows), "rows": rows[:MOST]}
