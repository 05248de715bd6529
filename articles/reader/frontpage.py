"""What stands where on the front page. Numbers are chosen first, so that every story is loaded once."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from articles.models.genre import Genre, Prominence
from articles.models.published import PublishedArticle, PublishedPhoto, PublishedRegion, PublishedTopic
from articles.models.region import Region
from articles.models.seen import shown_q
from articles.models.topic import Topic
from articles.reader.heads import nth, numbers

RECENT = timedelta(days=14)  # how old what leads the page may be
SEASON = timedelta(days=90)  # how old an opinion or a photo story may be
SECOND, MORE, LATEST, VOICES, PICTURES = 4, 3, 7, 4, 4
BANDS, BAND, LEAST = 4, 8, 3  # bands, stories in one, and how few make one
SECTION = 4
OPINION = "opinion"  # the section whose stories have their own row


@dataclass
class Numbers:
    """The numbers of the stories on the page, by place."""

    lead: int | None
    second: list[int]
    more: list[int]
    latest: list[int]
    voices: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    bands: list[tuple[Region, list[int]]] = field(default_factory=list)
    sections: list[tuple[Topic, list[int]]] = field(default_factory=list)

    def all(self) -> list[int]:
        below = [number for _, stories in [*self.bands, *self.sections] for number in stories]
        top = [self.lead] if self.lead else []
        return [*top, *self.second, *self.more, *self.latest, *self.voices, *self.pictures, *below]


def choose(edition: str, now: datetime) -> Numbers:
    """Return the page's stories; six queries. Nothing stands twice above the fold, and no card twice anywhere."""
    public = PublishedArticle.objects.public(now).of(edition).newest_first()
    page = top(public, now)
    taken = {page.lead, *page.second, *page.more}
    season = public.filter(published_at__gte=now - SEASON).values_list("pk", flat=True)
    page.voices = fresh(season.filter(genre=Genre.OPINION)[: VOICES + len(taken)], taken, VOICES)
    leads = PublishedPhoto.objects.filter(shown_q(now), story=OuterRef("pk"), position=0)
    scenes = season.filter(Exists(leads), genre=Genre.PHOTO_STORY)
    page.pictures = fresh(scenes[: PICTURES + len(taken)], taken, PICTURES)
    page.bands = bands(edition, now, taken)
    page.sections = sections(edition, now, taken)
    return page


def top(public, now: datetime) -> Numbers:
    """Return what stands above the fold: loudest first, then newest."""
    loud = public.filter(published_at__gte=now - RECENT, prominence__in=[Prominence.LEAD, Prominence.MAJOR])
    loud = list(loud.values_list("pk", "prominence")[:24])
    newest = list(public.values_list("pk", flat=True)[: SECOND + MORE + LATEST + 1])
    leads = [number for number, prominence in loud if prominence == Prominence.LEAD]
    order = list(dict.fromkeys([*leads[:1], *(number for number, _ in loud), *newest]))
    above = order[: 1 + SECOND + (MORE if len(order) > 1 + SECOND + MORE else 0)]
    latest = [number for number in newest if number not in above][:LATEST]
    return Numbers(above[0] if above else None, above[1 : 1 + SECOND], above[1 + SECOND :], latest)


def fresh(found, taken: set, most: int) -> list[int]:
    """Return the first `most` numbers that are not taken yet, and take them."""
    chosen = [number for number in found if number not in taken][:most]
    taken.update(chosen)
    return chosen


def bands(edition: str, now: datetime, taken: set) -> list[tuple[Region, list[int]]]:
    """Return the regions of the navigation that have enough to show, with the numbers of their stories."""
    rows = PublishedRegion.objects.public(now).filter(region=OuterRef("pk"), edition=edition)
    head = BAND + SECOND + 1
    regions = Region.objects.filter(in_navigation=True)
    chosen = []
    for region in regions.annotate(**nth("story", rows.newest_first().values("story_id"), head)):
        left = [number for number in numbers(region, "story", head) if number not in taken]
        if len(left) >= LEAST and len(chosen) < BANDS:
            chosen.append((region, fresh(left, taken, BAND)))
    return chosen


def sections(edition: str, now: datetime, taken: set) -> list[tuple[Topic, list[int]]]:
    """Return the sections that have something left to show, with the numbers of their stories."""
    rows = PublishedTopic.objects.public(now).filter(topic=OuterRef("pk"), edition=edition)
    head = 2 * BAND
    topics = Topic.objects.filter(is_section=True).exclude(slug=OPINION)
    found = [
        (topic, fresh(numbers(topic, "story", head), taken, SECTION))
        for topic in topics.annotate(**nth("story", rows.newest_first().values("story_id"), head))
    ]
    return [(topic, stories) for topic, stories in found if stories]
