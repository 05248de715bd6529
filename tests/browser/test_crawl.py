"""One page of every kind, in every edition, on three screens, by day and night: whole, quiet, open to everybody."""

import pytest

from articles.editions import EDITIONS
from tests.browser.axe import COLOURS, violations
from tests.browser.test_markup import kind, pages_of_each_kind

pytestmark = pytest.mark.once
WIDTHS = (1280, 360)
NARROWEST = 320  # px, to which WCAG 1.4.10 lets a page be narrowed
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
BODY = "parseFloat(getComputedStyle(document.body).fontSize)"
LARGEST = "document.documentElement.dataset.size = '3'"  # as prefs.js does
DOUBLE = "delete document.documentElement.dataset.size; document.documentElement.style.fontSize = '200%'"


@pytest.fixture(scope="session")
def kinds(newspaper):
    """The addresses of one readers' page of every kind, by edition."""
    pages = [path for path in pages_of_each_kind(newspaper.url) if not path.startswith("/admin")]
    prefixes = {code: f"/{edition.prefix}" for code, edition in EDITIONS.items()}
    others = tuple(prefix for prefix in prefixes.values() if prefix != "/")
    found = {code: [path for path in pages if path.startswith(prefix)] for code, prefix in prefixes.items()}
    found["ar"] = [path for path in pages if not path.startswith(others)]
    return found


def judge(page, path: str, *, rules: list[str] | None = None) -> None:
    assert page.evaluate(WIDER) <= 0, f"{path} is {page.evaluate(WIDER)} px wider than {page.viewport_size}"
    assert not violations(page, rules=rules), f"{path} at {page.viewport_size}"


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_kind_of_page(open_context, newspaper, kinds, edition):
    assert {kind(path) for path in kinds[edition]} >= {kind(f"/{EDITIONS[edition].prefix}{page}") for page in PAGES}
    context = open_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    asked = set()
    context.on("request", lambda request: asked.add(request.url.split("/")[2]))
    page = context.new_page()
    for path in kinds[edition]:
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(path)
        page.evaluate("document.fonts.ready")
        assert page.locator("h1").count() == 1, path
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="light")
            judge(page, path)
            page.emulate_media(color_scheme="dark")
            judge(page, path, rules=COLOURS)
        page.set_viewport_size({"width": NARROWEST, "height": 900})
        assert page.evaluate(WIDER) <= 0, f"{path} is wider than {NARROWEST} px"
    page.wait_for_load_state("networkidle")
    assert context.cookies() == []
    assert asked == {newspaper.url.split("/")[2]}


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


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_text_grows_and_nothing_falls_off_the_page(open_context, kinds, edition):
    """At the largest step of the paper's own ladder, and at 200 % of the browser's own size (WCAG 1.4.4)."""
    page = open_context(viewport={"width": 360, "height": 760}, reduced_motion="reduce").new_page()
    for path in kinds[edition]:
        page.goto(path)
        size = page.evaluate(BODY)
        page.evaluate(LARGEST)
        assert page.evaluate(BODY) > 1.3 * size
        assert page.evaluate(WIDER) <= 0, f"{path} at its largest step"
        page.evaluate(DOUBLE)
        assert page.evaluate(BODY) > 1.8 * size
        assert page.evaluate(WIDER) <= 0, f"{path} at 200 % on a telephone"
        page.set_viewport_size({"width": 640, "height": 900})
        assert page.evaluate(WIDER) <= 0, f"{path} at 200 %"
        page.set_viewport_size({"width": 360, "height": 760})
