"""Right to left is left to right in a mirror: one sheet, no rule for a side, and boxes that agree to two pixels."""

import pytest

pytestmark = pytest.mark.once

TOLERANCE = 2  # pixels
ADDRESSES = {"front": "/", "region": "/regions/arab/", "browse": "/articles/"}
# What a page is built of. Letters are wider than others; these boxes stand where the grid puts them.
PARTS = """
.masthead__row, .masthead__name, .masthead__date, .masthead__end, .nav, .nav li, .crumbs ol, .crumbs li, h1, .lead,
.lead__story, .lead__photo, .lead__side, .timeline li, .timeline time, .card, .card__photo, .card__title,
.card > .kicker, .band, .band__head, .band__more, .band__grid > *, .band__across > *, .voice, .gallery .photo,
.article__head > *, .article__lead, .article__lead figcaption, .article__rail, .body, .body > *, .body__end > *,
.topics a, .related__grid > *, .next__card, .region-head, .region-top > *, .region-main > *, .result, .browse > *,
.filter, .results__head, .pager li, .footer__columns > div, .footer__line > span
"""
SIBLINGS = """
.masthead__row, .nav, .article__head, .article__head .article__standfirst, .article__lead, .article__grid,
.article__rail, .article .body, .related__grid, .next, .footer__columns, .footer__columns > div
"""
BOXES = """(parts) => {
  const wide = document.documentElement.clientWidth;
  const rtl = document.documentElement.dir === 'rtl';
  return [...document.querySelectorAll(parts)].filter((part) => part.checkVisibility()).map((part) => {
    const box = part.getBoundingClientRect();
    const start = rtl ? wide - box.right : box.left;
    return {what: part.className || part.localName, start, size: box.width, top: box.top + scrollY, high: box.height};
  });
}"""
TURN = "() => { const page = document.documentElement; page.dir = page.dir === 'rtl' ? 'ltr' : 'rtl'; scrollTo(0, 0); }"
STILL = {"reduced_motion": "reduce"}


@pytest.fixture
def still(open_context):
    """A page on which nothing moves or arrives late: `still(width)`."""

    def still(width):
        context = open_context(viewport={"width": width, "height": 900}, **STILL)
        return context.new_page()

    return still


def article(page) -> str:
    """The address of the story that leads the front page, which has everything."""
    page.goto("/")
    return page.locator(".lead__title a").get_attribute("href")


def boxes(page, parts) -> list[dict]:
    page.evaluate("document.fonts.ready")
    return page.evaluate(BOXES, parts)


def apart(one: dict, other: dict, sides) -> bool:
    return any(abs(one[side] - other[side]) > TOLERANCE for side in sides)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", ["front", "region", "browse", "article"])
def test_turning_the_page_round_turns_every_box_round(still, kind, width):
    page = still(width)
    page.goto(ADDRESSES.get(kind) or article(page))
    page.wait_for_load_state("networkidle")
    before = boxes(page, PARTS)
    page.evaluate(TURN)
    after = boxes(page, PARTS)
    assert len(before) > 20, "there is nothing on the page?"
    assert [box["what"] for box in before] == [box["what"] for box in after]
    pairs = zip(before, after, strict=True)
    wrong = [pair for pair in pairs if apart(*pair, ("start", "size", "top", "high"))]
    assert not wrong, "\n".join(f"{one['what']}: {one} is {other}" for one, other in wrong[:8])


@pytest.mark.parametrize("width", [360, 1280])
def test_an_english_story_stands_like_its_arabic_sibling_in_a_mirror(still, width):
    page = still(width)
    page.goto(article(page))
    arabic = boxes(page, SIBLINGS)
    page.goto(page.locator("link[rel=alternate][hreflang=en]").get_attribute("href"))
    english = boxes(page, SIBLINGS)
    assert page.evaluate("document.documentElement.dir") == "ltr"
    assert len(arabic) > 8, "there is nothing on the page?"
    assert [box["what"] for box in arabic] == [box["what"] for box in english]
    wrong = [pair for pair in zip(arabic, english, strict=True) if apart(*pair, ("start", "size"))]
    assert not wrong, "\n".join(f"{one['what']}: {one} is {other}" for one, other in wrong[:8])
