"""No page walks an edition to find a few stories in it: SQLite, without figures, goes by what it is told first."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models.published import PublishedArticle
from articles.reader.paging import Mark
from articles.reader.stretches import of_each, within
from tests.makers import a_photo, a_region, a_story, a_topic, an_agency

pytestmark = pytest.mark.django_db
LONG_AGO = Mark(datetime(2020, 5, 1, tzinfo=UTC), 12)
ENDS = re.compile(r'"published_at" (?:<|<=) (?:\'|\()(\S+)')


@pytest.fixture
def paper(db):
    """Three stories with words, a photo, a topic."""
    photo, topic = a_photo([an_agency("epa")]), a_topic("water")
    return [a_story(photos=[photo], topics=[topic], region=a_region(), headline=f"الجسر القديم {n}") for n in range(3)]


def told(client, address: str) -> list[str]:
    with CaptureQueriesContext(connections["reader"]) as queries:
        assert client.get(address).status_code == 200, address
    return [query["sql"] for query in queries]


def plan(sql: str) -> str:
    with connections["reader"].cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return " ".join(step for *_numbers, step in cursor.fetchall())


@pytest.mark.sqlite
def test_stories_are_looked_up_by_their_numbers(client, paper):
    story = PublishedArticle.objects.get(pk=paper[0].pk)
    pages = (story.address(), "/articles/?q=الجسر", "/agencies/epa/", "/articles/feed.atom", "/suggest/?q=الجسر")
    numbered = [sql for page in pages for sql in told(client, page) if '"articles_publishedarticle"."id" IN (' in sql]
    assert len(numbered) >= len(pages)
    walks = [sql for sql in numbered if re.search(r"published_(newest|next_start|prominent)", plan(sql))]
    assert not walks


@pytest.mark.parametrize("page", ["/articles/", "/archive/{now:%Y/%m}/"])
def test_a_list_begins_at_its_mark(client, paper, page):
    """Of two ends of one index the first is gone by: the mark stands before «now», and the last day too."""
    address = page.format(now=timezone.now())
    (sql,) = [sql for sql in told(client, f"{address}?before={LONG_AGO}") if f"< {LONG_AGO.number}" in sql]
    assert ENDS.search(sql)[1].startswith("2020-05-01")
    last = [sql for sql in told(client, "/articles/?to=2020-05-01") if "LIMIT 21" in sql]
    assert last and all(ENDS.search(sql)[1].startswith("2020-05-0") for sql in last)


def test_each_stretch_of_time_is_asked_by_itself(paper):
    now = timezone.now()
    hours = [(now - timedelta(hours=hour), now - timedelta(hours=hour - 1)) for hour in (3, 2, 1)]
    PublishedArticle.objects.filter(pk=paper[0].pk).update(published_at=now - timedelta(minutes=150))
    PublishedArticle.objects.filter(pk=paper[1].pk).update(published_at=hours[2][0])
    PublishedArticle.objects.filter(pk=paper[2].pk).update(withdrawn_at=now)
    newest = within(PublishedArticle.objects.of("ar")).public(now).newest_first().values("pk")[:1]
    assert of_each(newest, hours) == [paper[0].pk, None, paper[1].pk]
    assert of_each(newest, [*hours[:1], (now - timedelta(hours=9), None)]) == [paper[0].pk, paper[1].pk]
    assert of_each(newest, []) == []
    assert ENDS.search(str(newest.query))[1] == "stretch.finish)"
