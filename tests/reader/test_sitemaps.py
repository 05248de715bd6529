"""Sitemaps: valid, complete, in parts that stay where they are, and without anything that readers may not see."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from defusedxml.ElementTree import fromstring
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.editions import EDITIONS
from articles.models.photo import Photo
from articles.models.published import PublishedArticle
from articles.reader.sitemaps import months
from tests.makers import CLOSED, a_page, a_person, a_photo, a_region, a_story, a_topic, an_agency
from tests.reader.sitemap_rules import IMAGE, NEWS, SITEMAP, XHTML, wrong

pytestmark = pytest.mark.django_db
HERE = "http://testserver"
NOON = datetime(2026, 11, 15, 12, tzinfo=UTC)


def read(client, address: str):
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert wrong(answer.content) == [], address
    return fromstring(answer.content)


def found(client, address: str) -> list[str]:
    return [loc.text.removeprefix(HERE) for loc in read(client, address).iter(f"{SITEMAP}loc")]


@pytest.fixture(autouse=True)
def mid_month(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def small_files(monkeypatch):
    monkeypatch.setattr(months, "SIZE", 3)


def public(article) -> PublishedArticle:
    return PublishedArticle.objects.get(pk=article.pk)


def test_the_index_leads_to_every_story_and_every_other_page(client):
    region, topic = a_region("europe", parent=a_region("world")), a_topic("water")
    people, page, agency = [a_person("هالة")], a_page("about"), an_agency()
    stories = [
        public(
            a_story(region=region, topics=[topic], people=people, photos=[a_photo([agency])], ago=timedelta(days=ago))
        )
        for ago in (0, 14, 20, 400)
    ]
    listed = found(client, "/sitemap.xml")
    assert [address for address in listed if "sitemap-ar-" in address] == [
        "/sitemap-ar-2026-11.xml", "/sitemap-ar-2026-10.xml", "/sitemap-ar-2025-10.xml",
    ]  # fmt: skip
    everything = [address for sitemap in listed for address in found(client, sitemap)]
    own = [story.address() for story in stories] + [region.address("ar"), topic.address("ar"), people[0].address("ar")]
    own.append(agency.address("ar"))
    assert {*own, "/", "/en/", "/feeds/", "/corrections/", page.address(), "/regions/world/"} <= set(everything)
    assert len(everything) == len(set(everything))
    assert all(client.get(address).status_code == 200 for address in everything)


def test_a_page_and_its_sitemap_name_the_same_page_in_every_language(client):
    """Both ways, and the default edition's for readers of every other language (hreflang, x-default)."""
    person, topic = a_person("هالة"), a_topic("water")
    a_story(region=a_region(), topics=[topic], people=[person], photos=[a_photo([an_agency()])])
    told = {url.findtext(f"{SITEMAP}loc"): {link.get("hreflang"): link.get("href") for link in url.iter(f"{XHTML}link")}
            for url in read(client, "/sitemap-ar.xml")}  # fmt: skip
    for path in (
        "/",
        "/articles/",
        "/agencies/",
        "/regions/europe/",
        "/topics/water/",
        "/agencies/afp/",
        person.address("ar"),
    ):
        named = told[f"{HERE}{path}"]
        assert [*named] == [*EDITIONS, "x-default"] and named["x-default"] == named["ar"] == f"{HERE}{path}"
        for address in {*named.values()}:
            page = client.get(address).content.decode()
            assert dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page)) == named, address


def test_a_month_is_parted_and_every_story_stands_in_one_part(client, small_files):
    region, same = a_region(), NOON - timedelta(days=1)
    stories = [public(a_story(region=region)) for _ in range(8)]
    PublishedArticle.objects.all().update(published_at=same)  # all at one moment: the number decides
    listed = [address for address in found(client, "/sitemap.xml") if "-2026-" in address]
    assert listed == ["/sitemap-ar-2026-11-3.xml", "/sitemap-ar-2026-11-2.xml", "/sitemap-ar-2026-11.xml"]
    parts = [found(client, address) for address in reversed(listed)]
    assert [len(part) for part in parts] == [3, 3, 2]
    assert [address for part in parts for address in part] == [story.address() for story in stories]
    withdrawn, *_rest = stories
    PublishedArticle.objects.filter(pk=withdrawn.pk).update(withdrawn_at=NOON)
    assert [found(client, address) for address in reversed(listed)] == [parts[0][1:], *parts[1:]]
    closed = ("ar-2026-11-4", "ar-2026-12", "ar-2026-13", "ar-0000-01", "xx-2026-11", "xx", "en-2026-11")
    for missing in (f"/sitemap-{name}.xml" for name in closed):
        assert client.get(missing).status_code == 404, missing


