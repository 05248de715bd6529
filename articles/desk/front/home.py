"""The desk's home: what waits for this user, before anything else. Each role sees its own work."""

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext, gettext_noop, pgettext

from articles.desk.front.home_problems import kinds
from articles.desk.front.home_queues import Panel, belonging, counted, fill
from articles.desk.front.home_side import published_today, timeline
from articles.desk.front.queues import Desk
from articles.desk.library.endings import endings
from articles.desk.library.grid import tiles
from articles.desk.library.photo_list import ANYTHING, BLOCKING, LACKING, WORST
from articles.desk.rights import access
from articles.editions import DEFAULT_EDITION, EDITIONS
from articles.models.article import Article
from articles.models.photo import Photo
from articles.text import dates

TILES = 24  # photos
RIYADH = gettext_noop("Riyadh")


def home(user) -> dict:
    """Return the page's context, by what the user may do."""
    desk = Desk(access.visible(Article.objects.all(), user), user)
    if user.has_perm("articles.review_article"):
        work = _editors(desk)
    elif access.only_illustrates(user):
        work = _photo_desks(desk)
    else:
        work = _reporters(desk)
    ending = endings(user, desk.stories, desk.now)
    return {"greeting": _greeting(desk.now), "today": _today(desk.now), "endings": ending, **work}


def _editors(desk: Desk) -> dict:
    waiting, ready, ahead, elsewhere, mine = panels = [
        Panel(key, desk) for key in ("waiting", "ready", "ahead", "elsewhere", "mine")
    ]
    side = {**_side(desk), "published": published_today(desk)}
    review, asked = belonging("review", desk)
    numbers = [
        waiting.number,
        ("review", pgettext("state", "in review"), counted(review), asked),
        ready.number,
        ("scheduled", gettext("Scheduled and embargoed"), side["upcoming"]["count"], "queue=timed"),
        (ahead.key, pgettext("state", "changed since publication"), ahead.count, ahead.asked),
        ("published", gettext("Published today"), side["published"]["count"], "queue=today"),
    ]
    shown = [panel for panel in panels if panel.count or panel not in (elsewhere, mine)]
    return {"queues": fill(shown, desk.now), "numbers": _linked(numbers), **side}


def _reporters(desk: Desk) -> dict:
    panels = [Panel(key, desk) for key in ("waiting", "drafts", "sent", "published")]
    side = _side(desk)
    numbers = [
        *(panel.number for panel in panels[:3]),
        ("scheduled", gettext("Scheduled and embargoed"), side["upcoming"]["count"], "queue=timed"),
        panels[3].number,
    ]
    return {"queues": fill(panels, desk.now), "numbers": _linked(numbers), **side}


def _photo_desks(desk: Desk) -> dict:
    waiting, bare = panels = [Panel(key, desk) for key in ("waiting", "bare")]
    library = f"{reverse('admin:articles_photo_changelist')}?lacks="
    lacking = Photo.objects.filter(LACKING[ANYTHING]).order_by(*WORST).prefetch_related("credit_rows__agency")[:TILES]
    blocking = counted(Photo.objects.filter(LACKING[BLOCKING]))
    words = ("lacking", gettext("Photos without caption or credit"), blocking, f"{library}{BLOCKING}")
    return {
        "queues": fill([panel for panel in panels if panel.count or panel is bare], desk.now),
        "numbers": [*_linked([waiting.number, bare.number]), words],
        "tiles": tiles(lacking, desk.now),
        "tiles_address": f"{library}{ANYTHING}",
        **_side(desk),
    }


def _side(desk: Desk) -> dict:
    return {
        "upcoming": timeline(desk),
        "problems": kinds(desk),
    }


def _linked(numbers) -> list[tuple]:
    """Give each number the address of the list that it counts."""
    return [(key, label, count, listed(asked)) for key, label, count, asked in numbers]


def listed(asked: str) -> str:
    """Return where the whole list of stories is, narrowed as asked."""
    return f"{reverse('admin:articles_article_changelist')}?{asked}"


def _greeting(now) -> str:
    hour = localtime(now).hour
    if 4 <= hour < 12:
        return gettext("Good morning")
    return gettext("Good afternoon") if 12 <= hour < 18 else gettext("Good evening")


def _today(now) -> dict:
    """Return {"day", "clock", "city", "gmt"} on the desk's own clock."""
    edition = EDITIONS.get(get_language(), EDITIONS[DEFAULT_EDITION])
    here = localtime(now)
    city = settings.TIME_ZONE.rpartition("/")[2].replace("_", " ")
    day = f"{dates.weekday(here.date(), edition)} {dates.running_date(here.date(), edition)}"
    return {"day": day, "clock": f"{here:%H:%M}", "city": gettext(city), "gmt": f"{now:%H:%M}"}
