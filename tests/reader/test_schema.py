"""What pages say of themselves to machines: in schema.org's words, true, and nothing that readers may not see."""

import json
import re
from datetime import datetime, timedelta
from html import escape

import pytest
from django.utils import timezone

from articles.editions import EDITIONS
from articles.models.published import PublishedArticle
from articles.publishing.publish import correct, update
from tests.makers import a_page, a_person, a_photo, a_region, a_story, a_topic, an_agency, somebody
from tests.reader.vocabulary import faults

pytestmark = pytest.mark.django_db(databases=["default", "reader"])

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
# Google, «Article» and «Image metadata»: required of a list with rich results, or recommended, where we have it.
WANTED = {
    "headline", "image", "datePublished", "dateModified", "author", "publisher", "description", "mainEntityOfPage",
    "articleSection", "keywords", "inLanguage", "isAccessibleForFree", "wordCount", "contentLocation", "url",
}  # fmt: skip
OF_A_PICTURE = {"url", "width", "height", "caption", "creditText", "copyrightNotice", "creator"}


def said(client, path) -> dict[str, dict]:
    """The things that the page speaks of, by type; all of it known to schema.org."""
    answer = client.get(path, follow=True)
    assert answer.status_code == 200, path
    (block,) = BLOCK.findall(answer.content.decode())
    document = json.loads(block)
    assert document["@context"] == "https://schema.org"
    things = document.get("@graph") or [{name: value for name, value in document.items() if name != "@context"}]
    assert [fault for thing in things for fault in faults(thing)] == [], path
    return {thing["@type"]: thing for thing in things}


def a_full_story(europe, **words):
    given = {
        "headline": "عنوان «طويل» </script><b> & " + "كلمات " * 20,
        "standfirst": "مقدمة", "dateline": "كييف-موسكو", "kicker": "تمهيد",
        "photos": [a_photo(copyright="حقوق 2026", photographer="سامر"), a_photo([an_agency("epa")], copyright="حقوق")],
        "topics": [a_topic(), a_topic("economy", is_section=True)],
        "people": [a_person(), a_person("«وكالة»", kind="organisation")],
    }  # fmt: skip
    return a_story(region=europe, **{**given, **words})


def page_of(article) -> str:
    return PublishedArticle.objects.get(pk=article.pk).address()


def test_a_story_says_all_that_is_known_of_it(client, europe):
    story = a_full_story(europe)
    thing = said(client, page_of(story))["NewsArticle"]
    assert thing.keys() >= WANTED, WANTED - thing.keys()
    assert len(thing["headline"]) <= 110 and thing["headline"].startswith("عنوان «طويل» </script><b> &")
    assert all(picture.keys() >= OF_A_PICTURE for picture in thing["image"]) and len(thing["image"]) == 2
    assert [who["@type"] for who in thing["author"]] == ["Person", "Organization"]
    assert thing["publisher"]["@type"] == "NewsMediaOrganization" and thing["publisher"]["logo"]["width"] == 512
    assert [place["name"] for place in thing["contentLocation"]] == ["كييف", "موسكو"]
    assert {thing["inLanguage"], thing["isAccessibleForFree"]} == {"ar", True}
    for moment in (thing["datePublished"], thing["dateModified"]):
        assert datetime.fromisoformat(moment).utcoffset() is not None
    addresses = [thing["url"], thing["mainEntityOfPage"], *(who["url"] for who in thing["author"])]
    assert all(address.startswith("http://testserver/") for address in addresses)


def test_no_letter_of_a_story_ends_the_block(client, europe):
    page = client.get(page_of(a_full_story(europe)), follow=True).content.decode()
    assert page.count("application/ld+json") == 1
    assert "</script><b>" not in page and "<" not in BLOCK.search(page)[1]


