"""The paper as an application: manifest, worker, shelf; and the one wish of readers that pages hear, Save-Data."""

import json
import re
from datetime import timedelta

import pytest
from django.contrib.staticfiles import finders
from PIL import Image

from articles.editions import EDITIONS
from articles.publishing.publish import update, withdraw
from tests.makers import CLOSED, a_region, a_story, somebody

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


@pytest.mark.parametrize("code", EDITIONS)
def test_every_edition_can_be_installed_in_its_own_language(client, code):
    edition = EDITIONS[code]
    page = client.get(f"/{edition.prefix}").content.decode()
    address = re.search(r'<link rel="manifest" href="([^"]+)">', page)[1]
    answer = client.get(address)
    said = json.loads(answer.content)
    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert (said["lang"], said["dir"]) == (edition.code, edition.direction)
    assert said["short_name"] == edition.paper and edition.paper in said["name"]
    assert said["id"] == said["start_url"] == f"/{edition.prefix}" and said["scope"] == "/"
    assert {(icon["sizes"], icon["purpose"]) for icon in said["icons"]} == {
        (f"{side}x{side}", purpose) for side in (192, 512) for purpose in ("any", "maskable")
    }
    for icon in said["icons"]:
        with Image.open(finders.find(icon["src"].removeprefix("/static/"))) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]


def test_the_operator_names_the_application_too(client, settings):
    settings.NEWSROOM_NAME = "وكالة الاختبار"
    assert client.get("/manifest.webmanifest").json()["short_name"] == "وكالة الاختبار"


@pytest.mark.parametrize("address", ["/saved/", "/en/saved/", "/offline/", "/en/offline/"])
def test_what_stands_on_the_device_is_the_same_for_everybody_and_in_no_index(client, address):
    europe = a_region()  # in the navigation, which every page has
    before = client.get(address)
    a_story(region=europe, headline="مادة لا تُرى على الرف")
    after = client.get(address)
    assert before.status_code == 200 and before.content == after.content
    assert '<meta name="robots" content="noindex">' in after.content.decode()
    assert "<shelf-list" in after.content.decode()


def test_the_worker_is_asked_for_anew_and_knows_the_files_by_their_names(client):
    answer = client.get("/sw.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cache-Control"] == "no-cache" and answer.headers["Service-Worker-Allowed"] == "/"
    known = json.loads(re.match(r"const PAPER = (.*);\n", answer.content.decode())[1])
    assert "/static/css/reader.css" in known["files"]
    assert set(known["editions"]) == set(EDITIONS) - {"ar"}
    assert "worker-src 'self'" in answer.headers["Content-Security-Policy"]


def test_one_setting_sends_a_worker_that_throws_itself_away(client, settings):
    assert "unregister" not in client.get("/sw.js").content.decode()
    assert "js/offline.js" in client.get("/").content.decode()
    settings.SERVICE_WORKER = False
    assert "unregister" in client.get("/sw.js").content.decode()
    assert "js/offline.js" not in client.get("/").content.decode()


@pytest.mark.parametrize("state", CLOSED)
def test_a_device_learns_what_it_may_keep_and_nothing_of_closed_stories(client, state):
    open_story, closed = a_story(), CLOSED[state]()
    answer = client.get(f"/kept/?stories={open_story.pk},{closed.pk},999999,x,٣,-1,,{'9' * 40}")
    assert set(answer.json()) == {str(open_story.pk)}


def test_a_device_learns_that_a_story_has_changed(client):
    story = a_story(ago=timedelta(days=2))

    def changed():
        return client.get(f"/kept/?stories={story.pk}").json()[str(story.pk)]

    before = changed()
    story.headline = "عنوان غير الأول لهذه المادة"
    story.save()
    update(story, by=somebody("layla"))
    assert changed() > before
    withdraw(story, by=somebody("layla"), reason="خطأ")
    assert client.get(f"/kept/?stories={story.pk}").json() == {}


def test_who_saves_data_gets_no_font_no_worker_and_nothing_ahead(client):
    full, lite = client.get("/"), client.get("/", headers={"Save-Data": "on"})
    for answer in (full, lite):
        assert "Save-Data" in answer.headers["Vary"]
    page = full.content.decode()
    assert "data-lite" not in page and 'as="font"' in page and "js/offline.js" in page
    assert full.headers["Speculation-Rules"] == '"/speculation.json"'
    page = lite.content.decode()
    assert re.search(r"<html [^>]*data-lite", page) and 'as="font"' not in page and "js/offline.js" not in page
    assert "Speculation-Rules" not in lite.headers


def test_browsers_look_ahead_at_pages_only(client):
    assert "Speculation-Rules" not in client.get("/robots.txt").headers
    answer = client.get("/speculation.json")
    assert answer.headers["Content-Type"] == "application/speculationrules+json"
    [rule] = answer.json()["prefetch"]
    closed = [each["not"]["href_matches"] for each in rule["where"]["and"] if "not" in each]
    assert {"/admin/*", "/a/*", "/media/*"} <= set(closed)


def test_the_desk_is_not_told_to_look_ahead(admin_client):
    assert "Speculation-Rules" not in admin_client.get("/admin/").headers
