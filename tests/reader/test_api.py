"""What programs get of the paper: whole stories as ninjs, lists that end, and refusals that say what to do."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models.photo import Photo
from articles.models.published import PublishedArticle
from articles.publishing.publish import correct, publish, withdraw
from articles.reader.api.stories import ASKED
from articles.reader.filters import StoryFilters
from tests.makers import CLOSED, a_person, a_photo, a_region, a_story, a_topic, somebody
from tests.ninjs import faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    """A story with everything that ninjs has a place for."""
    inside = a_photo(caption="في المتن", alt="جسر")
    people = [a_person("هالة المرزوق"), a_person("الصحيفة", kind="organisation")]
    return a_story(
        region=a_region("europe", parent=a_region("world")), topics=[a_topic("water")], people=people,
        photos=[a_photo(caption="الشرح", photographer="مازن", copyright="© مازن", headline="جسر"), inside],
        kicker="تمهيد", short_headline="مختصر", standfirst="المقدمة", dateline="كييف",
        body=f"فقرة [أولى](/regions/world/).\n\n![](photo:{inside.pk})\n\nhttps://youtu.be/dQw4w9WgXcQ\n\nفقرة ثانية.",
    )  # fmt: skip


def asked(client, path, status=200, **question):
    answer = client.get(path, question)
    assert answer.status_code == status, answer.content.decode()
    return answer.json()


def numbers(told):
    return [int(item["altids"][0]["value"]) for item in told["items"]]


def values(things, role):
    return [thing["value"] for thing in things if thing["role"] == role]


def test_a_story_is_told_whole_in_the_terms_of_ninjs(client, story):
    correct(story, by=somebody("layla"), text="الرقم الصحيح تسعة")
    told = asked(client, f"/api/stories/{story.pk}.json")
    assert faults(told) == []
    assert told["uri"] == f"http://testserver/api/stories/{story.pk}.json"
    assert (told["standard"]["version"], told["pubstatus"], told["language"]) == ("2.1", "usable", "ar")
    assert values(told["headlines"], "main") == [story.headline] and values(told["headlines"], "short") == ["مختصر"]
    assert values(told["descriptions"], "standfirst") == ["المقدمة"]
    assert values(told["descriptions"], "correction") == ["الرقم الصحيح تسعة"] and "الرقم الصحيح" in told["ednote"]
    assert told["by"] == "هالة المرزوق، «الصحيفة»"
    assert [who["name"] for who in told["people"]] == ["هالة المرزوق"]
    assert [who["name"] for who in told["organisations"]] == ["الصحيفة"]
    assert [(where["rel"], where["name"]) for where in told["places"]] == [
        ("dateline", "كييف"), ("region", "منطقة europe"), ("region", "منطقة world")]  # fmt: skip
    assert [what["literal"] for what in told["subjects"]] == ["water"]
    assert told["versioncreated"] > told["firstcreated"]


def test_its_text_is_html_with_whole_addresses_and_plain_text(client, story):
    html, plain = asked(client, f"/api/stories/{story.pk}.json")["bodies"]
    assert '<a href="http://testserver/regions/world/"' in html["value"] and "<script" not in html["value"]
    assert '<img src="http://testserver/media/' in html["value"] and "في المتن (أ.ف.ب)" in html["value"]
    assert "https://www.youtube.com/watch?v=dQw4w9WgXcQ" in html["value"] and "iframe" not in html["value"]
    assert plain["value"] == "فقرة أولى.\n\nفقرة ثانية." and plain["charcount"] == len(plain["value"])


def test_its_pictures_come_with_words_credit_and_every_size(client, story):
    first, second = asked(client, f"/api/stories/{story.pk}.json")["associations"]
    assert first["by"] == "مازن - أ.ف.ب" and first["copyrightnotice"] == "© مازن"
    assert values(first["descriptions"], "caption") == ["الشرح"] and values(second["descriptions"], "alt") == ["جسر"]
    sizes = {(each["name"], each["width"], each["contenttype"]) for each in first["renditions"]}
    assert {("whole-768-jpg", 768, "image/jpeg"), ("whole-480-webp", 480, "image/webp")} <= sizes
    for each in first["renditions"]:
        assert each["href"].startswith("http://testserver/media/r/") and str(each["width"]) in each["href"]


def test_a_picture_whose_right_is_over_leaves_its_caption_only(client, story):
    Photo.objects.update(usable_until=timezone.now())
    told = asked(client, f"/api/stories/{story.pk}.json")
    assert "associations" not in told and told["profile"] == "text-only"
    assert "<img" not in told["bodies"][0]["value"] and "في المتن" in told["bodies"][0]["value"]
    assert "أ.ف.ب" not in json.dumps(told, ensure_ascii=False)


def test_the_same_story_in_another_edition_is_named(client, story):
    other = a_story(edition="en", headline="The bridge is open to the public again", translation_of=story)
    told = asked(client, f"/api/stories/{story.pk}.json")
    siblings = [each for each in told["associations"] if each["type"] == "text"]
    assert [(each["language"], each["uri"]) for each in siblings] == [
        ("en", f"http://testserver/api/stories/{other.pk}.json")]  # fmt: skip
    assert faults(told) == []
    english = asked(client, f"/api/stories/{other.pk}.json")
    assert english["language"] == "en" and english["copyrightholder"] == "The Paper"


def test_a_withdrawn_story_is_gone_with_its_notice(client, story):
    withdraw(story, by=somebody("layla"), reason="خطأ", notice="سُحبت لخطأ في الأسماء")
    told = asked(client, f"/api/stories/{story.pk}.json", 410)
    assert faults(told) == []
    assert (told["pubstatus"], told["ednote"]) == ("canceled", "سُحبت لخطأ في الأسماء")
    assert story.headline not in json.dumps(told, ensure_ascii=False)


@pytest.mark.parametrize("state", [state for state in CLOSED if state != "withdrawn"])
def test_a_closed_story_is_as_one_that_never_was(client, state):
    closed = CLOSED[state](headline="كناري العنوان")
    missing = client.get("/api/stories/999999999.json")
    answer = client.get(f"/api/stories/{closed.pk}.json")
    assert (answer.status_code, answer.content) == (404, missing.content)
    assert answer["Content-Type"] == "application/problem+json"
    for question in ({}, {"q": "كناري"}, {"q": "كناري", "sort": "newest"}, {"region": "europe"}):
        assert asked(client, "/api/stories/", **question)["items"] == []


def test_a_list_is_told_page_by_page_and_ends(client):
    stories = [a_story(ago=timedelta(hours=hours)).pk for hours in range(1, 8)]
    address, found, pages = "/api/stories/?limit=3&region=europe", [], 0
    while address:
        told = client.get(address).json()
        assert not [fault for item in told["items"] for fault in faults(item)]
        assert all(item["representationtype"] == "partial" and "bodies" not in item for item in told["items"])
        found, pages, address = found + numbers(told), pages + 1, told["links"].get("next")
    assert (found, pages) == (stories, 3)


def test_a_search_is_told_page_by_page_in_both_orders(client):
    stories = [
        a_story(ago=timedelta(hours=hours), headline=f"قطار جديد رقم {hours} يصل اليوم").pk for hours in range(1, 6)
    ]
    for sort in ("best", "newest"):
        address, found = f"/api/stories/?limit=2&q=القطار&sort={sort}", []
        while address:
            told = client.get(address).json()
            found, address = found + numbers(told), told["links"].get("next")
        assert found == stories, sort


def test_lists_narrow_as_the_readers_page_does(client, story):
    a_story(region=a_region("asia", parent=a_region("world")))
    person = str(a_person("هالة المرزوق").pk)
    questions = [
        {"region": "europe"}, {"topic": "water"}, {"person": person}, {"agency": "afp"}, {"photos": "true"},
        {"q": "فقرة", "region": "europe"}, {"region": "world", "topic": "water"},
    ]  # fmt: skip
    for question in questions:
        assert numbers(asked(client, "/api/stories/", **question)) == [story.pk], question
    today = timezone.localtime().date()
    assert len(asked(client, "/api/stories/", to=f"{today}")["items"]) == 2
    assert asked(client, "/api/stories/", to=f"{today - timedelta(days=3)}")["items"] == []
    assert set(ASKED) == set(StoryFilters.get_filters()), "the table does not know what readers may ask"


def test_each_edition_is_told_in_its_own_names(client):
    region = a_region("europe", other_names={"en": "Europe"})
    a_story(region=region)
    other = a_story(edition="en", region=region, headline="The bridge is open to the public again")
    told = asked(client, "/api/stories/", edition="en")
    assert numbers(told) == [other.pk] and told["items"][0]["places"][0]["name"] == "Europe"
    assert [each["name"] for each in asked(client, "/api/regions/", edition="en")["items"]] == ["Europe"]
    assert [each["uri"] for each in asked(client, "/api/regions/")["items"]] == ["http://testserver/regions/europe/"]


def test_names_are_told_page_by_page_and_only_of_what_readers_see(client):
    world = a_region("world")
    a_region("europe", parent=world)
    a_story(region=world, topics=[a_topic("water"), a_topic("fire")], people=[a_person("هالة")])
    CLOSED["embargoed"](topics=[a_topic("secret")], people=[a_person("سرّي")])
    regions = asked(client, "/api/regions/", limit=1)
    assert [each["path"] for each in regions["items"]] == ["world"]
    assert [each["parent"] for each in client.get(regions["links"]["next"]).json()["items"]] == ["world"]
    assert {each["slug"] for each in asked(client, "/api/topics/")["items"]} == {"water", "fire"}
    assert [each["name"] for each in asked(client, "/api/people/")["items"]] == ["هالة"]


@pytest.mark.parametrize(
    ("path", "question", "named"),
    [
        ("/api/stories/", {"regoin": "europe"}, "regoin"),
        ("/api/stories/", {"region": "atlantis"}, "region"),
        ("/api/stories/", {"from": "2026-13-45"}, "from"),
        ("/api/stories/", {"from": "2026-02-02", "to": "2026-01-01"}, "to"),
        ("/api/stories/", {"limit": "51"}, "limit"),
        ("/api/stories/", {"limit": "-1"}, "limit"),
        ("/api/stories/", {"photos": "maybe"}, "photos"),
        ("/api/stories/", {"edition": "xx"}, "edition"),
        ("/api/stories/", {"before": "20261345T000000.000000-1"}, "before"),
        ("/api/stories/", {"before": "0.18436500000"}, "before"),
        ("/api/stories/", {"q": "قطار", "before": "20260101T000000.000000-1"}, "before"),
        ("/api/stories/", {"q": "x" * 201}, "q"),
        ("/api/stories/", {"q": "a\0b"}, "q"),
        ("/api/stories/", {"region": "a\0b"}, "region"),
        ("/api/stories/", {"region": ["europe", "asia"]}, "region"),
        ("/api/stories/", {"topic": ""}, "topic"),
        ("/api/regions/", {"after": "x"}, "after"),
        ("/api/people/", {"q": "هالة"}, "q"),
        ("/oembed/", {}, "url"),
        ("/oembed/", {"url": "http://testserver/", "format": "yaml"}, "format"),
    ],
)
def test_what_makes_no_sense_is_named(client, path, question, named):
    answer = client.get(path, question)
    problem = answer.json()
    assert (answer.status_code, answer["Content-Type"], problem["status"]) == (400, "application/problem+json", 400)
    assert [each["parameter"] for each in problem["errors"]] == [named] and problem["errors"][0]["detail"]


def test_every_problem_leads_to_its_words(client, story):
    page = client.get("/api/").content.decode()
    withdraw(story, by=somebody("layla"), reason="خطأ")
    answers = [client.get("/api/stories/", {"x": "1"}), client.get("/api/nothing"), client.post("/api/stories/"),
               client.get("/oembed/", {"url": f"http://testserver/a/{story.pk}"})]  # fmt: skip
    assert [answer.status_code for answer in answers] == [400, 404, 405, 410]
    for answer in answers:
        path, _, place = answer.json()["type"].partition("#")
        assert path == "/api/" and f'id="{place}"' in page


def test_what_is_known_already_is_not_sent_again(client, story):
    first = client.get("/api/stories/")
    assert client.get("/api/stories/", headers={"If-None-Match": first["ETag"]}).status_code == 304
    publish(story, by=somebody("layla"))
    assert client.get("/api/stories/", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_pages_of_other_sites_may_read_it_and_nobody_may_write(client, story):
    for answer in (
        client.get(f"/api/stories/{story.pk}.json"),
        client.get("/api/stories/x.json"),
        client.options("/api/topics/"),
    ):
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers and not answer.cookies
    assert client.options("/api/stories/").status_code == 204
    assert client.post("/api/stories/").status_code == client.delete(f"/api/stories/{story.pk}.json").status_code == 405
    assert client.get("/api/stories?limit=2")["Location"] == "/api/stories/?limit=2"


def test_fifty_stories_cost_no_more_questions_than_five(client, django_assert_max_num_queries):
    def print_some(count):
        for number in range(count):
            people = [a_person(f"كاتب {number}")]
            a_story(
                people=people,
                topics=[a_topic(f"t{number}")],
                photos=[a_photo()],
                region=a_region("europe", parent=a_region("world")),
            )

    print_some(5)
    with django_assert_max_num_queries(12) as five:
        asked(client, "/api/stories/", limit=50)
    print_some(15)
    assert PublishedArticle.objects.count() == 20
    with django_assert_max_num_queries(len(five.captured_queries)):
        asked(client, "/api/stories/", limit=50)
