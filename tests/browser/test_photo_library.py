"""The library by the keyboard: a table of photos, the picker of a story, and the crops that follow the focal point."""

import pytest

from articles.photos.cut import framed
from articles.photos.table import TABLE
from tests.browser.test_desk_pages import SCREENS, first_of, judge

pytestmark = pytest.mark.once

PHOTOS = "/admin/articles/photo/"
SIZES = ((640, 427), (427, 640), (333, 333), (1001, 87), (64, 200))
POINTS = ((0.5, 0.5), (0.0, 1.0), (0.37, 0.81), (0.92, 0.06))
ARITHMETIC = """async ([module, cases, ratios]) => {
  const { framed } = await import(module);
  return cases.map(([w, h, x, y]) => ratios.map((ratio) => Object.values(framed(ratio, w, h, [x, y]))));
}"""
VALUES = "boxes => boxes.map((box) => box.value)"


class Paper:
    """A picture that says which part of it is cut out: [x, y, width, height]."""

    def __init__(self, width: int, height: int):
        self.width, self.height = self.size = (width, height)

    def crop(self, box) -> list[int]:
        return [box[0], box[1], box[2] - box[0], box[3] - box[1]]


def test_the_crops_that_are_shown_are_the_crops_that_are_cut(desk):
    shapes = {name: shape.ratio for name, shape in TABLE.shapes.items() if shape.ratio}
    cases = [(*size, *point) for size in SIZES for point in POINTS]
    page = desk("salma")
    page.goto(first_of(page, PHOTOS))
    source = page.locator("script[src*='photo-crops']").get_attribute("src")
    text = page.evaluate("async (address) => (await fetch(address)).text()", source)
    module = text.partition('from "./')[2].partition('"')[0]
    shown = page.evaluate(ARITHMETIC, [f"{source.rpartition('/')[0]}/{module}", cases, list(shapes.values())])
    assert shown == [[framed(Paper(w, h), name, (x, y)) for name in shapes] for w, h, x, y in cases]


def test_the_crops_follow_the_point_before_anything_is_saved(desk):
    page = desk("salma")
    page.goto(first_of(page, PHOTOS))
    place = "getComputedStyle(document.querySelector('.crop--tall img')).objectPosition.split(' ')[0]"
    page.locator("focal-point").focus()
    for _step in range(30):
        page.keyboard.press("ArrowLeft")
    left = page.evaluate(place)
    box = page.locator("focal-point").bounding_box()
    page.mouse.click(box["x"] + 0.98 * box["width"], box["y"] + box["height"] / 2)
    assert (left, page.evaluate(place)) == ("0%", "100%")


def test_photos_are_chosen_and_gathered_by_the_keyboard(desk):
    page = desk("salma")
    page.goto(PHOTOS)
    page.locator(".tile a").first.focus()
    rtl = page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    for keys in ("Space", "Shift+ArrowLeft" if rtl else "Shift+ArrowRight", "ArrowDown", "Space"):
        page.keyboard.press(keys)
    chosen = page.locator(".tile input:checked").evaluate_all(VALUES)
    assert len(chosen) == 3 and "3" in page.locator("[data-sum]").inner_text()
    page.locator(".gather-into summary").press("Enter")
    page.fill(".gather-into input[name=name]", "مجموعة من لوحة المفاتيح")
    page.locator(".gather-into button").press("Enter")
    page.locator(".messagelist a").click()
    page.wait_for_url("**/collection/*/change/")
    assert sorted(page.locator(".tile input").evaluate_all(VALUES)) == sorted(chosen)
    address = page.url
    for screen in SCREENS.values():
        page.set_viewport_size(screen)
        judge(page, address)
    page.locator(".deletelink").click()
    page.locator("#content form [type=submit]").click()
    page.wait_for_url("**/admin/articles/collection/")


def test_the_picker_searches_chooses_several_and_adds_them_by_the_keyboard(desk):
    page = desk("layla")
    page.goto("/admin/articles/article/add/")
    page.click("[data-pick]")
    page.locator(".picker .tile input").first.focus()
    for keys in ("Space", "ArrowDown", "Space", "Enter"):
        page.keyboard.press(keys)
    page.locator(".shot").nth(1).wait_for()
    assert page.locator(".shot").count() == 2 and not page.locator("dialog.picker").count()
    page.click("[data-pick]")
    page.locator(".picker .tile").first.wait_for()
    assert page.locator(".picker .tile input:disabled").count() == 2
    page.fill(".picker #searchbar", "كلمةلاتقولهاصورة")
    page.locator(".picker .tile").first.wait_for(state="detached")
    assert page.locator(".picker [role=status]").inner_text()
    page.keyboard.press("Escape")
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto("/admin/")
