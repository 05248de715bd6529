"""The dark room: every picture of a story in large, by keyboard, by finger, by address; and a link without a script."""

import re
from functools import cache

import pytest

from tests.browser.axe import violations

pytestmark = pytest.mark.once

OPEN = "dialog.light-box[open]"


STORIES = "from articles.models.published import PublishedArticle as Story"
DARK_TOWN = f"""
from articles.models.article import Article
{STORIES}
for story in Story.objects.in_bulk(Article.objects.filter(slugline="dark-town").values_list("pk", flat=True)).values():
    print(story.edition, story.address())
"""
WITH_A_TABLE = f"""
{STORIES}
for story in Story.objects.public():
    if "<table" in str(story.body):
        print(story.edition, story.address())
"""
# The row stands still for a quarter of a second, which is longer than light-box.js waits for it to come to rest.
AT_REST = """() => new Promise((rest) => {
  const row = document.querySelector('dialog.light-box[open] .light-box__row');
  let since = performance.now(), at = row?.scrollLeft;
  const look = () => {
    if (row?.scrollLeft !== at) [since, at] = [performance.now(), row.scrollLeft];
    performance.now() - since > 250 ? rest(Boolean(row)) : requestAnimationFrame(look);
  };
  look();
})"""
PLACE = "(row) => Math.round(Math.abs(row.scrollLeft) / row.clientWidth)"


@cache
def addresses(newspaper, question: str) -> dict[str, str]:
    """The addresses that the question prints, by edition."""
    said = newspaper.ask(question)
    return dict(line.split() for line in said.splitlines() if line.strip())


@pytest.fixture
def address(newspaper):
    """`address("ar")`: where the demo's story with a gallery and a video is."""
    return addresses(newspaper, DARK_TOWN).__getitem__


def shown(page):
    """Which picture is shown once everything has come to rest: (by the address, by the words, by the row)."""
    page.wait_for_function(AT_REST)
    number = re.search(r"#photo-(\d+)$", page.url)
    row = page.locator(f"{OPEN} .light-box__row").evaluate(PLACE)
    said = page.locator(f"{OPEN} [role=status]").inner_text()
    return int(number[1]), int(re.findall(r"\d+", said)[0]), row + 1


@pytest.mark.parametrize(
    ("edition", "onwards", "back"), [("ar", "ArrowLeft", "ArrowRight"), ("en", "ArrowRight", "ArrowLeft")]
)
def test_a_reader_looks_through_the_pictures_by_keyboard(page, address, edition, onwards, back):
    page.goto(address(edition))
    links = page.locator("article .photo__open")
    numbers = [int(links.nth(place).get_attribute("data-photo")) for place in range(links.count())]
    assert len(numbers) >= 4
    link = page.locator(".pictures .photo__open").first
    link.focus()
    page.wait_for_timeout(800)  # the page glides to it
    where = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    first = numbers.index(int(link.get_attribute("data-photo")))
    assert shown(page) == (numbers[first], first + 1, first + 1)
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    assert violations(page) == []
    way = page.locator(f"{OPEN} figure:not([aria-hidden]) .photo__about")
    assert way.get_attribute("href").endswith(f"/photos/{numbers[first]}/") and way.evaluate("way => way.tabIndex") == 0
    page.keyboard.press(onwards)
    assert shown(page) == (numbers[first + 1], first + 2, first + 2)
    page.keyboard.press(back)
    page.keyboard.press(back)
    assert shown(page) == (numbers[first - 1], first, first)
    page.keyboard.press("End")
    assert shown(page)[1:] == (len(numbers), len(numbers))
    page.locator(f"{OPEN} [data-step='1']").click(force=True)  # it says that it is disabled, and keeps the focus
    assert shown(page)[1:] == (len(numbers), len(numbers))
    page.keyboard.press("Home")
    assert shown(page) == (numbers[0], 1, 1)
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile(r"/$"))
    assert page.locator(OPEN).count() == 0
    assert abs(page.evaluate("scrollY") - where) <= 1  # a place between two pixels is told as either
    assert link.evaluate("link => link === document.activeElement")


def test_the_address_says_which_picture_is_open(page, address):
    page.goto(address("ar"))
    page.locator(".article__lead .photo__open").click()
    assert shown(page)[1] == 1
    page.go_back()
    page.locator("dialog[open]").wait_for(state="detached")
    assert "#" not in page.url and address("ar") in page.url
    page.goto(address("en") + f"#photo-{page.locator('.pictures .photo__open').first.get_attribute('data-photo')}")
    page.wait_for_selector(OPEN)
    number, place, _ = shown(page)
    assert place > 1
    page.locator(f"{OPEN} [data-step='-1']").click()
    assert shown(page)[0] != number and shown(page)[1] == place - 1
    page.locator(f"{OPEN} [data-close]").click()
    page.wait_for_function("!location.hash")
    assert page.locator(OPEN).count() == 0
    page.goto("/")
    page.go_back()
    assert page.locator("h1").count() == 1 and page.locator(OPEN).count() == 0