@pytest.mark.parametrize(
    ("genre", "kind"), [("news", "NewsArticle"), ("opinion", "OpinionNewsArticle"), ("analysis", "AnalysisNewsArticle")]
)
def test_the_kind_of_a_story_is_schemas_own(client, europe, genre, kind):
    assert kind in said(client, page_of(a_story(region=europe, genre=genre)))


def test_a_story_that_nobody_signs_is_the_papers(client, europe):
    thing = said(client, page_of(a_story(region=europe)))["NewsArticle"]
    assert thing["author"] == thing["publisher"]


def test_a_correction_is_said_and_dated(client, europe):
    story = a_story(region=europe)
    assert "correction" not in said(client, page_of(story))["NewsArticle"]
    correct(story, by=somebody("layla"), text="الصواب كذا")
    (told,) = said(client, page_of(story))["NewsArticle"]["correction"]
    assert told["text"] == "الصواب كذا" and datetime.fromisoformat(told["datePublished"]).tzinfo


def test_a_picture_that_may_not_be_shown_is_not_named(client, europe):
    ended = a_photo(usable_until=timezone.now() + timedelta(days=1), caption="شرح منتهٍ")
    story = a_story(region=europe, photos=[ended, a_photo()])
    assert len(said(client, page_of(story))["NewsArticle"]["image"]) == 2
    type(ended).objects.filter(pk=ended.pk).update(usable_until=timezone.now() - timedelta(minutes=1))
    (left,) = said(client, page_of(story))["NewsArticle"]["image"]
    assert left["caption"] != "شرح منتهٍ" and ended.cuts not in left["url"]


def test_translations_know_their_original(client, europe):
    first = a_story(region=europe)
    second = a_story(region=europe, edition="en", translation_of=first, headline="A headline in English for this one")
    (translation,) = said(client, page_of(first))["NewsArticle"]["workTranslation"]
    assert translation["url"] == f"http://testserver{page_of(second)}" and translation["inLanguage"] == "en"
    assert said(client, page_of(second))["NewsArticle"]["translationOfWork"]["inLanguage"] == "ar"


