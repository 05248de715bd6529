"""What readers type, and what they find: a table of more than a hundred questions, the same on both databases."""

import pytest
from django.utils import timezone

from articles.doors import readers_room
from articles.models.spelling import Spelling
from articles.reader.search.found import Search
from articles.reader.search.results import question
from tests.makers import a_region, a_story
from tests.reader.search_table import QUERIES, SPELLINGS, STORIES


@pytest.fixture
def printed(db):
    """Publish the table's stories. Returns their names by number."""
    region = a_region()
    for words in SPELLINGS:
        Spelling.objects.create(words=words)
    return {
        a_story(edition=edition, headline=headline, body=body, region=region).pk: name
        for name, (edition, headline, body) in STORIES.items()
    }


def answers(edition: str, typed: str) -> list[list[int]]:
    """What a question finds, the best fit first and the newest first."""
    with readers_room():
        asked, now = question(typed, edition), timezone.now()
        orders = [Search(asked, edition, now, by_time=by_time) for by_time in (False, True)]
        return [search.page(size=60).numbers if asked else [] for search in orders]


def test_every_question_finds_its_stories_and_no_other(printed, client):
    wrong = {}
    for edition, typed, wanted in QUERIES:
        for numbers in answers(edition, typed):
            if sorted(printed[number] for number in numbers) != sorted(wanted.split()):
                wrong[edition, typed] = (wanted, [printed[number] for number in numbers])
    assert not wrong and len(QUERIES) > 100
    for edition, typed, wanted in [one for one in QUERIES if one[2]][::9]:
        page = client.get("/articles/" if edition == "ar" else f"/{edition}/articles/", {"q": typed})
        assert {printed[story.pk] for story in page.context["stories"]} == set(wanted.split()), typed
        assert page.context["count"] == len(wanted.split())
