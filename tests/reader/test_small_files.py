"""The small files that programs look for at fixed addresses."""

import re
from datetime import datetime, timedelta

import pytest
from defusedxml.ElementTree import fromstring
from django.utils import timezone

from articles.editions import EDITIONS
from tests.makers import a_page, a_person, a_photo, a_story

pytestmark = pytest.mark.django_db
OPEN = "{http://a9.com/-/spec/opensearch/1.1/}"


def text(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    return answer.content.decode()


def test_robots_keep_out_of_the_desk_and_find_the_sitemaps(client):
    said = text(client, "/robots.txt").splitlines()
    assert said[:2] == ["User-agent: *", "Disallow: /admin/"]
    named = [line.removeprefix("Sitemap: http://testserver") for line in said if line.startswith("Sitemap:")]
    assert named == ["/sitemap.xml", "/sitemap-news.xml"]
    assert all(client.get(address).status_code == 200 for address in named)


def test_the_address_of_the_site_is_the_operators_where_they_have_said_it(client, settings):
    settings.SITE_ADDRESS = "https://news.example"
    assert "Sitemap: https://news.example/sitemap.xml" in text(client, "/robots.txt")


def test_ads_are_what_the_operator_says_or_nothing(client, settings):
    assert client.get("/ads.txt").status_code == 404
    settings.ADS_TXT = "ads.example, 12, DIRECT, f08c\ncontact=ads@news.example"
    assert text(client, "/ads.txt") == f"{settings.ADS_TXT}\n"


def test_humans_are_told_who_makes_the_paper(client):
    a_page("about", title="من نحن")
    a_page("secret", title="لم تُنشر بعد", shown=False)
    said = text(client, "/humans.txt")
    assert "من نحن: http://testserver/pages/about/" in said and "لم تُنشر" not in said
    assert all(edition.paper in said for edition in EDITIONS.values())


def test_a_hole_is_reported_to_whom_the_operator_names(client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = ["mailto:security@news.example", "https://news.example/report"]
    settings.SECURITY_POLICY = "https://news.example/policy"
    said = text(client, "/.well-known/security.txt").splitlines()
    assert all(re.fullmatch(r"[A-Z][A-Za-z-]+: \S.*", line) for line in said)  # RFC 9116, 2.2
    fields = [line.partition(": ")[::2] for line in said]
    assert [value for name, value in fields if name == "Contact"] == settings.SECURITY_CONTACT
    once = dict(fields)
    left = datetime.fromisoformat(once["Expires"]) - timezone.now()
    assert timedelta(days=30) < left < timedelta(days=365)
    assert once["Canonical"] == "http://testserver/.well-known/security.txt"
    assert once["Preferred-Languages"] == "ar, en"
    assert (
        [name for name, _ in fields].count("Expires") == [name for name, _ in fields].count("Preferred-Languages") == 1
    )


@pytest.mark.parametrize("code", EDITIONS)
def test_browsers_are_told_how_to_search(client, settings, code):
    settings.NEWSROOM_NAME = "صحيفة <الشرق> & الغرب الكبرى"
    prefix = EDITIONS[code].prefix
    answer = client.get(f"/{prefix}opensearch.xml")
    described = fromstring(answer.content)
    assert answer.headers["Content-Type"] == "application/opensearchdescription+xml"
    assert described.tag == f"{OPEN}OpenSearchDescription"
    assert len(described.findtext(f"{OPEN}ShortName")) <= 16
    assert len(described.findtext(f"{OPEN}LongName")) <= 48
    templates = {url.get("type"): url.get("template") for url in described.iter(f"{OPEN}Url")}
    for kind in ("text/html", "application/rss+xml"):
        assert client.get(templates[kind].replace("{searchTerms}", "%D8%A7%D9%84%D9%85%D8%A7%D8%A1")).status_code == 200
    assert described.findtext(f"{OPEN}Language") == code
    head = client.get(f"/{prefix}articles/").content.decode().partition("</head>")[0]
    assert f'href="/{prefix}opensearch.xml"' in head


def test_every_address_of_ours_is_told_by_one_name(client, settings):
    """A paper that is reached by two names has one canonical address, one id in feeds and in the API."""
    settings.SITE_ADDRESS = "https://news.example"
    story = a_story(photos=[a_photo()], people=[a_person()], headline="خبر")
    pages = ("/", f"/articles/{story.pk}/", f"/photos/{story.photo_rows.get().photo_id}/", "/regions/europe/")
    pages += (f"/api/stories/{story.pk}.json", "/api/stories/", "/api/regions/", "/feed.atom", "/sitemap-ar.xml")
    for path in (*pages, f"/oembed/?url=http://testserver/a/{story.pk}", "/opensearch.xml", "/api/openapi.json"):
        answer = client.get(path, follow=True)
        said = answer.content.decode() + answer.headers.get("Link", "")
        assert (answer.status_code, said.count("testserver")) == (200, 0), path
        assert "https://news.example" in said, path
