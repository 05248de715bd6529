"""The interface is what its description says: asked by schemathesis, and printed for people from the same table."""

import pytest

from articles.editions import EDITIONS
from articles.models.article import Article
from articles.publishing.publish import correct, withdraw
from articles.reader.api.shapes import SHAPES
from articles.reader.api.table import DOORS
from tests.makers import a_person, a_photo, a_region, a_story, a_topic, somebody
from tests.ninjs import LISTS, MOMENTS, TEXTS
from tests.reader.described import ask, ask_everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    words = {"region": a_region("europe", parent=a_region("world")), "topics": [a_topic()], "people": [a_person()]}
    for edition in EDITIONS:
        a_story(edition=edition, headline=f"{edition}: the bridge is open to all again", photos=[a_photo()], **words)


def test_every_answer_is_as_described(paper, settings):
    settings.ALLOWED_HOSTS = ["*"]
    asked = ask_everything(examples=6)
    assert set(asked) == {door.path for door in DOORS} and min(asked.values()) > 3


def test_a_story_a_notice_and_a_card_are_as_described(paper, settings):
    settings.ALLOWED_HOSTS, article = ["*"], Article.objects.filter(edition="ar").get()
    correct(article, by=somebody("layla"), text="الصواب")
    number, cards = {"number": article.pk}, [f"/a/{article.pk}", f"/photos/{article.photo_rows.get().photo_id}/"]
    assert ask("/api/stories/{number}.json", path_parameters=number) == 200
    assert [ask("/oembed/", query={"url": f"http://localhost{path}"}) for path in cards] == [200, 200]
    withdraw(article, by=somebody("layla"), reason="خطأ")
    assert ask("/api/stories/{number}.json", path_parameters=number) == 410
    assert [ask("/oembed/", query={"url": f"http://localhost{path}"}) for path in cards] == [410, 404]


def test_the_description_names_every_address_and_only_those_there_are(client, db):
    told = client.get("/api/openapi.json").json()
    assert told["openapi"] == "3.1.0" and set(told["paths"]) == {door.path for door in DOORS}
    for door in DOORS:
        parameters = told["paths"][door.path]["get"]["parameters"]
        assert [one["name"] for one in parameters] == [one.name for one in door.parameters]
    arabic = client.get("/api/openapi.json", {"edition": "ar"}).json()
    assert arabic["info"]["title"] == "الصحيفة" != told["info"]["title"]


def test_what_we_say_of_a_story_has_the_names_of_the_standard():
    known = {
        *LISTS,
        *MOMENTS,
        *TEXTS,
        "uri",
        "type",
        "standard",
        "representationtype",
        "pubstatus",
        "urgency",
        "associations",
    }
    for shape in ("Story", "Withdrawn", "Picture", "Sibling"):
        assert set(SHAPES[shape]["properties"]) - known <= ({"name"} if shape in ("Picture", "Sibling") else set())


@pytest.mark.parametrize("code", EDITIONS)
def test_people_read_of_it_in_their_language(client, db, code):
    page = client.get(f"/{EDITIONS[code].prefix}api/").content.decode()
    for door in DOORS:
        assert door.path in page and all(f">{one.name}</code>" in page for one in door.parameters)
