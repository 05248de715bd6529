"""Pages that are no stories, as readers have them: at their address, in the footer, in every language they are in."""

import re

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from articles.editions import EDITIONS
from articles.publishing import pages
from tests.makers import a_page, a_region, a_story, a_topic, somebody

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


def footer(client, address):
    return client.get(address).content.decode().partition('<footer class="footer">')[2]


def language_links(text):
    menu = text.partition('class="editions"')[2].partition("</details>")[0]
    return dict(re.findall(r'<a [^>]*href="([^"]+)"[^>]* hreflang="(\w+)"', menu))


def test_a_page_is_read_at_its_address_and_found_in_every_footer(client, db):
    a_page("about", title="من نحن", standfirst="صحيفة مستقلة", body="فقرة.\n\n## عنوان فرعي")
    page = client.get("/pages/about/").content.decode()
    assert re.findall(r"<h1>([^<]*)</h1>", page) == ["من نحن"]
    assert '<meta name="description" content="صحيفة مستقلة">' in page
    assert "<h2" in page and 'aria-current="page">من نحن</a>' in page
    story = a_story(region=a_region())
    for address in ("/", "/articles/", f"/next/{story.pk}/x", "/no-such-page/", "/corrections/", "/pages/about/"):
        assert 'href="/pages/about/">من نحن</a>' in footer(client, address), address


def test_a_page_that_is_not_shown_looks_like_one_that_is_not_there(client, db):
    page = a_page("about", title="كناري", shown=False)
    for edition in EDITIONS.values():
        closed, missing = (client.get(f"/{edition.prefix}pages/{slug}/") for slug in ("about", "nothing"))
        assert closed.status_code == missing.status_code == 404
        assert closed.content == missing.content
        assert "كناري" not in closed.content.decode() + footer(client, f"/{edition.prefix}")
    page.shown = True
    pages.put(page, by=somebody("layla"))
    assert client.get("/pages/about/").status_code == 200
    assert "كناري" in footer(client, "/")


def test_a_page_keeps_to_its_edition(client, db):
    a_page("about", title="من نحن")
    assert client.get("/en/pages/about/").status_code == 404
    assert "من نحن" not in footer(client, "/en/")
    a_page("about", "en", title="About us")
    assert "About us" in footer(client, "/en/") and "About us" not in footer(client, "/")


def test_the_language_switch_leads_to_the_same_page_where_there_is_one(client, db):
    a_page("about", title="من نحن")
    a_page("about", "en", title="About us")
    a_page("about", "fa", title="درباره", shown=False)
    page = client.get("/pages/about/").content.decode()
    found = {code: path for path, code in language_links(page).items()}
    assert found["en"] == "/en/pages/about/" and found["fa"] == "/fa/" and found["ur"] == "/ur/"
    assert '<link rel="canonical" href="http://testserver/pages/about/">' in page
    assert set(re.findall(r'<link rel="alternate" hreflang="(\w+)"', page)) == {"ar", "en"}


def test_pages_stand_in_their_order_and_after_the_map(client, db):
    a_region(in_navigation=True)
    a_topic("economy", is_section=True)
    for place, slug in ((3, "c"), (1, "a"), (2, "b")):
        a_page(slug, position=place)
    assert re.findall(r'href="/pages/(\w)/"', footer(client, "/")) == ["a", "b", "c"]


def test_pages_cost_no_query_more(client, db):
    def cost(address):
        with CaptureQueriesContext(connections["reader"]) as queries:
            client.get(address)
        return len(queries)

    a_page("about")
    few = cost("/"), cost("/pages/about/")
    for slug in "abcdefgh":
        a_page(slug)
    assert (cost("/"), cost("/pages/about/")) == few
    assert few[1] == 2
