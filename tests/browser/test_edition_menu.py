"""The menu of editions, on the narrowest telephone, by keyboard, without scripts."""

import pytest

from articles.editions import EDITIONS

pytestmark = pytest.mark.once

CODES = list(EDITIONS)


@pytest.mark.parametrize(("code", "following"), list(zip(CODES, [*CODES[1:], CODES[0]], strict=True)))
def test_every_edition_is_two_keys_away(open_context, code, following):
    page = open_context(viewport={"width": 320, "height": 640}, java_script_enabled=False).new_page()
    page.goto(f"/{EDITIONS[code].prefix}")
    menu = page.locator(".editions")
    assert not menu.locator("ul").is_visible()
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    for item in [menu.locator("ul"), *menu.locator("a").all()]:
        box = item.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 320 and box["height"] >= 44, f"{box} in {code}"
    links = [link.get_attribute("hreflang") for link in menu.locator("a").all()]
    assert links == [other for other in CODES if other != code]
    for _ in range(links.index(following) + 1):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{EDITIONS[following].prefix}")
    assert page.get_attribute("html", "lang") == following
