"""A story and its page by keys alone: one road through everything, seen at every step, with an end."""

import pytest

from articles.editions import EDITIONS

pytestmark = pytest.mark.once

MOST = 250  # steps; a page that takes more has caught its reader
HERE = """() => {
  const at = document.activeElement;
  if (at === document.body) return null;
  const box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  const parts = ['::after', '::before'].map((part) => getComputedStyle(at, part));
  const ringed = (one) => parseFloat(one.outlineWidth) > 0 && one.outlineStyle !== 'none';
  return {
    what: at.outerHTML.slice(0, 120),
    place: [...document.querySelectorAll('*')].indexOf(at),
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0,
    ring: ringed(style) || parts.some(ringed)
      || !!at.closest('article, li, figure') && ringed(getComputedStyle(at.closest('article, li, figure'))),
  };
}"""


def story_of(page, edition: str) -> str:
    page.goto(f"/{EDITIONS[edition].prefix}")
    return page.locator(".lead__title a").get_attribute("href")


@pytest.mark.parametrize("edition", ["ar", "en"])
def test_the_road_through_a_story_is_seen_at_every_step_and_ends(open_context, edition):
    page = open_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce").new_page()
    page.goto(story_of(page, edition))
    page.keyboard.press("Tab")
    first = page.evaluate(HERE)
    assert "#main" in first["what"] and first["seen"], first
    places = [first["place"]]
    for _ in range(MOST):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None or here["place"] == first["place"]:
            break
        assert here["seen"] and here["ring"], here
        places.append(here["place"])
    else:
        raise AssertionError(f"no end after {MOST} steps")
    assert places == sorted(places), "the road goes back on itself"
    assert page.locator("footer a[href]").count() > 10 and len(places) > 40


def test_the_way_past_the_masthead_leads_to_the_story(open_context):
    page = open_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(story_of(page, "ar"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
