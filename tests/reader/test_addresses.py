"""Which address answers what: the right one 200, every other spelling of it 301, withdrawn 410, the rest 404."""

import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from articles.editions import EDITIONS
from articles.models.published import PublishedArticle
from articles.publishing.publish import publish, withdraw
from articles.reader.page import KEPT
from tests.makers import a_person, a_photo, a_story, a_topic, an_article, somebody

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


@pytest.fixture
def story(europe):
    return PublishedArticle.objects.get(
        pk=a_story(region=europe, people=[a_person()], topics=[a_topic()], photos=[a_photo()]).pk
    )


def test_any_other_spelling_leads_to_the_right_one(client, story):
    number = story.pk
    others = [f"/articles/{number}/", f"/articles/{number}/x/", f"/articles/0{number}/{story.slug}/"]
    others += [f"/a/{number}", f"/a/{number}/", f"/en/articles/{number}/{story.slug}/", f"/en/a/{number}"]
    for address in others:
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (301, story.address()), address
    assert client.get(story.address()).status_code == 200


def test_a_withdrawn_story_says_so(client, story):
    article = an_article()
    article.pk = story.pk
    withdraw(article, by=somebody("layla"), reason="خطأ", notice="سُحبت المادة لخطأ في الأسماء")
    for address in (story.address(), f"/a/{story.pk}", f"/next/{story.pk}/"):
        answer = client.get(address)
        assert answer.status_code == 410
        assert "سُحبت المادة لخطأ في الأسماء" in answer.content.decode()
        assert 'content="noindex"' in answer.content.decode()


def test_what_is_not_there_is_404(client, story):
    for address in ("/articles/999999999999999999/x/", "/a/9", "/regions/nowhere/", "/topics/nothing/", "/people/9/x/"):
        answer = client.get(address)
        assert answer.status_code == 404, address
        assert 'content="noindex"' in answer.content.decode()
        assert answer["Cache-Control"] == KEPT


def test_a_region_under_another_path_leads_to_the_right_one(client, europe):
    answer = client.get("/regions/europe/")
    assert (answer.status_code, answer["Location"]) == (301, "/regions/world/europe/")
    assert client.get("/regions/world/europe/").status_code == 200
    assert client.get("/en/regions/europe/")["Location"] == "/en/regions/world/europe/"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_readers_only_read(client, story, method):
    for address in ("/", "/articles/", story.address(), "/regions/world/", "/robots.txt", "/healthz"):
        assert getattr(client, method)(address).status_code == 405, address


def test_the_same_bytes_for_everybody(client, story):
    client.cookies.load({"sessionid": "stolen", "messages": "x", "desk_language": "en"})
    for address in ("/", story.address(), "/articles/", "/regions/world/", "/topics/water/", f"/next/{story.pk}/"):
        answer = client.get(address)
        assert answer["Cache-Control"] == KEPT == "public, max-age=0, s-maxage=1"  # a stale page is nobody's to show
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
        assert client.head(address).status_code == 200


def test_every_edition_keeps_to_its_own_stories(client, story, europe):
    english = an_article(edition="en", headline="A bridge for the night train", region=europe)
    english.translation_of_id = story.pk
    english.save()
    publish(english, by=somebody("layla"))
    for address in ("/", "/regions/world/europe/", "/articles/", "/articles/?region=europe"):
        arabic, other = client.get(address).content.decode(), client.get(f"/en{address}").content.decode()
        assert story.headline in arabic and "A bridge for the night train" not in arabic
        assert story.headline not in other and "A bridge for the night train" in other


@pytest.mark.parametrize("code", EDITIONS)
def test_a_page_says_its_language_and_direction(client, db, code):
    edition = EDITIONS[code]
    page = client.get(f"/{edition.prefix}").content.decode()
    assert f'<html lang="{code}" dir="{edition.direction}">' in page
    assert edition.paper in page


def test_siblings_know_each_other(client, story, europe):
    english = an_article(
        edition="en", headline="A bridge for the night train", region=europe, translation_of_id=story.pk
    )
    sibling = publish(english, by=somebody("layla"))
    for one, other in ((story, sibling), (sibling, story)):
        page = client.get(one.address()).content.decode()
        assert f'hreflang="{other.edition}" href="http://testserver{other.address()}"' in page
        assert f'<link rel="canonical" href="http://testserver{one.address()}">' in page


def test_a_rendition_may_be_kept_for_ever(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    name = f"r/0a/{'0a' * 16}/card-320.webp"
    default_storage.save(name, ContentFile(b"RIFF"))
    answer = client.get(f"/media/{name}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert "immutable" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content) == b"RIFF"
    for missing in (f"r/0b/{'0b' * 16}/card-320.webp", "r/0a/../../secret", f"r/0a/{'0a' * 16}/..%2fcard-320.webp"):
        assert client.get(f"/media/{missing}").status_code == 404


def test_the_way_on_leads_to_the_newest_others(client, europe):
    stories = [a_story(region=europe, ago=timedelta(hours=hours)) for hours in range(1, 6)]
    page = client.get(PublishedArticle.objects.get(pk=stories[2].pk).address()).content.decode()
    wanted = " ".join(f"/next/{stories[place].pk}/" for place in (0, 1, 3))
    assert re.search(r'data-stories="([^"]*)"', page)[1] == wanted
    fragment = client.get(f"/next/{stories[0].pk}/")
    assert fragment["X-Robots-Tag"] == "noindex"
    assert "<h1" not in fragment.content.decode() and "<html" not in fragment.content.decode()


def test_a_broken_page_asks_nothing_of_the_database(rf, django_assert_num_queries):
    from articles.reader.views.errors import went_wrong

    request = rf.get("/")
    with django_assert_num_queries(0):
        answer = went_wrong(request)
    assert answer.status_code == 500
    assert answer["Cache-Control"] == "no-store"


def test_the_clock_is_not_asked_for_a_story_of_tomorrow(client, europe):
    article = a_story(region=europe, at=timezone.now() + timedelta(days=1))
    assert client.get(f"/articles/{article.pk}/x/").status_code == 404
