"""A story on paper: all of it that is read, and nothing that is pressed."""

import pytest

pytestmark = pytest.mark.once

PRINTED = (".article__head h1", ".article__lead img", ".body > p", ".body > .pull-quote", ".rail__by", ".print-only")
LEFT_OUT = (".nav", ".rail__tools", ".related", ".next", ".footer__columns", ".masthead__end", ".skip")


def test_paper_takes_the_story_with_its_quotations_and_leaves_the_tools(page):
    page.goto("/")
    page.goto(page.locator(".lead__title a").get_attribute("href"))
    on_screen = {part: page.locator(part).first.is_visible() for part in (*PRINTED[:-1], *LEFT_OUT[:3])}
    assert all(on_screen.values()), on_screen
    page.emulate_media(media="print")
    for part in PRINTED:
        assert page.locator(part).first.is_visible(), f"{part} is not printed"
    for part in LEFT_OUT:
        assert not any(found.is_visible() for found in page.locator(part).all()), f"{part} is printed"
    assert "/a/" in page.locator(".print-only").first.inner_text()
