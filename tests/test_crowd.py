"""Closed stories take no place: where many newer ones are closed, the open ones behind them are still in every list.

A list that forgot `public()` would show nothing closed, because cards are loaded through the door as well; it would
show gaps. Here a crowd of closed stories stands in front of every list.
"""

from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.utils import timezone

from articles.models.published import PublishedArticle, PublishedPerson, PublishedRegion, PublishedTopic
from articles.reader.cards import cards
from tests.makers import CLOSED, a_person, a_photo, a_region, a_story, a_topic

pytestmark = pytest.mark.django_db
A_CROWD = 60


@pytest.fixture
def newsroom():
    """Twelve open stories of elsewhere, newest; older ones that stand in one list each; a withdrawn crowd in front."""
    world = a_region("world", in_navigation=False)
    places = {"europe": a_region("europe", parent=world), "quiet": a_region("quiet", parent=world, in_navigation=False)}
    sport, person = a_topic("sport", is_section=True), a_person()
    for hours in range(1, 13):
        a_story(region=places["quiet"], ago=timedelta(hours=hours))
    old = timedelta(days=2)
    found = {
        "band": [a_story(region=places["europe"], ago=old + timedelta(hours=n)) for n in range(4)],
        "section": [a_story(region=places["quiet"], topics=[sport], ago=old)],
        "voice": [a_story(region=places["quiet"], genre="opinion", people=[person], ago=old)],
        "pictures": [a_story(region=places["quiet"], genre="photo_story", photos=[a_photo()], ago=old)],
    }
    crowd(world, places["europe"], sport, person)
    return found | {"person": person, "topic": sport, "region": places["europe"]}


def crowd(world, region, topic, person):
    """Withdrawn stories of every genre and rank, newer than any open one, in all the lists."""
    now = timezone.now()
    kinds = [("opinion", "normal"), ("photo_story", "normal"), ("news", "lead"), ("news", "major")]
    stories = [
        PublishedArticle(
            id=10_000 + n, family=10_000 + n, edition="ar", genre=genre, prominence=prominence, headline=f"مسحوبة {n}",
            slug="x", region=region, published_at=now - timedelta(seconds=n + 1), copied_at=now, withdrawn_at=now,
        )
        for n in range(A_CROWD)
        for genre, prominence in [kinds[n % 4]]
    ]  # fmt: skip
    PublishedArticle.objects.bulk_create(stories)
    for rows, name, things in (
        (PublishedRegion, "region", [world, region]),
        (PublishedTopic, "topic", [topic]),
        (PublishedPerson, "person", [person]),
    ):
        rows.objects.bulk_create(
            rows(story=story, edition="ar", published_at=story.published_at, **{name: thing})
            for story in stories
            for thing in things
        )


def leads_to(page, articles):
    text = unquote(page.content.decode())
    return [f"/articles/{article.pk}/" in text for article in articles]


@pytest.mark.parametrize("part", ["band", "section", "voice", "pictures"])
def test_the_front_page_finds_what_stands_behind_the_crowd(client, newsroom, part):
    shown = leads_to(client.get("/"), newsroom[part])
    assert all(shown[:3]), part


def test_the_front_page_opens_with_the_newest_open_story(client, newsroom):
    front = client.get("/").content.decode()
    assert front.count("/articles/") > 12 and "lead__title" in front


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("/articles/", "band"),
        ("/articles/?region=europe", "band"),
        ("/articles/?topic=sport", "section"),
        ("/articles/?person={person.pk}", "voice"),
        ("/regions/world/europe/", "band"),
        ("/regions/world/europe/", "voice"),
        ("/topics/sport/", "section"),
        ("/people/{person.pk}/x/", "voice"),
    ],
)
def test_every_list_finds_what_stands_behind_the_crowd(client, newsroom, address, part):
    assert all(leads_to(client.get(address.format(**newsroom), follow=True), newsroom[part])), (address, part)


def test_related_and_next_are_found_behind_the_crowd(client, newsroom):
    here, *others = newsroom["band"]
    page = client.get(f"/articles/{here.pk}/", follow=True).content.decode()
    assert page.count("<read-on") == 1, "the next story"
    related = page.split('class="related"', 1)[1].split("<read-on", 1)[0]
    assert all(f"/articles/{other.pk}/" in related for other in others[:3])


def test_related_by_topic_are_found_behind_the_crowd(client, newsroom):
    quiet = PublishedArticle.objects.get(pk=newsroom["section"][0].pk).region
    apart = a_region("apart")
    other = a_story(region=apart, topics=[newsroom["topic"]], ago=timedelta(days=3))
    here = a_story(region=quiet, topics=[newsroom["topic"]], ago=timedelta(days=4))
    page = client.get(f"/articles/{here.pk}/", follow=True).content.decode()
    assert f"/articles/{other.pk}/" in page.split('class="related"', 1)[1].split("<read-on", 1)[0]


@pytest.mark.parametrize("state", CLOSED)
def test_a_card_is_only_ever_printed_of_an_open_story(state):
    closed, open_one = CLOSED[state](), a_story()
    assert list(cards([closed.pk, open_one.pk], edition="ar", now=timezone.now())) == [open_one.pk]
