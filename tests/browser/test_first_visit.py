"""A reader's and an editor's first minute: the pages open, whole, and nothing on them complains."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.editions import EDITIONS

pytestmark = pytest.mark.once


def violations(page) -> list[str]:
    """What axe holds against a page, rule by rule."""
    return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in Axe().run(page).response["violations"]]


@pytest.mark.parametrize(("code", "edition"), list(EDITIONS.items()))
def test_a_reader_opens_an_edition(page, code, edition):
    assert page.goto(f"/{edition.prefix}").status == 200
    assert page.get_attribute("html", "lang") == code
    assert page.get_attribute("html", "dir") == edition.direction
    assert page.context.cookies() == []
    assert violations(page) == []


def test_the_front_page_fits_a_telephone(phone):
    phone.goto("/")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(phone) == []


def test_layla_comes_in(desk):
    page = desk("layla")
    assert page.url.endswith("/admin/")
    assert page.get_attribute("html", "dir") == "rtl"
