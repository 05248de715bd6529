"""THE rule, said twice: `public()` in the database and `is_public` in Python must agree at every instant."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models.published import PublishedArticle
from tests.makers import a_region

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
INSTANTS = [NOON + timedelta(microseconds=step) for step in (-2, -1, 0, 1, 2)]


def a_row(number, **times):
    words = {"edition": "ar", "family": number, "genre": "news", "prominence": "normal", "headline": "عنوان"}
    return PublishedArticle(id=number, region=a_region(), copied_at=NOON, slug="x", **words, **times)


def test_both_sayings_of_the_rule_agree_for_every_state_and_instant():
    edges = [None, *INSTANTS]
    rows = [
        (start, end, withdrawn)
        for start in INSTANTS
        for end in edges
        for withdrawn in edges
        if end is None or end > start
    ]
    stories = [
        a_row(number, published_at=start, until=end, withdrawn_at=withdrawn)
        for number, (start, end, withdrawn) in enumerate(rows, 1)
    ]
    PublishedArticle.objects.bulk_create(stories)
    seen = set()
    for now in INSTANTS:
        in_database = set(PublishedArticle.objects.public(now).values_list("id", flat=True))
        in_python = {story.id for story in stories if story.public_at(now)}
        assert in_database == in_python
        seen |= in_python
    assert seen and len(seen) < len(stories)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.datetimes(timezones=st.just(UTC), min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)),
    lasts=st.none() | st.timedeltas(min_value=timedelta(microseconds=1), max_value=timedelta(days=900)),
    later=st.timedeltas(min_value=timedelta(days=-900), max_value=timedelta(days=900)),
    withdrawn=st.booleans(),
)
def test_both_sayings_agree_for_any_story_at_any_time(start, lasts, later, withdrawn):
    PublishedArticle.objects.all().delete()
    story = a_row(
        1, published_at=start, until=start + lasts if lasts else None, withdrawn_at=start if withdrawn else None
    )
    story.save()
    now = start + later
    assert PublishedArticle.objects.public(now).exists() == story.public_at(now)
