"""A page asks the database as much for sixty stories as for five."""

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from articles.models.published import PublishedArticle, PublishedPhoto
from articles.publishing.publish import update
from tests.makers import a_photo, an_agency, somebody

BUDGETS = {
    "/": 12,
    "/regions/world/": 8,
    "/regions/world/europe/": 8,
    "/topics/economy/": 8,
    "/articles/": 14,
}


def asked(client, address) -> int:
    with CaptureQueriesContext(connections["reader"]) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("count", [5, 60])
def test_lists_keep_to_their_budget(client, newspaper, count):
    newspaper(count)
    spent = {address: asked(client, address) for address in BUDGETS}
    assert all(spent[address] <= most for address, most in BUDGETS.items()), spent


@pytest.mark.parametrize("count", [5, 60])
def test_a_story_keeps_to_its_budget(client, newspaper, count):
    newest, *others = newspaper(count)
    for target in others[:4]:
        newest.link_rows.create(target=target)
    newest.link_rows.create(url="https://example.org/", title="موقع آخر")
    update(newest, by=somebody("layla"))
    address = PublishedArticle.objects.get(pk=newest.pk).address()
    client.get(address)  # how common a word is PostgreSQL is asked by the first, for five minutes
    assert asked(client, address) <= 9  # one of them asks the index
    assert asked(client, f"/next/{newest.pk}/") <= 8


@pytest.mark.parametrize("count", [5, 60])
def test_a_photos_page_keeps_to_its_budget(client, newspaper, count):
    photo = a_photo([an_agency(slug) for slug in ("afp", "epa")])
    for number, story in enumerate(newspaper(count)):
        PublishedPhoto.objects.create(story_id=story.pk, photo=photo, position=9)
        PublishedArticle.objects.filter(pk=story.pk).update(edition="ar" if number % 3 else "en")
    assert asked(client, f"/photos/{photo.pk}/") <= 10


def test_an_empty_newsroom_prints_a_front_page(client, db):
    answer = client.get("/")
    assert answer.status_code == 200
    assert "empty__title" in answer.content.decode()
