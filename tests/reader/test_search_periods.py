"""PostgreSQL gathers what many stories have period by period; whatever the periods, the keys are the same."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from types import SimpleNamespace

import pytest
from django.db import connection
from django.utils import timezone

from articles.models.index import IndexEntry, key_of, last_key, period
from articles.publishing.publish import publish
from articles.reader.search import plan
from articles.reader.search.found import Search
from articles.reader.search.index import Condition, keys
from articles.reader.search.plan import DAYS, Span, edges, kinds
from articles.text.asked import understand
from tests.makers import a_region, a_story, somebody

SOON = [timedelta(minutes=minutes) for minutes in (1, 2, 5, 1500, 1505, 2900)]
LATER = [timedelta(days=days) for days in (5, 6, 29, 31, 45, 364, 366, 700, 1100, 2500, 4000)]


@pytest.mark.parametrize(
    ("kind", "at", "start", "end"),
    [
        ("d", "2024-02-29T23:59:59", "2024-02-29", "2024-03-01"),
        ("m", "2024-02-29T12:00:00", "2024-02-01", "2024-03-01"),
        ("m", "2025-12-31T23:00:00", "2025-12-01", "2026-01-01"),
        ("y", "2024-12-31T23:59:59", "2024-01-01", "2025-01-01"),
        ("y", "1969-07-20T20:17:00", "1969-01-01", "1970-01-01"),
    ],
)
def test_a_period_has_the_keys_of_its_stories_and_no_others(kind, at, start, end):
    at, start, end = (datetime.fromisoformat(day).replace(tzinfo=UTC) for day in (at, start, end))
    first, after = edges(kind, at)
    assert (first, after) == (key_of(start, 0), key_of(end, 0))
    assert first <= key_of(at, 7) < after and last_key(end - timedelta(seconds=1)) < after
    assert period(kind, first) == period(kind, key_of(at, 7)) == period(kind, after - 1) != period(kind, after)


def test_the_shortest_period_that_can_fill_a_page_comes_first():
    assert kinds(100, 60) == ["d", "m", "y"]
    assert kinds(1, 60) == ["m", "y"]
    assert kinds(0.1, 60) == ["y"] == kinds(0.0001, 60)


@pytest.fixture
def told(monkeypatch):
    """`told(share, entries)`: what the planner's figures say of every word."""

    def tell(share: float, entries: float) -> None:
        figures = SimpleNamespace(get=lambda word, other: share)
        monkeypatch.setattr(plan, "frequencies", lambda cursor: (figures, entries))

    return tell


@pytest.mark.postgres
@pytest.mark.django_db
@pytest.mark.parametrize("a_day", [0.001, 0.4, 3, 500])
def test_the_same_keys_are_gathered_whatever_the_figures_say(told, monkeypatch, a_day):
    region = a_region()
    stories = [a_story(headline=f"خبر عن الميناء {n}", ago=ago, region=region).pk for n, ago in enumerate(SOON + LATER)]
    a_story(headline="غيره", ago=timedelta(days=3), region=region)
    condition = Condition(((("الميناء",),),))
    told(0, 0)
    every = keys(condition, most=99)
    assert [key & ((1 << 30) - 1) for key in every] == stories
    span = (every[0] - every[-1]) / (1 << 30) / 86400
    told(0.9, a_day * span / 0.9)
    monkeypatch.setattr(plan, "FEW", 0)
    for most in (1, 3, 7, len(stories), 99):
        assert keys(condition, most=most) == every[:most]
        assert keys(condition, most=most, oldest=True) == every[-most:]
        assert keys(condition, above=every[9], below=every[2], most=most) == every[3:9][:most]
        assert keys(condition, above=every[9], below=every[2], most=most, oldest=True) == every[3:9][-most:]
    assert keys(Condition(((("غيره",),),), ("no",)), most=5) == []
    with connection.cursor() as cursor:
        spans = [span for _, span in plan.periods(cursor, condition, Span(every[9], every[2]), 3, oldest=False)]
    assert spans[0].below == every[3] + 1 and spans[-1].above == every[8] - 1
    assert all(newer.above + 1 == older.below for newer, older in pairwise(spans))


@pytest.mark.django_db
def test_a_story_that_is_moved_in_time_is_filed_under_its_new_day():
    article = a_story(headline="خبر عن الميناء", at=timezone.now() + timedelta(days=40))
    publish(article, by=somebody("layla"), at=timezone.now() + timedelta(days=400))
    (entry,) = IndexEntry.objects.all()
    moved = timezone.now() + timedelta(days=400)
    assert abs((entry.key >> 30) - moved.timestamp()) < 60
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT vector::text FROM articles_indexentry")
            text = cursor.fetchone()[0]
        assert all(f"'{period(kind, entry.key)}'" in text for kind in DAYS)
    assert not Search(understand("ميناء"), "ar", timezone.now()).page().numbers
