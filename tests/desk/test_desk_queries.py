"""Home and lists cost the same with few stories and with many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models.provenance import Collection
from tests.makers import a_person, a_photo, a_region, a_story, a_topic, an_article, somebody


def cost(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def more_of_everything(rounds: int) -> None:
    for number in range(rounds):
        whole = {"photos": [a_photo(), a_photo(caption="", agencies=[])], "topics": [a_topic()], "people": [a_person()]}
        an_article(**whole, region=a_region(f"r{number}"))
        Collection.objects.create(name=f"مجموعة {number}").photos.set(whole["photos"])
        an_article(status="review", by=somebody("nour"), **whole)
        a_story(photos=[a_photo()], by=somebody("omar"))


@pytest.mark.parametrize("login", ["layla", "omar", "salma"])
@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/admin/", 32),
        ("/admin/articles/article/", 14),
        ("/admin/articles/photo/", 15),
        ("/admin/articles/collection/", 14),
        ("/admin/articles/region/", 12),
    ],
)
def test_a_page_does_not_ask_more_when_there_is_more(at_the_desk, login, address, most):
    client = at_the_desk(login)
    more_of_everything(2)
    few = cost(client, address)
    more_of_everything(6)
    assert cost(client, address) <= few + 1 <= most


def test_the_library_dialog_asks_for_a_page_at_once(layla):
    more_of_everything(2)
    few = cost(layla, "/admin/articles/article/photos/library/")
    more_of_everything(4)
    assert cost(layla, "/admin/articles/article/photos/library/") == few