def test_lastmod_is_when_something_in_the_file_last_changed(client, small_files):
    region = a_region()
    stories = [public(a_story(region=region, ago=timedelta(days=60 - number))) for number in range(4)]
    PublishedArticle.objects.filter(pk=stories[1].pk).update(updated_at=NOON - timedelta(hours=2))
    told = {one.findtext(f"{SITEMAP}loc").rpartition("/")[2]: one.findtext(f"{SITEMAP}lastmod")
            for one in read(client, "/sitemap.xml")}  # fmt: skip
    assert datetime.fromisoformat(told["sitemap-ar-2026-09.xml"]) == NOON - timedelta(hours=2)
    assert datetime.fromisoformat(told["sitemap-ar-2026-09-2.xml"]) == stories[3].published_at.replace(microsecond=0)
    urls = list(read(client, "/sitemap-ar-2026-09.xml"))
    assert datetime.fromisoformat(urls[1].findtext(f"{SITEMAP}lastmod")) == NOON - timedelta(hours=2)


def test_a_story_names_its_pictures_and_its_siblings_while_they_may_be_seen(client):
    region, photos = a_region(), [a_photo(), a_photo()]
    story = a_story(region=region, photos=photos)
    sibling = a_story(region=region, edition="en", headline="Water talks begin")
    PublishedArticle.objects.filter(pk=sibling.pk).update(family=public(story).family)
    month = "/sitemap-ar-2026-11.xml"
    (url,) = read(client, month)
    assert [link.get("hreflang") for link in url.iter(f"{XHTML}link")] == ["ar", "en"]
    assert len(url.findall(f"{IMAGE}image")) == 2 and photos[0].cuts in url.findtext(f"{IMAGE}image/{IMAGE}loc")
    PublishedArticle.objects.filter(pk=sibling.pk).update(until=NOON - timedelta(minutes=1))
    Photo.objects.filter(pk=photos[0].pk).update(usable_until=NOON - timedelta(minutes=1))
    (url,) = read(client, month)
    assert not url.findall(f"{XHTML}link") and len(url.findall(f"{IMAGE}image")) == 1


def test_the_news_are_two_days_old_at_most_and_in_every_edition(client, monkeypatch):
    region = a_region()
    a_story(region=region, ago=timedelta(hours=49), headline="خبر قديم")
    a_story(region=region, ago=timedelta(hours=47), headline="خبر \u202e]]> & <جديد>")
    a_story(region=region, ago=timedelta(hours=1), headline="Water talks begin", edition="en")
    urls = list(read(client, "/sitemap-news.xml"))
    assert [url.findtext(f"{NEWS}news/{NEWS}title") for url in urls] == ["Water talks begin", "خبر ]]> & <جديد>"]
    names = [f"{NEWS}news/{NEWS}publication/{NEWS}{name}" for name in ("name", "language")]
    assert [[url.findtext(name) for name in names] for url in urls] == [["The Paper", "en"], ["الصحيفة", "ar"]]
    monkeypatch.setattr("articles.reader.sitemaps.pages.MOST_NEWS", 1)
    assert len(read(client, "/sitemap-news.xml")) == 1


@pytest.mark.parametrize("state", CLOSED)
def test_no_sitemap_names_what_is_closed(client, state):
    region, topic, person = a_region(), a_topic("water"), a_person("هالة")
    CLOSED[state](region=region, topics=[topic], people=[person])
    assert [address for address in found(client, "/sitemap.xml") if "-20" in address] == []
    assert client.get("/sitemap-ar-2026-11.xml").status_code == 404
    assert not {topic.address("ar"), person.address("ar"), region.address("ar")} & set(found(client, "/sitemap-ar.xml"))
    assert b"<url>" not in client.get("/sitemap-news.xml").content


def test_sitemaps_ask_as_much_for_many_stories_as_for_few(client):
    spent = []
    for _ in range(2):
        for _ in range(6):
            a_story(region=a_region(), photos=[a_photo()], topics=[a_topic()], people=[a_person()])
        addresses = ("/sitemap.xml", "/sitemap-ar.xml", "/sitemap-ar-2026-11.xml", "/sitemap-news.xml")
        spent.append([asked(client, address) for address in addresses])
    assert spent[0] == spent[1] and max(spent[0]) <= 2 + 2 * len(EDITIONS), spent


def asked(client, address: str) -> int:
    with CaptureQueriesContext(connections["reader"]) as queries:
        client.get(address)
    return len(queries)


def test_no_sitemap_reads_stories_to_find_where_its_files_begin(client):
    """They are counted, and walked, along the index of (edition, date): it covers the question."""
    a_story(region=a_region())
    with CaptureQueriesContext(connections["reader"]) as queries:
        client.get("/sitemap.xml"), client.get("/sitemap-ar-2026-11.xml")
    said = [query["sql"] for query in queries]
    counted = [sql for sql in said if "COUNT(" in sql]
    assert counted and not [sql for sql in said if '"body"' in sql]
    if connections["reader"].vendor == "sqlite":
        with connections["reader"].cursor() as cursor:
            plans = [str(cursor.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()) for sql in counted]
        assert all("COVERING INDEX published_newest" in plan for plan in plans), plans
    assert timezone.now() == NOON
