"""One page of every kind, in every edition, on three screens, by day and night: whole, quiet, open to everybody.

A page is opened once and then narrowed, darkened and enlarged. Its colours are judged in two editions, of either
direction: the others have the same, which tests/test_styles_house.py holds.
"""

import pytest

from articles.editions import DEFAULT_EDITION, EDITIONS
from tests.browser.axe import COLOURS, violations
from tests.browser.test_markup import kind

pytestmark = pytest.mark.once
WIDTHS = (1280, 360)
NARROWEST = 320  # px, to which WCAG 1.4.10 lets a page be narrowed
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
BODY = "parseFloat(getComputedStyle(document.body).fontSize)"
LARGEST = "document.documentElement.dataset.size = '3'"  # as prefs.js does
DOUBLE = "delete document.documentElement.dataset.size; document.documentElement.style.fontSize = '200%'"
COLOURED = ("ar", "en")  # editions
PAGES = (
    "",
    "articles/",
    "articles/1/-/",
    "regions/x/",
    "topics/x/",
    "people/1/x/",
    "pages/x/",
    "corrections/",
    "feeds/",
)


@pytest.fixture
def paths(kinds):
    """`paths("ar")`: the addresses of one readers' page of every kind in that edition."""
    return lambda code: [path for path in kinds if edition_of(path) == code and not path.startswith("/admin")]


def edition_of(path: str) -> str:
    first = path.split("/")[1]
    return first if first in EDITIONS else DEFAULT_EDITION


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_kind_of_page(open_context, newspaper, paths, edition):
    assert {kind(path) for path in paths(edition)} >= {kind(f"/{EDITIONS[edition].prefix}{page}") for page in PAGES}
    context = open_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    asked = set()
    context.on("request", lambda request: asked.add(request.url.split("/")[2]))
    page = context.new_page()
    for path in paths(edition):
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(path)
        page.evaluate("document.fonts.ready")
        assert page.locator("h1").count() == 1, path
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            judge(page, path, coloured=edition in COLOURED)
        page.set_viewport_size({"width": NARROWEST, "height": 900})
        assert page.evaluate(WIDER) <= 0, f"{path} is wider than {NARROWEST} px"
        grow(page, path)
    page.wait_for_load_state("networkidle")
    assert context.cookies() == []
    assert asked == {newspaper.url.split("/")[2]}


def judge(page, path: str, *, coloured: bool) -> None:
    """Nothing beside the screen and nothing for axe to say: by night of colours alone, which is all that changes."""
    assert page.evaluate(WIDER) <= 0, f"{path} is {page.evaluate(WIDER)} px wider than {page.viewport_size}"
    page.emulate_media(color_scheme="light")
    assert not violations(page, without=[] if coloured else COLOURS), f"{path} at {page.viewport_size}"
    if coloured:
        page.emulate_media(color_scheme="dark")
        assert not violations(page, rules=COLOURS), f"{path} by night at {page.viewport_size}"


def grow(page, path: str) -> None:
    """At the largest step of the paper's own ladder, and at 200 % of the browser's own size (WCAG 1.4.4), all fits."""
    page.set_viewport_size({"width": 360, "height": 760})
    size = page.evaluate(BODY)
    page.evaluate(LARGEST)
    assert page.evaluate(BODY) > 1.3 * size
    assert page.evaluate(WIDER) <= 0, f"{path} at its largest step"
    page.evaluate(DOUBLE)
    assert page.evaluate(BODY) > 1.8 * size
    assert page.evaluate(WIDER) <= 0, f"{path} at 200 % on a telephone"
    page.set_viewport_size({"width": 640, "height": 900})
    assert page.evaluate(WIDER) <= 0, f"{path} at 200 %"
