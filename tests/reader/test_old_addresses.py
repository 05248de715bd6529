"""Addresses of earlier days: where there is no page, readers are led to where it is now, if they may see it."""

from urllib.parse import quote

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connections
from django.test.utils import CaptureQueriesContext

from articles.models.old_address import OldAddress
from articles.publishing import addresses
from articles.publishing.publish import withdraw
from tests.makers import CLOSED, a_person, a_region, a_story, a_topic, somebody

pytestmark = pytest.mark.django_db(databases=["default", "reader"])

OLD = "/أخبار/2009/قديم.html"


def kept(path=OLD, **target) -> OldAddress:
    return addresses.put(OldAddress(path=path, **target), by=somebody("layla"))


def led(client, path) -> str:
    answer = client.get(path)
    assert answer.status_code == 301, (path, answer.status_code)
    return answer.headers["Location"]


@pytest.mark.parametrize(
    "asked", [OLD, quote(OLD), quote(OLD).lower(), f"{OLD}/", f"{OLD}?utm_source=x", f"{OLD}?page=2", quote(quote(OLD))]
)
def test_an_old_address_leads_to_its_story(client, europe, asked):
    story = a_story(region=europe)
    kept(story=story.pk)
    assert led(client, asked).startswith(f"/articles/{story.pk}/")


def test_an_old_query_leads_on_too_and_the_most_particular_address_counts(client, europe):
    first, second = a_story(region=europe), a_story(region=europe)
    kept("/article.php?id=7", story=first.pk)
    kept("/article.php", story=second.pk)
    assert f"/{first.pk}/" in led(client, "/article.php?fbclid=1&id=7")
    assert f"/{second.pk}/" in led(client, "/article.php?id=8")


def test_an_old_address_leads_to_a_region_a_topic_a_writer_or_elsewhere(client, europe):
    topic, person = a_topic(), a_person()
    a_story(region=europe, topics=[topic], people=[person])
    kept("/t", topic=topic), kept("/p", person=person), kept("/r", region=europe)
    kept("/u", url="https://example.org/x")
    kept("/english", topic=topic, edition="en")
    assert led(client, "/t") == "/topics/water/"
    assert led(client, "/en/t") == "/en/topics/water/"
    assert led(client, "/p") == person.address("ar")
    assert led(client, "/r") == "/regions/world/europe/"
    assert led(client, "/u") == "https://example.org/x"
    assert led(client, "/english") == "/en/topics/water/"


def test_what_is_gone_for_good_is_said_to_be_gone(client, db):
    kept(gone=True)
    answer = client.get(OLD)
    assert answer.status_code == 410
    assert "s-maxage=1" in answer.headers["Cache-Control"] and not answer.cookies


@pytest.mark.parametrize("state", CLOSED)
def test_nobody_is_led_to_a_closed_story(client, europe, state):
    person, topic = a_person("اسم"), a_topic("secret-topic")
    story = CLOSED[state](region=europe, people=[person], topics=[topic])
    kept(story=story.pk), kept("/t", topic=topic), kept("/p", person=person)
    for path in (OLD, "/t", "/p", "/t/feed.rss", "/p/feed.json"):
        answer = client.get(path)
        assert answer.status_code == (410 if state == "withdrawn" and path == OLD else 404), path
        assert "Location" not in answer.headers and "secret-topic" not in answer.content.decode()
    open_one = a_story(region=europe, people=[person], topics=[topic])
    assert led(client, "/t") and led(client, "/p")
    kept("/open", story=open_one.pk)
    assert led(client, "/open")


def test_an_old_address_of_a_withdrawn_story_says_what_the_story_says(client, europe):
    story = a_story(region=europe, headline="كناري العنوان")
    kept(story=story.pk)
    withdraw(story, by=somebody("layla"), reason="خطأ", notice="سُحبت لخطأ في الأسماء")
    answer = client.get(f"/en{OLD}")
    assert (answer.status_code, "Location" in answer.headers) == (410, False)
    said = answer.content.decode()
    assert "سُحبت لخطأ في الأسماء" in said and "كناري" not in said and 'lang="en"' in said
    assert "s-maxage=1" in answer.headers["Cache-Control"]


def test_old_addresses_that_lead_to_one_another_are_no_pages(client, settings, db):
    settings.SITE_ADDRESS = "https://news.example"
    kept("/itself", url="http://news.example/itself/?utm_source=x")
    kept("/one", url="https://news.example/two"), kept("/two", url="http://news.example/three")
    kept("/three", url="https://news.example/one/")
    for path in ("/itself", "/one", "/two", "/three"):
        assert client.get(path).status_code == 404, path
    kept("/four", url="https://news.example/five"), kept("/five", url="https://elsewhere.example/one")
    assert led(client, "/four") == "https://news.example/five"
    assert led(client, "/five") == "https://elsewhere.example/one"


def test_a_page_that_is_there_is_never_led_away_from(client, europe):
    kept("/regions/world/europe", url="https://example.org/")
    with CaptureQueriesContext(connections["reader"]) as queries:
        assert client.get("/regions/world/europe/").status_code == 200
    assert not any("oldaddress" in query["sql"] for query in queries)


def test_a_renamed_topic_keeps_its_old_address(client, europe, admin_client):
    topic = a_topic("watr")
    a_story(region=europe, topics=[topic])
    form = {"name": topic.name, "slug": "water", "position": 0, "hue": ""}
    assert admin_client.post(f"/admin/articles/topic/{topic.pk}/change/", form).status_code == 302
    assert led(client, "/topics/watr/") == "/topics/water/"
    assert led(client, "/en/topics/watr/") == "/en/topics/water/"
    assert led(client, "/topics/watr/feed.rss") == "/topics/water/feed.rss"
    assert led(client, "/en/topics/watr/feed.json") == "/en/topics/water/feed.json"


def test_a_renamed_region_keeps_its_old_address_and_its_parts(client, europe, admin_client):
    a_region("france", parent=europe)
    form = {"name": europe.name, "slug": "europa", "parent": europe.parent.pk, "position": 0, "hue": ""}
    assert admin_client.post(f"/admin/articles/region/{europe.pk}/change/", form).status_code == 302
    assert led(client, "/regions/world/europe/") == "/regions/world/europa/"
    assert led(client, "/fa/regions/world/europe/") == "/fa/regions/world/europa/"
    assert led(client, "/regions/world/europe/france/") == "/regions/world/europa/france/"
    for region in ("", "france/"):
        assert led(client, f"/regions/world/europe/{region}feed.atom") == f"/regions/world/europa/{region}feed.atom"


@pytest.mark.parametrize("target", [{}, {"story": 1, "gone": True}, {"url": "https://a.example/", "story": 1}])
def test_an_old_address_leads_to_one_place(db, target):
    with pytest.raises(ValidationError):
        kept(**target)
    with pytest.raises(IntegrityError):
        OldAddress.objects.create(path="/x", **target)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example/x", "//a.example/x"])
def test_an_old_address_leads_to_pages_only(db, url):
    with pytest.raises(ValidationError):
        kept(url=url)
