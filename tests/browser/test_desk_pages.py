"""The desk as each of the cast sees it: nothing for axe to say, nothing refused, nothing beside the screen.

A page is opened once, on a desk's screen, and then narrowed to a telephone's.
"""

import pytest

from tests.browser.axe import COLOURS, violations

pytestmark = pytest.mark.once

SCREENS = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 760}}
LISTS = ("/admin/", *(f"/admin/articles/{noun}/" for noun in ("article", "photo", "region", "page")))
ROOMS = {
    "layla": (*LISTS, *(f"/admin/articles/{room}/" for room in ("article/add", "photo/add", "page/add", "activity"))),
    "omar": ("/admin/", "/admin/articles/article/add/"),
    "salma": ("/admin/", "/admin/articles/photo/add/", "/admin/articles/photo/sheet/?photo=1&photo=2"),
}
# Colours glide into the night; in a box that is closed they stand still, and nobody waits for those.
GLIDED = """() => Promise.all(
  document.getAnimations().filter((one) => one.effect.target.checkVisibility()).map((one) => one.finished))"""

# What stands beside the screen, also within a box that scrolls: to see who pushed.
BESIDE = """() => [...document.querySelectorAll('body *')].map((one) => [one, one.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.left < -0.5 || box.right > innerWidth + 0.5))
  .map(([one, box]) => `${one.tagName} ${one.className} ${one.id} ${Math.round(box.left)}…${Math.round(box.right)}`)"""
LONG = "مستطيل" * 14


def first_of(page, path: str) -> str:
    """The address of the first thing in a list."""
    page.goto(path)
    return page.locator(f"#changelist a[href*='{path}'][href*='/change/']").first.get_attribute("href")


def others_of(page, path: str) -> str:
    """The address of a thing in a list that its reader may look at and not mend."""
    page.goto(path)
    links = page.locator(f"#changelist a[href*='{path}'][href*='/change/']")
    for address in dict.fromkeys(links.evaluate_all("links => links.map((link) => link.getAttribute('href'))")):
        page.goto(address)
        if page.locator(".submit-row .closelink").count():
            return address
    raise AssertionError(f"everything in {path} may be mended")


def judge(page, path: str) -> None:
    """Open the page and hear what axe says of it on every screen."""
    page.set_viewport_size(SCREENS["desk"])
    page.goto(path)
    page.wait_for_function("document.fonts.status === 'loaded' && document.readyState === 'complete'")
    assert page.locator("h1").count() == 1, path
    assert not page.context.complaints, page.context.complaints
    for name, screen in SCREENS.items():
        page.set_viewport_size(screen)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{path} is {wide} px wider than the {name}: {page.evaluate(BESIDE)}"
        assert not heard(page), f"{path} on the {name}"


def heard(page) -> list[str]:
    """What axe says of the page by day; by night only of the colours, which is all that changes."""
    found = []
    for scheme, rules in (("light", None), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(GLIDED)
        found += violations(page, rules=rules)
    page.context.complaints.clear()  # axe itself tries inline styles, and the policy refuses them
    return found


@pytest.mark.parametrize("login", ROOMS)
def test_every_room(desk, login):
    page = desk(login)
    rooms = [*ROOMS[login], first_of(page, "/admin/articles/article/"), first_of(page, "/admin/articles/photo/")]
    if login == "layla":
        page.goto("/admin/articles/article/?state=changes")
        returned = page.locator("#result_list a[href*='/change/']").first.get_attribute("href").partition("change/")[0]
        rooms += [f"{returned}{asking}/" for asking in ("change", "assign")]
    for path in rooms:
        judge(page, path)


def test_what_may_only_be_looked_at(desk):
    page = desk("omar")
    judge(page, others_of(page, "/admin/articles/photo/"))


def test_enter_in_a_line_saves_and_never_publishes(desk, newspaper):
    page = desk("layla")
    page.goto("/admin/articles/article/add/")
    page.fill("#id_headline", "عنوان يُحفظ بضغطة واحدة ولا يُنشر بها")
    page.fill("#id_kicker", "تجربة")
    page.press("#id_kicker", "Enter")
    page.wait_for_url("**/change/")
    assert page.locator(".decide .chip--draft").count() == 1
    page.locator(".rail-links a.bad").click()
    page.locator("#content form [type=submit]").click()
    page.wait_for_url("**/admin/articles/article/")


def test_marks_are_written_by_keys_and_taken_back(desk):
    page = desk("omar")
    page.goto("/admin/articles/article/add/")
    body = page.locator("#id_body")
    body.click()
    page.keyboard.type("كلمة")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+b")
    assert body.input_value() == "**كلمة**"
    page.keyboard.press("Control+z")
    assert body.input_value() == "كلمة"
    page.keyboard.press("End")
    page.keyboard.press("Alt+2")
    assert body.input_value().startswith("كلمة\n\n## ")
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto("/admin/")


def test_the_versions_of_a_story(desk):
    page = desk("layla")
    story = first_of(page, "/admin/articles/article/").removesuffix("change/")
    page.goto(f"{story}change/")
    page.fill("#id_headline", "عنوان آخر تماماً للمادة نفسها")
    page.press("#id_headline", "Enter")
    page.wait_for_url("**/change/")
    page.goto(f"{story}revisions/")
    ways = [page.locator(f".versions-list a[href*='/{end}/']").last for end in ("restore", "revisions")]
    addresses = [way.get_attribute("href") for way in ways]
    for path in (f"{story}revisions/", f"{story}compare/", *addresses):
        judge(page, path)


def long_winded(page) -> str:
    """A story of words without a space; returns its address at the desk."""
    page.goto("/admin/articles/article/add/")
    page.fill("#id_headline", LONG)
    page.fill("#id_kicker", "k" * 40)
    page.fill("#id_body", "x" * 300)
    with page.expect_navigation():
        page.locator("button[name=_continue]:visible").first.click()
    return page.url.partition("change/")[0]


def test_a_word_longer_than_the_line(desk):
    """Headlines without a space, and a list to choose from as wide as the longest of them."""
    page = desk("layla")
    story = long_winded(page)
    page.goto(f"{story}change/")
    page.locator(".links [data-add]").click()
    page.locator(".link-row select").first.evaluate("(select, words) => select.add(new Option(words), 0)", LONG)
    rooms = (f"{story}{room}/" for room in ("assign", "history", "revisions"))
    for path in ("", *rooms, "/admin/articles/article/", "/admin/"):
        if path:
            page.goto(path)
        for width in (1280, 360, 320):
            page.set_viewport_size({"width": width, "height": 760})
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, f"{path} is {wide} px wider than {width}: {page.evaluate(BESIDE)}"
    clocks = page.locator(".published .clock")
    assert clocks.count() and all(clock.bounding_box()["height"] < 30 for clock in clocks.all()), "a clock is broken"
