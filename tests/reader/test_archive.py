"""The archive by the calendar: days of the edition, and only those that have stories."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models.published import PublishedArticle
from tests.makers import CLOSED, a_person, a_photo, a_region, a_story, a_topic, an_agency

pytestmark = pytest.mark.django_db


def printed(*moment, **words):
    """A story that has been public since that moment (UTC)."""
    return a_story(ago=timezone.now() - datetime(*moment, tzinfo=UTC), **words)


@pytest.fixture
def archive(db):
    """Four stories of the Arabic edition, whose days begin at 21:00 UTC."""
    return [
        printed(2024, 2, 28, 20, 59),
        printed(2024, 2, 28, 21, 0),
        printed(2024, 5, 1, 12),
        printed(2025, 12, 31, 20),
    ]


def test_years_and_months_with_stories_are_named(client, archive):
    text = client.get("/archive/").content.decode()
    for there in ("/archive/2024/", "/archive/2024/02/", "/archive/2024/05/", "/archive/2025/12/"):
        assert f'href="{there}"' in text
    for empty in ("/archive/2026/", "/archive/2024/03/", "/archive/2025/11/"):
        assert f'href="{empty}"' not in text
    assert "فبراير 2024" in client.get("/archive/2024/").content.decode()


def test_a_day_is_the_editions_own(client, archive):
    assert [story.pk for story in client.get("/archive/2024/02/28/").context["stories"]] == [archive[0].pk]
    assert [story.pk for story in client.get("/archive/2024/02/29/").context["stories"]] == [archive[1].pk]


def test_a_month_leads_to_its_days_and_to_the_nearest_months(client, archive):
    page = client.get("/archive/2024/02/")
    text = page.content.decode()
    assert 'href="/archive/2024/02/28/"' in text and 'href="/archive/2024/02/27/"' not in text
    assert [story.pk for story in page.context["stories"]] == [archive[1].pk, archive[0].pk]
    assert page.context["before"] is None and page.context["after"].address() == "/archive/2024/05/"
    day = client.get("/archive/2024/05/01/").context
    assert (day["before"].address(), day["after"].address()) == ("/archive/2024/02/29/", "/archive/2025/12/31/")


@pytest.mark.parametrize(
    "path",
    [
        "2026",
        "2024/03",
        "2024/02/27",
        "2024/13",
        "2024/00",
        "2023/02/29",
        "2024/02/30",
        "0000",
        "0001/01",
        "9999/12/31",
    ],
)
def test_what_has_no_stories_is_not_there(client, archive, path):
    assert client.get(f"/archive/{path}/").status_code == 404


@pytest.mark.parametrize("state", CLOSED)
def test_a_closed_story_makes_no_day(client, db, state):
    CLOSED[state]()
    today = timezone.now().strftime("%Y/%m/%d")
    assert "archive-months" not in client.get("/archive/").content.decode()
    for parts in (1, 2, 3):
        assert client.get(f"/archive/{'/'.join(today.split('/')[:parts])}/").status_code == 404


def test_the_persian_edition_names_its_own_months(client, archive):
    PublishedArticle.objects.update(edition="fa")
    text = client.get("/fa/archive/2024/02/").content.decode()
    assert "بهمن – اسفند ۱۴۰۲" in text and "۱۴۰۲–۱۴۰۳" in client.get("/fa/archive/").content.decode()
    assert 'href="/fa/archive/2024/02/29/" aria-label="۱۰ اسفند ۱۴۰۲"' in text
    assert text.index(">ش<") < text.index(">ی<") < text.index(">ج<")  # a week begins on Saturday


@pytest.mark.parametrize("count", [3, 30])
def test_the_calendar_keeps_to_its_budget(client, db, count):
    for number in range(count):
        printed(2024, 2, 1 + number % 28, 12)
    for path, most in (("", 4), ("2024/", 4), ("2024/02/", 10), ("2024/02/03/", 10)):
        with CaptureQueriesContext(connections["reader"]) as queries:
            assert client.get(f"/archive/{path}").status_code == 200
        assert len(queries) <= most, path


# --- What the paper is filed under ----------------------------------------------------------------
def test_an_agencys_page_lists_the_stories_that_show_its_photos(client, db, monkeypatch):
    afp, epa = an_agency("afp"), an_agency("epa")
    both = a_story(photos=[a_photo([afp]), a_photo([afp, epa])])
    older = printed(2024, 2, 28, 12, photos=[a_photo([epa])])
    printed(2024, 2, 27, 12)
    for most in (2000, 1):  # from the photos, and from the newest story
        monkeypatch.setattr("articles.reader.agencies.COUNTED", most)
        assert [story.pk for story in client.get("/agencies/epa/").context["stories"]] == [both.pk, older.pk]
        assert [story.pk for story in client.get("/agencies/afp/").context["stories"]] == [both.pk]
    assert 'href="/agencies/epa/"' in client.get("/agencies/").content.decode()


@pytest.mark.parametrize("state", CLOSED)
def test_who_has_nothing_public_is_not_named(client, db, state):
    a_story(topics=[a_topic("open")], people=[a_person("كاتبة")])
    CLOSED[state](topics=[a_topic("closed")], people=[a_person("كاتب مغلق")], photos=[a_photo([an_agency("secret")])])
    assert client.get("/agencies/secret/").status_code == 404
    everything = "".join(client.get(f"/{page}/").content.decode() for page in ("topics", "people", "agencies"))
    assert "موضوع open" in everything and "كاتبة" in everything
    assert not [name for name in ("موضوع closed", "كاتب مغلق", "وكالة secret") if name in everything]


def test_the_map_shows_every_region_under_the_one_it_is_part_of(client, db):
    asia = a_region("asia", parent=a_region("world"))
    a_region("korea", parent=asia)
    text = client.get("/regions/").content.decode().partition("<main")[2].partition("</main")[0]
    places = [text.index(f'href="/regions/{path}/"') for path in ("world", "world/asia", "world/asia/korea")]
    assert places == sorted(places)


def test_a_region_says_how_many_stories_each_of_its_parts_holds(client, db, monkeypatch):
    europe = a_region("europe", parent=a_region("world"))
    a_region("asia", parent=europe.parent)
    for _ in range(3):
        a_story(region=europe)
    CLOSED["embargoed"](region=europe)
    a_story(region=europe, edition="en")
    for page in ("/regions/world/", "/regions/"):
        text = client.get(page).content.decode()
        assert re.findall(r'<span class="vh">(: [^<]*)', text.partition("<main")[2]) == [": 3 مواد"] * 2, page
    monkeypatch.setattr("articles.reader.counts.MOST", 1)
    assert {place.stories for place in client.get("/regions/world/").context["places"]} == {2, 0}


@pytest.mark.parametrize("year", [1881, 1702])
def test_stories_of_the_first_newspapers_are_in_the_archive_and_no_date_breaks_it(client, archive, year):
    printed(year, 3, 1, 12)
    assert client.get("/archive/").status_code == client.get("/archive/2024/").status_code == 200
    assert client.get(f"/archive/{year}/03/01/").status_code == (200 if year > 1800 else 404)
