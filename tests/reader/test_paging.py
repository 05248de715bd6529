"""Turning the leaves of a list: every story once, in order, and bad marks lead to the first page."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from articles.models.published import PublishedArticle, PublishedPerson, PublishedRegion, PublishedTopic
from articles.reader.paging import Mark, read_mark
from tests.makers import a_region, a_story, a_topic


def leaves(client, address):
    """Walk from a list's first page by its own links, and yield the numbers of the stories on each."""
    path = address.partition("?")[0]
    while address:
        page = client.get(address)
        assert page.status_code == 200
        yield [story.pk for story in page.context["stories"]]
        older = re.search(r'href="(\?[^"]+)" rel="next"', page.content.decode())
        address = older and path + older[1].replace("&amp;", "&")


@pytest.mark.parametrize("address", ["/regions/world/", "/topics/economy/", "/articles/", "/articles/?region=world"])
def test_every_story_is_on_one_page_and_in_order(client, newspaper, address):
    newspaper(45)
    pages = list(leaves(client, address))
    walked = [number for page in pages for number in page]
    assert [len(page) for page in pages] == [20, 20, 5]
    assert walked == list(PublishedArticle.objects.newest_first().values_list("pk", flat=True))


def test_stories_of_one_moment_are_on_one_page_each(client, db):
    for _ in range(25):
        a_story(topics=[a_topic()], region=a_region())
    moment = PublishedArticle.objects.newest_first().first().published_at
    PublishedArticle.objects.update(published_at=moment)
    PublishedTopic.objects.update(published_at=moment)
    for address in ("/articles/", "/topics/water/"):
        walked = [number for page in leaves(client, address) for number in page]
        assert len(walked) == len(set(walked)) == 25


def test_pages_are_turned_back_as_they_were_turned_on(client, newspaper):
    for number, story in enumerate(newspaper(45)):
        at = datetime(2024, 2, 20, 12, tzinfo=UTC) - timedelta(minutes=number // 3)  # three of each moment
        PublishedArticle.objects.filter(pk=story.pk).update(published_at=at, corrected_at=at)
        for rows in (PublishedRegion, PublishedTopic, PublishedPerson):
            rows.objects.filter(story_id=story.pk).update(published_at=at)
    writer = PublishedPerson.objects.filter(position=0).first().person.address("ar")
    for address in ("/regions/world/", "/topics/economy/", "/articles/", "/corrections/", "/archive/2024/02/", writer):
        on = list(leaves(client, address))
        last = client.get(address)
        while older := last.context["older"]:
            last = client.get(address + older)
        back = [[story.pk for story in last.context["stories"]]]
        while newer := last.context["newer"]:
            last = client.get(address + newer)
            back.insert(0, [story.pk for story in last.context["stories"]])
        assert back == on and len(on) == 3, address
        assert last.context["is_first"] and last.context["newest"] is None


def test_a_page_of_the_newest_is_always_a_full_one(client, newspaper):
    """Whoever turns back to where less than a page is left sees the first page, with what has come since."""
    newspaper(25)
    first = client.get("/regions/world/")
    third = first.context["stories"][2]
    page = client.get("/regions/world/", {"after": str(Mark(third.published_at, third.pk))})
    assert [s.pk for s in page.context["stories"]] == [s.pk for s in first.context["stories"]]
    assert page.context["is_first"]


@pytest.mark.parametrize("mark", ["", "x", "20250918T053000.000000", "20251318T053000.000000-1", "1-1", "%00", "٢٢"])
def test_a_bad_mark_is_the_first_page(client, newspaper, mark):
    newspaper(3)
    for side in ("before", "after"):
        page = client.get("/regions/world/", {side: mark})
        assert page.status_code == 200
        assert page.context["is_first"]
        assert len(page.context["stories"]) == 3


def test_a_mark_is_read_as_it_was_written():
    mark = Mark(datetime(2025, 9, 18, 5, 30, 1, 20, tzinfo=UTC), 12)
    assert str(mark) == "20250918T053001.000020-12"
    assert read_mark(str(mark)) == mark


def test_a_later_page_leads_back_to_the_newest(client, newspaper):
    newspaper(25)
    first = client.get("/regions/world/")
    later = client.get("/regions/world/" + first.context["older"])
    assert later.context["newest"] == "/regions/world/"
    assert later.context["older"] is None


def test_a_writers_page_lists_what_the_writer_signed(client, newspaper):
    newspaper(4)
    row = PublishedPerson.objects.filter(position=1).first()
    page = client.get(row.person.address("ar"))
    assert {story.pk for story in page.context["stories"]} == set(
        PublishedPerson.objects.filter(person=row.person).values_list("story_id", flat=True)
    )
