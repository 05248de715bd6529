"""Which stories a feed is made of, each beside the page that it belongs to."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models.published import (
    PublishedArticle,
    PublishedPerson,
    PublishedRegion,
    PublishedTopic,
)
from articles.reader import agencies
from articles.reader.lists import open_or_missing

ENTRIES = 40
ANNOUNCED = timedelta(days=7)  # for so long it is said of an older story that it was put right, of any that it is gone
MOST_ANNOUNCED = 20  # of each


@dataclass(frozen=True)
class Source:
    """The numbers of a feed's stories, in order, and where and how it is called."""

    title: str  # of the page; "" for the paper's front page
    page: str  # its address
    numbers: list[int]
    corrected: list[int] = field(default_factory=list)  # older stories that were put right lately
    withdrawn: list[PublishedArticle] = field(default_factory=list)
    only_corrections: bool = False
    query: str = ""  # what a search was asked, as its address says it

    def address(self, form: str) -> str:
        return f"{self.page}feed.{form}" + (f"?{self.query}" if self.query else "")


def front(edition: str, now: datetime) -> Source:
    """The newest stories of the edition, whatever stands on its front page."""
    page = reverse(f"{edition}:front")
    newest = PublishedArticle.objects.public(now).of(edition).newest_first().values_list("pk", flat=True)
    return Source("", page, list(newest[:ENTRIES]), **announced(edition, now, Q()))


def region(here, edition: str, now: datetime) -> Source:
    rows = PublishedRegion.objects.public(now).filter(region=here)
    return listed(here, rows, edition, now, Q(region_rows__region=here))


def topic(here, edition: str, now: datetime) -> Source:
    """Raises Http404 for a topic of which nothing is public, in any edition, as its page does."""
    rows = PublishedTopic.objects.public(now).filter(topic=here)
    return shown(listed(here, rows, edition, now, Q(topic_rows__topic=here)), rows)


def person(here, edition: str, now: datetime) -> Source:
    """Raises Http404 for a writer of whom nothing is public, in any edition, as their page does."""
    rows = PublishedPerson.objects.public(now).filter(person=here)
    return shown(listed(here, rows, edition, now, Q(person_rows__person=here)), rows)


def agency(here, edition: str, now: datetime) -> Source:
    """Raises Http404 for an agency whose photographs nobody is shown, in any edition, as its page does."""
    rows, columns = agencies.stories(here, edition, now)
    at, number = columns.get("at", "published_at"), columns.get("number", "story_id")
    numbers = rows.order_by(f"-{at}", f"-{number}").values_list(number, flat=True)[:ENTRIES]
    return shown(Source(here.name_in(edition), here.address(edition), list(numbers)), agencies.photos(here, now))


def corrections(edition: str, now: datetime) -> Source:
    """The stories that were put right, by the moment of their last correction."""
    public = PublishedArticle.objects.public(now).of(edition).filter(corrected_at__isnull=False)
    numbers = public.order_by("-corrected_at", "-pk").values_list("pk", flat=True)[:ENTRIES]
    return Source(_("Corrections"), reverse(f"{edition}:corrections"), list(numbers), only_corrections=True)


def listed(here, rows: QuerySet, edition: str, now: datetime, belongs: Q) -> Source:
    """The newest of these dated rows; `belongs` says of a story that it is among them."""
    numbers = list(rows.of(edition).newest_first().values_list("story_id", flat=True)[:ENTRIES])
    return Source(here.name_in(edition), here.address(edition), numbers, **announced(edition, now, belongs))


def shown(source: Source, rows: QuerySet) -> Source:
    open_or_missing({"stories": source.numbers}, rows)
    return source


def announced(edition: str, now: datetime, belongs: Q) -> dict:
    """What is told of stories that need not be among the newest: that they were put right, or are gone."""
    since, stories = now - ANNOUNCED, PublishedArticle.objects.of(edition).filter(belongs)
    corrected = stories.public(now).filter(corrected_at__gte=since).order_by("-corrected_at")
    seen = stories.filter(withdrawn_at__gte=F("published_at"))  # nobody is told of what nobody has seen
    gone = seen.filter(withdrawn_at__gte=since, withdrawn_at__lte=now).order_by("-withdrawn_at")
    return {
        "corrected": list(corrected.values_list("pk", flat=True)[:MOST_ANNOUNCED]),
        "withdrawn": list(gone.only("edition", "notice", "withdrawn_at")[:MOST_ANNOUNCED]),
    }