def swipe(page, *, across):
    """A finger comes down, moves through these places and leaves."""
    hand = page.context.new_cdp_session(page)
    for kind, places in (("touchStart", across[:1]), ("touchMove", across[1:])):
        for x in places:
            hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": 400}]})
            page.wait_for_timeout(16)
    hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_moves_on_and_only_neighbours_are_fetched(phone, address):
    phone.goto(address("ar"))
    phone.locator(".article__lead .photo__open").tap()
    number, *_ = shown(phone)
    row = phone.locator(f"{OPEN} .light-box__row")
    assert [
        place
        for place in range(row.locator("figure").count())
        if row.locator("figure").nth(place).locator("img").count()
    ] == [0, 1]
    swipe(phone, across=range(60, 341, 20))  # from left to right: Arabic goes on from the left
    after, words, place = shown(phone)
    assert after != number and (words, place) == (2, 2)
    file = row.locator("figure img").nth(1).evaluate("img => img.currentSrc")
    assert int(re.search(r"whole-(\d+)\.avif$", file)[1]) >= 768
    assert row.locator("figure:not([aria-hidden])").count() == 1
    for button in phone.locator(f"{OPEN} button").all():
        assert min(button.bounding_box()[side] for side in ("width", "height")) >= 44
    assert violations(phone) == []


def test_every_story_of_a_page_has_pictures_of_its_own(page, address):
    page.goto(address("ar"))
    page.mouse.wheel(0, 400)
    for _ in range(60):
        page.mouse.wheel(0, 1500)
        page.wait_for_timeout(100)
        if page.locator("article[data-address]").count() > 1:
            break
    second = page.locator("article[data-address]").nth(1)
    lead = second.locator(".article__lead .photo__open")
    lead.scroll_into_view_if_needed()
    lead.click()
    number, words, _ = shown(page)
    assert (number, words) == (int(lead.get_attribute("data-photo")), 1)
    assert page.locator(f"{OPEN} figure").count() == second.locator(".photo__open").count()
    page.keyboard.press("Escape")
    page.locator(OPEN).wait_for(state="detached")


def test_without_a_script_a_picture_leads_to_its_file_and_a_video_to_its_site(open_context, address):
    page = open_context(java_script_enabled=False).new_page()
    page.goto(address("ar"))
    assert page.locator("embed-facade button").first.is_hidden()
    assert page.locator(".embed figcaption a").first.get_attribute("href").startswith("https://www.youtube.com/")
    page.locator(".article__lead .photo__open").click()
    page.wait_for_url(re.compile(r"/media/.*\.jpg$"))
    assert page.request.get(page.url).headers["content-type"] == "image/jpeg"
    page.context.complaints.clear()  # Chromium's own page around a picture is styled inline


def test_another_site_hears_nothing_before_the_reader_presses(page, address, newspaper):
    asked = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(address("ar"))
    facade = page.locator("embed-facade").first
    facade.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert all(url.startswith(newspaper.url) for url in asked)
    box = facade.bounding_box()
    facade.locator("button").focus()
    page.keyboard.press("Enter")
    frame = facade.locator("iframe")
    frame.wait_for()
    page.wait_for_timeout(500)
    elsewhere = {url.split("/")[2] for url in asked if not url.startswith(newspaper.url)}
    assert elsewhere <= {"www.youtube-nocookie.com"} and elsewhere
    assert frame.get_attribute("title") and "allow-top-navigation" not in frame.get_attribute("sandbox")
    assert facade.evaluate("facade => facade === document.activeElement")
    assert abs(facade.bounding_box()["height"] - box["height"]) <= 2
    assert page.context.cookies() == []


@pytest.mark.parametrize("edition", ["ar", "en"])
def test_a_wide_table_slides_inside_its_box(open_context, newspaper, edition):
    page = open_context(viewport={"width": 320, "height": 700}).new_page()
    page.goto(addresses(newspaper, WITH_A_TABLE)[edition])
    box = page.locator(".table").first
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert box.get_attribute("aria-label") and box.locator("th[scope=col]").count() >= 2
    for cell in box.locator("td").all():
        cell.evaluate("cell => { cell.textContent = 'ك'.repeat(14); }")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    box.focus()
    page.keyboard.press("ArrowLeft" if edition == "ar" else "ArrowRight")
    page.wait_for_timeout(400)
    assert box.evaluate("box => box.scrollLeft") != 0
