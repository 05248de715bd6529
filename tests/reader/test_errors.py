"""When there is no page: what is said, in which language, and which ways lead on."""

import re

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils.translation import get_language

from articles.editions import EDITIONS
from articles.publishing.publish import withdraw
from articles.reader.views.errors import bad_request, went_wrong
from tests.makers import CLOSED, a_region, a_story, a_topic, somebody

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
each_edition = pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)


def speaks(answer, edition) -> str:
    """The page's text, if it is in this edition and kept from search engines."""
    text = answer.content.decode()
    assert f'<html lang="{edition.code}" dir="{edition.direction}"' in text
    assert '<meta name="robots" content="noindex">' in text
    assert f'href="/{edition.prefix}"' in text
    return text


@each_edition
def test_a_missing_page_shows_ways_on(client, db, edition):
    topic = a_topic("economy", is_section=True)
    open_one = a_story(region=a_region(), headline="A story that is open", edition=edition.code)
    CLOSED["scheduled"](region=a_region(), headline="A story of tomorrow", edition=edition.code)
    answer = client.get(f"/{edition.prefix}no/such/page/")
    assert answer.status_code == 404
    text = speaks(answer, edition)
    assert "A story that is open" in text and f"/articles/{open_one.pk}/" in text
    assert "A story of tomorrow" not in text
    assert topic.address(edition.code) in text.partition('class="ways-on"')[2].partition("</main>")[0]


def test_a_missing_page_of_an_empty_newsroom_is_whole_too(client, db):
    text = speaks(client.get("/no/such/page/"), EDITIONS["ar"])
    assert "ways-latest" not in text and "ways-sections" not in text


@pytest.mark.parametrize("count", [5, 60])
def test_a_missing_page_is_cheap(client, newspaper, count):
    newspaper(count)
    with CaptureQueriesContext(connections["reader"]) as queries:
        client.get("/no/such/page/")
    assert len(queries) == 3  # an address of earlier days, the newest stories, the navigation


def test_a_withdrawn_story_says_no_more_than_its_notice(client, db):
    story = a_story(region=a_region(), headline="كناري العنوان", standfirst="كناري المقدمة", body="كناري المتن")
    address = f"/articles/{story.pk}/x/"
    withdraw(story, by=somebody("layla"), reason="كناري السبب", notice="سُحبت المادة لخطأ في الأسماء")
    answer = client.get(address)
    text = speaks(answer, EDITIONS["ar"])
    assert answer.status_code == 410
    assert "سُحبت المادة لخطأ في الأسماء" in text and "كناري" not in text


def test_a_notice_on_another_editions_page_says_its_language(client, db):
    story = a_story(region=a_region())
    withdraw(story, by=somebody("layla"), reason="خطأ", notice="سُحبت المادة")
    text = speaks(client.get(f"/en/articles/{story.pk}/x/"), EDITIONS["en"])
    assert re.search(r'<div class="note[^>]* lang="ar" dir="rtl">', text)


@each_edition
@pytest.mark.parametrize(("handler", "status"), [(went_wrong, 500), (bad_request, 400)])
def test_what_broke_is_said_without_a_database(rf, django_assert_num_queries, edition, handler, status):
    before = get_language()
    with django_assert_num_queries(0):
        answer = handler(rf.get(f"/{edition.prefix}articles/", headers={"host": "not.ours.example"}))
    speaks(answer, edition)
    assert (answer.status_code, answer["Cache-Control"]) == (status, "no-store")
    assert get_language() == before


@each_edition
def test_what_is_sent_to_a_page_is_refused_in_words(client, db, edition):
    answer = client.post(f"/{edition.prefix}corrections/", {"x": "y"})
    speaks(answer, edition)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert not answer.cookies


def test_a_strange_host_is_refused_in_words(client, db):
    answer = client.get("/en/", headers={"host": "not.ours.example"})
    assert answer.status_code == 400
    assert "not.ours.example" not in speaks(answer, EDITIONS["en"])
