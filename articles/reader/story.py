"""One story with everything its page prints, in as many queries for the longest story as for the shortest."""

from datetime import datetime

from django.db.models import F, OuterRef, Q, QuerySet, prefetch_related_objects

from articles.models.person import Person
from articles.models.published import (
    PEOPLE,
    PublishedArticle,
    PublishedLink,
    PublishedPerson,
    PublishedPhoto,
    PublishedRegion,
    PublishedTopic,
    photos_by,
)
from articles.reader.heads import nth, numbers
from articles.reader.kin import kin
from articles.reader.likeness import most_alike, shared_with

NEXT = 3  # how many stories a reader may read on into
FROM_REGION = 6  # the newest others of its region and
FROM_TOPIC = 3  # of each of its topics, to choose related stories from
SIGNED = 2  # writers of it, whose other stories are akin to it


def find(number: int, now: datetime) -> PublishedArticle | None:
    """Return the public story with its region and the numbers of stories that may stand beside it, or None."""
    return (
        PublishedArticle.objects.public(now)
        .filter(pk=number)
        .select_related("region__parent__parent")
        .annotate(**nth("next", newest_others(now), NEXT), **nth("region", region_others(now), FROM_REGION))
        .annotate(**nth("writer", writers(), SIGNED))
        .first()
    )


def find_withdrawn(number: int) -> PublishedArticle | None:
    """Return a story that readers have seen and that the paper took down."""
    seen = PublishedArticle.objects.filter(withdrawn_at__gte=F("published_at"))
    return seen.filter(pk=number).only("notice", "withdrawn_at", "edition").first()


def load(story: PublishedArticle, now: datetime, *, beside: bool = True) -> dict[int, PublishedArticle]:
    """Fill the story's lists (placed, linked, topic_list, bylines; siblings, related) and return the cards by number.

    The first four are those that publishing.compose makes for a preview.
    """
    rows = list(topic_rows(story, now))
    story.topic_list = [row.topic for row in rows]
    story.linked = list(PublishedLink.objects.filter(story=story))
    story.chosen = [link.target_id for link in story.linked if link.target_id]
    story.following = numbers(story, "next", NEXT)
    story.writers = numbers(story, "writer", SIGNED)
    story.near = [*(found for row in rows for found in numbers(row, "topic", FROM_TOPIC))]
    story.near += numbers(story, "region", FROM_REGION)
    cards, story.siblings = cards_beside(story, now) if beside else ({}, [])
    story.related = related(story, cards)
    shown = [card for card in cards.values() if card in story.related or card.pk in story.following[:1]]
    photos = PublishedPhoto.objects.filter(Q(story=story) | Q(position=0))
    prefetch_related_objects([story, *shown], photos_by(photos), *PEOPLE)
    return {card.pk: card for card in shown}


def cards_beside(story: PublishedArticle, now: datetime) -> tuple[dict[int, PublishedArticle], list[PublishedArticle]]:
    """Return (cards of this edition by number, the same story in other editions); a query, and the index's own."""
    akin = kin(story, [topic.pk for topic in story.topic_list], story.writers, now)
    wanted = {*story.chosen, *story.following[:1], *akin, *story.near} - {story.pk}
    family = Q(family=story.family, withdrawn_at__isnull=True)  # said here too: half of an «or» finds no partial index
    found = PublishedArticle.objects.public(now).filter(Q(pk__in=wanted) | family)
    found = list(found.select_related("region__parent").defer("body").annotate(**shared_with(story)))
    siblings = [other for other in found if other.family == story.family and other.edition != story.edition]
    return {card.pk: card for card in found if card.pk in wanted and card.edition == story.edition}, siblings


def related(story: PublishedArticle, cards: dict[int, PublishedArticle], *, most: int = 5) -> list[PublishedArticle]:
    """Return what to read beside the story: what the desk chose, then, the newest first, what is most like it.

    Alike is what shares telling words of its headline, topics, writers and its region. Links to other places count
    too, and neither the story itself nor the next one is among them.
    """
    room = max(most - sum(1 for link in story.linked if link.url), 0)
    chosen = [cards[number] for number in dict.fromkeys(story.chosen) if number in cards][:room]
    known = {*story.chosen, *story.following[:1]}
    others = sorted((card for card in cards.values() if card.pk not in known), key=_moment, reverse=True)
    nearest = most_alike(story, others)[: room - len(chosen)]
    return [*chosen, *sorted(nearest, key=_moment, reverse=True)]


def _moment(story: PublishedArticle) -> tuple[datetime, int]:
    return story.published_at, story.pk


# --- Scalar subqueries: databases answer each from the head of an index --------------------------
def newest_others(now: datetime) -> QuerySet:
    others = PublishedArticle.objects.public(now).filter(edition=OuterRef("edition")).exclude(pk=OuterRef("pk"))
    return others.newest_first().values("pk")


def writers() -> QuerySet:
    """The people who sign the story; the paper itself, and agencies, sign too much to be akin by."""
    signed = PublishedPerson.objects.filter(story=OuterRef("pk"), person__kind=Person.Kind.PERSON)
    return signed.order_by("position").values("person_id")


def region_others(now: datetime) -> QuerySet:
    rows = PublishedRegion.objects.public(now).filter(region=OuterRef("region"), edition=OuterRef("edition"))
    return rows.exclude(story=OuterRef("pk")).newest_first().values("story_id")


def topic_rows(story: PublishedArticle, now: datetime) -> QuerySet:
    """The story's topics, each with the numbers of its newest other stories."""
    others = PublishedTopic.objects.public(now).filter(topic=OuterRef("topic"), edition=OuterRef("edition"))
    others = others.exclude(story=OuterRef("story")).newest_first().values("story_id")
    rows = story.topic_rows.select_related("topic")  # the story itself has come in by the door already
    return rows.annotate(**nth("topic", others, FROM_TOPIC)).order_by("topic__position", "topic__name")
