"""One page of every kind, in both editions, on two screens, by day and night: whole, quiet, reachable for everybody."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_markup import pages_of_each_kind

SCREENS = {"telephone": {"width": 360, "height": 760}, "desktop": {"width": 1280, "height": 900}}


def readers_pages(newspaper):
    return [path for path in pages_of_each_kind(newspaper.url) if not path.startswith("/admin")]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_every_kind_of_page(open_context, newspaper, screen, theme):
    context = open_context(viewport=SCREENS[screen], color_scheme=theme)
    asked = set()
    context.on("request", lambda request: asked.add(request.url.split("/")[2]))
    page, paths = context.new_page(), readers_pages(newspaper)
    assert len(paths) >= 10
    for path in paths:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{path} is {wide} px wider than the {screen}"
        violations = Axe().run(page).response["violations"]
        assert not [f"{path} {rule['id']}: {rule['nodes'][0]['html']}" for rule in violations]
        assert page.locator("h1").count() == 1, path
    assert context.cookies() == []
    assert asked == {newspaper.url.split("/")[2]}


def test_the_text_grows_and_nothing_falls_off_the_page(open_context, newspaper):
    page = open_context(viewport={"width": 360, "height": 760}).new_page()
    page.goto("/")
    page.evaluate("localStorage.size = 3")
    for path in readers_pages(newspaper):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
