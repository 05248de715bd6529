"""What a story weighs on the wire, whom it asks for it, and that letters arriving late move nothing."""

from urllib.parse import urlsplit

import pytest

from articles.editions import EDITIONS

pytestmark = pytest.mark.once

BUDGET = {"document": 20 * 1024, "stylesheet": 14 * 1024, "script": 20 * 1024, "font": 37 * 1024}
WHOLE = 60 * 1024  # everything but pictures
PICTURES = {"image", "media"}
SHIFT = """
window.shifted = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shifted += entry.value; })
  .observe({type: 'layout-shift', buffered: true});
"""
MOST_SHIFT = 0.02
ARRIVED = """
() => [...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family.replaceAll('"', ''))
"""
OURS = {"Naskh", "Naskh more", "Kufi", "Kufi Latin", "News"}
SCREENS = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 360, "height": 780}, "device_scale_factor": 2},
}


@pytest.fixture
def first_visit(open_context):
    """`first_visit(**options)`: a page with an empty cache; nothing works in the background that could be counted."""
    return lambda **options: open_context(service_workers="block", **options).new_page()


def story_of(page, edition) -> str:
    """The address of the story that leads the edition's front."""
    page.goto(f"/{edition.prefix}")
    return page.locator("main h2 a, main h3 a").first.get_attribute("href")


def fetched(page, address: str) -> list[tuple[str, str, int]]:
    """(kind, address, bytes of the body as they came) of all that the page asked for."""
    finished = []
    page.on("requestfinished", lambda request: finished.append(request))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate("() => document.fonts.ready")
    return [(one.resource_type, one.url, one.sizes()["responseBodySize"]) for one in finished]


@pytest.mark.parametrize("code", EDITIONS)
def test_a_story_is_light_and_asks_nobody_else(first_visit, newspaper, code, capsys):
    address = story_of(first_visit(), EDITIONS[code])
    page = first_visit(**SCREENS["desktop"])
    parts = fetched(page, address)
    weight = {kind: sum(size for one, _, size in parts if one == kind) for kind in {kind for kind, _, _ in parts}}
    whole = sum(size for kind, size in weight.items() if kind not in PICTURES)
    with capsys.disabled():
        fonts = [urlsplit(url).path.rpartition("/")[2].partition(".")[0] for kind, url, _ in parts if kind == "font"]
        print(f"\n{code}: {whole:,} without pictures; {dict(sorted(weight.items()))}; {', '.join(fonts)}")
    assert all(weight[kind] for kind in BUDGET)
    assert {kind: weight[kind] for kind, most in BUDGET.items() if weight[kind] > most} == {}
    assert whole <= WHOLE
    assert {urlsplit(url).netloc for _, url, _ in parts} == {urlsplit(newspaper.url).netloc}
    assert page.context.cookies() == []


def holding(page, pattern: str) -> list:
    """The requests that are kept waiting, for as long as the route lasts."""
    held = []
    page.route(pattern, lambda route: held.append(route))
    return held


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("code", ["ar", "en"])
def test_letters_that_arrive_late_move_nothing(first_visit, code, screen):
    edition = EDITIONS[code]
    for address in (f"/{edition.prefix}", story_of(first_visit(), edition)):
        page = first_visit(**SCREENS[screen])
        page.add_init_script(SHIFT)
        held = holding(page, "**/*.woff2")
        page.goto(address, wait_until="domcontentloaded")
        page.wait_for_timeout(700)  # the page is read in what the machine has
        assert held and not OURS & set(page.evaluate(ARRIVED))
        while held:
            held.pop().continue_()
        page.unroute("**/*.woff2")
        page.wait_for_function("() => document.fonts.status === 'loaded'")
        page.wait_for_timeout(300)
        assert {"News" if code == "en" else "Naskh"} <= set(page.evaluate(ARRIVED))
        assert page.evaluate("window.shifted") < MOST_SHIFT, address
