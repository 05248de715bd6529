"""Stories as machines get them: with all that ninjs says of them, in as many queries for fifty as for one."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from articles.models.published import PEOPLE, PublishedArticle, PublishedPhoto, PublishedTopic, photos_by
from articles.reader.api.answer import Refused
from articles.reader.api.asked import misunderstood
from articles.reader.cards import numbered
from articles.reader.filters import StoryFilters
from articles.reader.paging import leaf, read_mark
from articles.reader.search import found
from articles.reader.search.results import question

ASKED = ("q", "region", "topic", "person", "agency", "photos", "from", "to")  # what the readers' filters know
TOPICS = Prefetch(
    "topic_rows",
    PublishedTopic.objects.select_related("topic").order_by("topic__position", "topic__name"),
    to_attr="topic_places",
)


def with_all(stories: QuerySet, photos: QuerySet) -> QuerySet:
    """Return the stories with what ninjs prints of them: region, topics, writers, those photos with their credit."""
    placed = stories.select_related("region__parent__parent__parent")
    return placed.prefetch_related(photos_by(photos), TOPICS, *PEOPLE)


def one(number: int, now: datetime) -> PublishedArticle | None:
    """Return the public story with everything, or None."""
    return with_all(PublishedArticle.objects.public(now), PublishedPhoto.objects.all()).filter(pk=number).first()


def siblings(story: PublishedArticle, now: datetime) -> QuerySet:
    """Return the same story in other editions, as far as readers can see it."""
    others = PublishedArticle.objects.public(now).filter(family=story.family).exclude(edition=story.edition)
    return others.defer("body").order_by("edition")


def some(numbers: Sequence[int], edition: str, now: datetime) -> list[PublishedArticle]:
    """Return the public stories with these numbers, in that order, without their text."""
    public = numbered(numbers, edition=edition, now=now).defer("body")
    there = {story.pk: story for story in with_all(public, PublishedPhoto.objects.filter(position=0))}
    return [there[number] for number in numbers if number in there]


def page(request, asked: dict, now: datetime) -> tuple[list[PublishedArticle], str]:
    """Return (the stories of the page that is asked for, the mark of the next page or ""). Raises Refused."""
    edition = request.edition.code
    filters = StoryFilters(
        {name: asked[name] for name in ASKED if name in asked},
        queryset=PublishedArticle.objects.none(),
        request=request,
    )
    if not filters.form.is_valid():
        raise misunderstood({name: str(errors[0]) for name, errors in filters.form.errors.items()})
    turn = _searched if filters.chosen().get("q") else _listed
    numbers, older = turn(filters, asked, edition, now)
    return some(numbers, edition, now), str(older or "")


def _listed(filters: StoryFilters, asked: dict, edition: str, now: datetime) -> tuple[list[int], object]:
    if "before" in asked and read_mark(asked["before"]) is None:
        raise _lost()
    rows, number = filters.rows(edition, now)
    turned = leaf(rows, asked.get("before", ""), number=number, size=asked["limit"])
    return turned.numbers, turned.older


def _searched(filters: StoryFilters, asked: dict, edition: str, now: datetime) -> tuple[list[int], object]:
    mark = found.read_mark(asked.get("before", ""))
    if "before" in asked and mark is None:
        raise _lost()
    words = question(filters.chosen()["q"], edition)
    if not words:  # «؟» is no word
        return [], None
    search = filters.search(words, edition, now, by_time=asked["sort"] == "newest")
    turned = search.page(after=mark, size=asked["limit"])
    return turned.numbers, turned.older


def _lost() -> Refused:
    return misunderstood(
        {"before": _("This is not the mark of a page of this list. Take it from an answer’s next link.")}
    )
