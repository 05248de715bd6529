"""The card that another site prints for a link to us: words only, safe, and for nothing that is closed."""

import pytest
from defusedxml.ElementTree import fromstring
from django.utils import timezone

from articles.models.photo import Photo
from articles.models.published import PublishedArticle
from tests.makers import CLOSED, a_person, a_photo, a_story

pytestmark = pytest.mark.django_db
NASTY = 'قال "كلمة" <script>alert(1)</script> & أخرى'


@pytest.fixture
def story():
    return a_story(headline=NASTY, standfirst="المقدمة", people=[a_person()], photos=[a_photo(caption="الشرح")])


def card(client, path, status=200, **asked):
    answer = client.get("/oembed/", {"url": f"http://testserver{path}", **asked})
    assert answer.status_code == status, answer.content.decode()
    return answer.json() if status == 200 and asked.get("format") != "xml" else answer


def test_a_story_is_a_card_of_words(client, story):
    printed = PublishedArticle.objects.get(pk=story.pk)
    told = card(client, printed.address())
    assert (told["version"], told["type"], told["title"]) == ("1.0", "rich", NASTY)
    assert (told["author_name"], told["provider_url"]) == ("هالة المرزوق", "http://testserver/")
    html = told["html"]
    assert html.startswith('<blockquote lang="ar" dir="rtl"') and f'href="http://testserver{printed.address()}"' in html
    assert "<script" not in html and "&lt;script&gt;" in html and "<img" not in html and "المقدمة" in html
    assert told["width"] <= 600 and told["height"] > 0
    assert told["thumbnail_url"].startswith("http://testserver/media/r/") and told["thumbnail_width"] > 0
    for path in (f"/a/{story.pk}", f"/articles/{story.pk}/", f"/en/articles/{story.pk}/x/"):
        assert card(client, path) == told


def test_the_host_may_be_written_in_any_way(client, settings, story):
    settings.SITE_ADDRESS = "https://news.example"
    told = card(client, f"/a/{story.pk}")
    assert told["provider_url"] == "https://news.example/"
    for start in ("http://TestServer", "https://testserver:443", "http://testserver:80", "https://news.example"):
        assert client.get("/oembed/", {"url": f"{start}/a/{story.pk}"}).json() == told, start
    for start in ("http://testserver:8080", "http://testserver@elsewhere.example", "https://news.example.evil.example"):
        assert client.get("/oembed/", {"url": f"{start}/a/{story.pk}"}).status_code == 404, start


def test_a_card_keeps_to_the_room_that_there_is(client, story):
    told = card(client, f"/a/{story.pk}", maxwidth="400", maxheight="150")
    assert (told["width"], told["height"]) == (400, 150) and "thumbnail_url" not in told
    told = card(client, f"/a/{story.pk}", maxwidth="400", maxheight="300")
    assert (told["thumbnail_width"], told["thumbnail_height"]) == (320, 213)
    assert card(client, f"/a/{story.pk}", 400, maxwidth="20")


def test_a_photo_is_the_picture_itself_in_the_size_that_fits(client, story):
    photo = f"/photos/{story.photo_rows.get().photo_id}/"
    told = card(client, photo)
    assert (told["type"], told["title"], told["author_name"]) == ("photo", "الشرح", "أ.ف.ب")
    assert told["width"] == 1280 and told["url"].endswith("/whole-1280.webp")
    fitting = card(client, photo, maxwidth="800")
    assert (fitting["width"], fitting["height"]) == (768, 480) and fitting["url"].endswith("/whole-768.jpg")
    assert card(client, photo, 400, maxheight="10")
    Photo.objects.update(usable_until=timezone.now())
    card(client, photo, 404)
    assert "thumbnail_url" not in card(client, f"/a/{story.pk}")


def test_it_is_written_as_xml_too(client, story):
    PublishedArticle.objects.filter(pk=story.pk).update(standfirst="حرف\x0bممنوع")
    answer = card(client, f"/a/{story.pk}", format="xml")
    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    told = {member.tag: member.text for member in fromstring(answer.content)}
    assert told["title"] == NASTY and told["type"] == "rich" and "<blockquote" in told["html"]
    assert set(told) == set(card(client, f"/a/{story.pk}"))


@pytest.mark.parametrize("state", CLOSED)
def test_what_is_closed_has_no_card(client, state):
    closed = CLOSED[state](headline="كناري العنوان", photos=[a_photo()])
    photo = closed.photo_rows.get().photo_id
    answer = card(client, f"/a/{closed.pk}", 410 if state == "withdrawn" else 404)
    assert "كناري" not in answer.content.decode()
    card(client, f"/photos/{photo}/", 404)


@pytest.mark.parametrize(
    "url",
    ["http://elsewhere.example/a/1", "http://testserver/", "http://testserver/admin/", "ftp://testserver/a/1", "/a/1",
     "http://[", "http://testserver/a/%00", "http://testserver/%ff", "http://testserver/a/999999999999999999"],
)  # fmt: skip
def test_other_addresses_have_no_card(client, url):
    assert client.get("/oembed/", {"url": url}).status_code == 404


def test_a_page_tells_where_its_card_is(client, story):
    printed = PublishedArticle.objects.get(pk=story.pk)
    for path in (printed.address(), f"/photos/{story.photo_rows.get().photo_id}/"):
        link = client.get(path)["Link"]
        address = link.partition("<")[2].partition(">")[0]
        assert 'rel="alternate"; type="application/json+oembed"' in link and "text/xml+oembed" in link
        assert client.get(address).json()["version"] == "1.0"