def test_a_story_and_its_lists_say_the_way_to_them(client, europe):
    story = a_full_story(europe)
    way = said(client, page_of(story))["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in way] == [1, 2, 3]
    assert way[-1]["item"] == "http://testserver/regions/world/europe/"
    topic = said(client, "/en/topics/water/")
    assert topic["BreadcrumbList"]["itemListElement"][-1]["item"] == "http://testserver/en/topics/water/"
    assert topic["CollectionPage"]["inLanguage"] == "en"
    items = said(client, "/topics/water/")["CollectionPage"]["mainEntity"]["itemListElement"]
    assert [item["url"] for item in items] == [f"http://testserver{page_of(story)}"]


def test_the_front_page_says_who_publishes_and_where_to_search(client, europe):
    things = said(client, "/")
    assert things["NewsMediaOrganization"]["correctionsPolicy"] == "http://testserver/corrections/"
    target = things["WebSite"]["potentialAction"]["target"]["urlTemplate"]
    assert target == "http://testserver/articles/?q={q}"
    assert said(client, "/ur/")["WebSite"]["inLanguage"] == "ur"


def test_writers_photographs_and_other_pages_say_what_they_are(client, europe):
    person = a_person("سمر", role="مراسلة", portrait=a_photo())
    photo = a_photo(headline="سفينة", place="كييف", copyright="حقوق", photographer="سامر")
    story = a_story(region=europe, people=[person], photos=[photo])
    correct(story, by=somebody("layla"), text="الصواب كذا")
    who = said(client, person.address("ar"))["ProfilePage"]["mainEntity"]
    assert (who["@type"], who["jobTitle"]) == ("Person", "مراسلة") and who["image"]["url"].endswith(".jpg")
    shown = said(client, f"/photos/{photo.pk}/")["ImageObject"]
    assert OF_A_PICTURE | {"contentUrl", "contentLocation"} <= shown.keys()
    assert a_page("about") and "AboutPage" in said(client, "/pages/about/")
    assert "CollectionPage" in said(client, "/corrections/") and "CollectionPage" in said(client, "/articles/")


def test_every_page_that_lists_says_so_and_the_way_to_it(client, europe):
    agency = an_agency()
    story = a_full_story(europe, photos=[a_photo([agency])])
    day = PublishedArticle.objects.get(pk=story.pk).published_at.astimezone(EDITIONS["ar"].zone)
    spans = [f"/archive/{day:{form}}/" for form in ("%Y", "%Y/%m", "%Y/%m/%d")]
    ways = {
        "/agencies/afp/": ["/", "/agencies/", "/agencies/afp/"],
        "/archive/": ["/", "/archive/"],
        spans[0]: ["/", "/archive/", spans[0]], spans[2]: ["/", "/archive/", *spans],
        **{f"/{name}/": ["/", f"/{name}/"] for name in ("regions", "topics", "people", "agencies", "feeds")},
    }  # fmt: skip
    for path, way in ways.items():
        things = said(client, path)
        steps = [step["item"].removeprefix("http://testserver") for step in things["BreadcrumbList"]["itemListElement"]]
        assert (steps, things["CollectionPage"]["url"]) == (way, f"http://testserver{path}")
    for path in ("/agencies/afp/", spans[1]):
        (item,) = said(client, path)["CollectionPage"]["mainEntity"]["itemListElement"]
        assert item["url"] == f"http://testserver{page_of(story)}", path


def test_a_story_without_a_standfirst_is_described_by_its_first_words(client, europe):
    story = a_story(region=europe, standfirst="", body="فقرة «أولى» & [رابط](/pages/about/).\n\nفقرة ثانية.")
    first = "فقرة «أولى» & رابط."
    assert said(client, page_of(story))["NewsArticle"]["description"] == first
    page = client.get(page_of(story)).content.decode()
    for name in ('name="description"', 'property="og:description"'):
        assert f'<meta {name} content="{escape(first)}">' in page


def test_a_headline_of_one_word_is_cut_within_it(client, europe):
    story = a_story(region=europe)
    PublishedArticle.objects.filter(pk=story.pk).update(headline="ب" * 180)
    assert said(client, page_of(story))["NewsArticle"]["headline"] == "ب" * 109 + "…"


def test_a_story_without_photographs_has_the_picture_of_its_link(client, europe):
    story = a_story(region=europe)
    (picture,) = said(client, page_of(story))["NewsArticle"]["image"]
    page = client.get(page_of(story)).content.decode()
    assert f'<meta property="og:image" content="{picture["url"]}">' in page
    assert (picture["@type"], picture["width"], picture["height"]) == ("ImageObject", 1200, 630)


def test_later_pages_of_a_list_are_their_own_and_not_for_search_engines(client, newspaper):
    newspaper(45)
    first = client.get("/regions/world/").content.decode()
    assert 'rel="canonical" href="http://testserver/regions/world/"' in first and "noindex" not in first
    older = re.search(r'<link rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")
    later = client.get(f"/regions/world/{older}&utm_source=x").content.decode()
    assert f'rel="canonical" href="http://testserver/regions/world/{older}"' in later.replace("&amp;", "&")
    assert "noindex, follow" in later and 'rel="prev"' in later and 'hreflang="en" href="http' not in later
    assert not BLOCK.search(later)


def test_an_update_is_a_later_date(client, europe):
    story = a_story(region=europe)
    update(story, by=somebody("layla"))
    thing = said(client, page_of(story))["NewsArticle"]
    assert thing["dateModified"] > thing["datePublished"]


def test_a_region_is_a_list_with_its_way(client):
    a_story(region=a_region("europe", parent=a_region("world")))
    assert len(said(client, "/regions/world/europe/")["BreadcrumbList"]["itemListElement"]) == 3
