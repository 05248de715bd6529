"""The desk's home: what waits for this user, before anything else. Each role sees its own work."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext, gettext_noop, pgettext
from django.utils.translation import gettext_lazy as _

from articles.desk import access
from articles.desk.home_side import problems, published_today, timeline
from articles.desk.photo_list import LACKING, lacks
from articles.desk.pictures import rendition, thumbnail
from articles.desk.state import state
from articles.desk.story_list import complete, in_state, lead, with_all_that_a_row_prints
from articles.editions import DEFAULT_EDITION, EDITIONS
from articles.models.article import Article
from articles.models.photo import Photo
from articles.text import dates

A_QUEUE = 8  # stories
RIYADH = gettext_noop("Riyadh")
Status = Article.Status


# What each queue is called, what the button beside its stories says, and what stands there when it is empty.
WORDS = {
    "review": (_("Awaiting your decision"), _("Review"), _("No story awaits review now.")),
    "ready": (_("Ready to publish"), _("Publish…"), _("No story is ready. What you approve appears here.")),
    "ahead": (_("Changed since publication"), _("Update…"), _("Readers see what the desk has.")),
    "draft": (_("My drafts"), _("Go on"), _("You have no drafts. Begin a new story.")),
    "sent": (_("With the editors"), _("Open"), _("You have nothing in review.")),
    "published": (_("My published stories"), _("Open"), _("None of your stories is published yet.")),
    "bare": (_("Stories without photos"), _("Illustrate"), _("Every story has a photo.")),
}


@dataclass
class Queue:
    """Stories that wait for the same thing: how many, and the first of them as rows to print."""

    key: str
    stories: QuerySet
    state: str  # where all of them are listed

    def __post_init__(self):
        self.title, self.act, self.empty = WORDS[self.key]
        self.count = self.stories.count()
        self.rest = listed(self.state)
        found = complete(list(with_all_that_a_row_prints(self.stories)[:A_QUEUE]))
        self.rows = [{"story": story, "picture": thumbnail(lead(story)), "state": state(story)} for story in found]

    @property
    def number(self) -> tuple:
        return self.key, self.title, self.count, f"#{self.key}"


def home(user) -> dict:
    """Return the page's context, by what the user may do."""
    now = timezone.now()
    if user.has_perm("articles.review_article"):
        work = _editors(user, now)
    elif access.only_illustrates(user):
        work = _photo_desks(user, now)
    else:
        work = _reporters(user, now)
    return {"greeting": _greeting(now), "today": _today(now), **work}


def _editors(user, now) -> dict:
    stories = Article.objects.all()
    queues = [Queue(key, in_state(stories, key, now), key) for key in ("review", "ready", "ahead")]
    queues.append(Queue("draft", _drafts(user, now), "draft"))
    upcoming, today = timeline(stories, now), published_today(stories, now)
    numbers = [
        *(queue.number for queue in queues[:2]),
        ("scheduled", gettext("Scheduled and embargoed"), upcoming["count"], "#timeline"),
        ("ahead", pgettext("state", "changed since publication"), queues[2].count, "#ahead"),
        ("published", gettext("Published today"), today["count"], "#today"),
    ]
    return {"queues": queues, "numbers": numbers, "upcoming": upcoming, "published": today, "problems": problems()}


def _reporters(user, now) -> dict:
    own = access.own(Article.objects.all(), user)
    queues = [
        Queue("draft", _drafts(user, now), "draft"),
        Queue("sent", in_state(own, "review", now) | in_state(own, "ready", now), "review"),
        Queue("published", in_state(own, "published", now), "published"),
    ]
    return {"queues": queues, "numbers": [queue.number for queue in queues], "upcoming": timeline(own, now)}


def _photo_desks(user, now) -> dict:
    unfinished = [Status.DRAFT, Status.REVIEW, Status.READY]
    bare = Queue("bare", Article.objects.filter(status__in=unfinished, photo_rows__isnull=True), "")
    photos = Photo.objects.filter(LACKING["anything"])
    lacking = list(photos.prefetch_related("credit_rows__agency")[: 3 * A_QUEUE])
    address = f"{reverse('admin:articles_photo_changelist')}?lacks=anything"
    numbers = [bare.number, ("review", gettext("Photos that lack words or credit"), photos.count(), address)]
    tiles = [{"photo": photo, "lacks": lacks(photo), **rendition(photo)} for photo in lacking]
    return {"queues": [bare], "numbers": numbers, "tiles": tiles, "tiles_address": address}


def _drafts(user, now) -> QuerySet:
    return in_state(access.own(Article.objects.all(), user), "draft", now)


def listed(key: str) -> str:
    """Return where the whole list of that state is."""
    return f"{reverse('admin:articles_article_changelist')}?{urlencode({'state': key} if key else {})}"


def _greeting(now) -> str:
    hour = localtime(now).hour
    if 4 <= hour < 12:
        return gettext("Good morning")
    return gettext("Good afternoon") if 12 <= hour < 18 else gettext("Good evening")


def _today(now) -> dict:
    """Return {"day", "clock", "city"} on the desk's own clock."""
    edition = EDITIONS.get(get_language(), EDITIONS[DEFAULT_EDITION])
    here = localtime(now)
    city = settings.TIME_ZONE.rpartition("/")[2].replace("_", " ")
    day = f"{dates.weekday(here.date(), edition)} {dates.running_date(here.date(), edition)}"
    return {"day": day, "clock": f"{here:%H:%M}", "city": gettext(city)}
