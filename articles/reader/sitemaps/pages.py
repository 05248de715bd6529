"""What sitemaps say of stories, and of pages that are none."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.urls import reverse

from articles.editions import EDITIONS
from articles.models.page import Page
from articles.models.person import Person
from articles.models.published import (
    PublishedArticle,
    PublishedPerson,
    PublishedPhoto,
    PublishedRegion,
    PublishedTopic,
)
from articles.models.region import Region
from articles.models.seen import shown_q
from articles.models.topic import Topic
from articles.reader import agencies
from articles.reader.feeds.entries import said, whole_size
from articles.reader.sitemaps.urls import News, Url
from articles.templatetags.addresses import with_default
from articles.templatetags.newspaper import MEDIA

NEWS_SINCE = timedelta(hours=48)
MOST_NEWS = 1_000  # of one file, by Google's rule
MOST = 50_000  # of one file, by the protocol
FIXED = (
    "front",
    "browse",
    "archive",
    "regions",
    "topics",
    "people",
    "agencies",
    "corrections",
    "feeds",
)  # in every edition
COLUMNS = ("edition", "slug", "family", "headline", "published_at", "updated_at")

Whole = Callable[[str], str]


def stories(rows: QuerySet, now: datetime, whole: Whole) -> list[Url]:
    """Return the stories, the oldest first, each with its pictures and its siblings; four queries."""
    shown = Prefetch(
        "photo_rows", PublishedPhoto.objects.filter(shown_q(now)).select_related("photo"), to_attr="placed"
    )
    found = list(rows.only(*COLUMNS).order_by("published_at", "pk").prefetch_related(shown))
    siblings = _siblings(rows, now)
    return [_story(story, siblings[story.family], whole) for story in found if story.edition in EDITIONS]


def news(now: datetime, whole: Whole) -> list[Url]:
    """Return the stories of the last two days in every edition, the newest first."""
    rows = PublishedArticle.objects.public(now).filter(published_at__gte=now - NEWS_SINCE, edition__in=EDITIONS)
    return [
        Url(whole(story.address()), story.updated_at or story.published_at, news=_news(story))
        for story in rows.newest_first().only(*COLUMNS)[:MOST_NEWS]
    ]


def fixed(edition: str, now: datetime, whole: Whole) -> list[Url]:
    """Return the edition's pages that are no stories: those that every edition has, its own, and its lists."""
    everywhere = [Url(whole(reverse(f"{edition}:{name}")), languages=_everywhere(name, whole)) for name in FIXED]
    return [*everywhere, *_standing(edition, whole), *_lists(edition, now, whole)][:MOST]


def _story(story: PublishedArticle, siblings: Iterable[PublishedArticle], whole: Whole) -> Url:
    others = [other for other in siblings if other.edition != story.edition and other.edition in EDITIONS]
    languages = [(each.edition, whole(each.address())) for each in (story, *others)] if others else []
    pictures = [row.photo.picture.name(whole_size(row.photo), "jpg") for row in story.placed]
    address, changed = whole(story.address()), story.updated_at or story.published_at
    return Url(address, changed, languages, [whole(f"{MEDIA}{name}") for name in pictures])


def _siblings(rows: QuerySet, now: datetime) -> defaultdict[int, list[PublishedArticle]]:
    """The stories of the same families, by family."""
    families = rows.order_by().values("family")
    found: defaultdict[int, list[PublishedArticle]] = defaultdict(list)
    for story in PublishedArticle.objects.public(now).filter(family__in=families).only("edition", "slug", "family"):
        found[story.family].append(story)
    return found


def _news(story: PublishedArticle) -> News:
    edition = EDITIONS[story.edition]
    paper = settings.NEWSROOM_NAME or edition.paper
    return News(said(paper), edition.code, story.published_at, said(story.headline))


def _everywhere(name: str, whole: Whole) -> list[tuple[str, str]]:
    return with_default([(code, whole(reverse(f"{code}:{name}"))) for code in EDITIONS])


def _standing(edition: str, whole: Whole) -> Iterator[Url]:
    pages = list(Page.objects.public().filter(edition__in=EDITIONS).only("edition", "slug", "changed_at"))
    for page in pages:
        same = [other for other in pages if other.slug == page.slug]
        languages = with_default([(other.edition, whole(other.address())) for other in same]) if len(same) > 1 else []
        if page.edition == edition:
            yield Url(whole(page.address()), page.changed_at, languages)


def _lists(edition: str, now: datetime, whole: Whole) -> Iterator[Url]:
    """Regions, topics and writers with something to read in this edition; the newest of it is when they changed.

    Then the agencies whose photographs some edition shows: their page has no date of its own.
    """
    shelves = (
        (Region, PublishedRegion, "region"),
        (Topic, PublishedTopic, "topic"),
        (Person, PublishedPerson, "person"),
    )
    for model, shelf, name in shelves:
        rows = shelf.objects.public(now).of(edition).filter(**{name: OuterRef("pk")}).newest_first()
        things = model.objects.annotate(newest=Subquery(rows.values("published_at")[:1])).order_by("pk")
        for thing in things.filter(newest__isnull=False)[:MOST]:
            yield _list(thing, edition, thing.newest, whole)
    for agency in agencies.shown(now):
        yield _list(agency, edition, None, whole)


def _list(thing, edition: str, changed: datetime | None, whole: Whole) -> Url:
    languages = with_default([(code, whole(thing.address(code))) for code in EDITIONS])
    return Url(whole(thing.address(edition)), changed, languages)
