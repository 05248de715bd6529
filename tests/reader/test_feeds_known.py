"""Feeds are sent once to whoever keeps them, and cost as much for many stories as for few."""

from datetime import timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.http import http_date

from articles.models.photo import Photo
from articles.models.published import PublishedArticle, PublishedPhoto
from tests.makers import a_photo, a_story

pytestmark = pytest.mark.django_db
FORMS = ("rss", "atom", "json")


@pytest.fixture
def story(europe):
    return a_story(region=europe, photos=[a_photo()])


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_that_has_not_changed_is_not_sent_again(client, story, form, time_machine):
    time_machine.move_to(timezone.now() + timedelta(minutes=1))
    first = client.get(f"/feed.{form}")
    etag, changed = first.headers["ETag"], first.headers["Last-Modified"]
    for known in ({"if-none-match": etag}, {"if-none-match": f"W/{etag}"}, {"if-modified-since": changed}):
        again = client.get(f"/feed.{form}", headers=known)
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag), known
    PublishedArticle.objects.filter(pk=story.pk).update(
        updated_at=timezone.now() + timedelta(seconds=-1), headline="غيره"
    )
    assert client.get(f"/feed.{form}", headers={"if-none-match": etag}).status_code == 200


def test_what_comes_in_the_second_of_an_answer_is_not_missed(client, europe, time_machine):
    """A date has whole seconds: who asks by it alone must not be told of a second that was not over."""
    second = timezone.now().replace(microsecond=0) + timedelta(minutes=1)
    time_machine.move_to(second + timedelta(milliseconds=100), tick=False)
    a_story(region=europe, at=second)
    early = client.get("/feed.rss")
    assert "Last-Modified" not in early.headers and early.headers["ETag"]
    time_machine.move_to(second + timedelta(milliseconds=900), tick=False)
    a_story(region=europe, at=second)
    time_machine.move_to(second + timedelta(seconds=1), tick=False)
    late = client.get("/feed.rss", headers={"if-modified-since": http_date(second.timestamp() - 1)})
    assert late.status_code == 200 and late.headers["Last-Modified"] == http_date(second.timestamp())


def test_what_leaves_a_feed_by_the_clock_counts_as_a_change(client, europe, time_machine):
    story, other = a_story(region=europe), a_story(region=europe, photos=[a_photo()])
    now = timezone.now()
    PublishedArticle.objects.filter(pk=story.pk).update(until=now + timedelta(hours=1))
    photo = PublishedPhoto.objects.get(story_id=other.pk).photo_id
    Photo.objects.filter(pk=photo).update(usable_until=now + timedelta(hours=2))
    for hours in (0, 1, 2):
        time_machine.move_to(now + timedelta(hours=hours, seconds=1))
        fresh = client.get("/feed.rss").headers["Last-Modified"]
        assert client.get("/feed.rss", headers={"if-modified-since": fresh}).status_code == 304
        time_machine.move_to(now + timedelta(hours=hours + 1, seconds=1))
        assert client.get("/feed.rss", headers={"if-modified-since": fresh}).status_code == (200 if hours < 2 else 304)


def test_feeds_ask_as_much_for_many_stories_as_for_few(client, newspaper, settings):
    settings.FEEDS_FULL = True
    newspaper(3)
    few = asked(client)
    newspaper(9)
    assert asked(client) == few
    assert max(few.values()) <= 16, few


def asked(client) -> dict[str, int]:
    pages = ("/", "/regions/world/", "/topics/economy/", "/articles/", "/corrections/")
    spent = {}
    for page in pages:
        with CaptureQueriesContext(connections["reader"]) as queries:
            client.get(f"{page}feed.rss")
        spent[page] = len(queries)
    return spent
