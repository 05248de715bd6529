"""Keys of the desk under an Arabic layout: the same places on the keyboard, whatever letters they write."""

import pytest

pytestmark = pytest.mark.once

# What the places write in Arabic: the layout is what `key` says, the place is what `code` says.
ARABIC = {"KeyG": "ل", "KeyM": "ة", "KeyN": "ى", "KeyS": "س", "KeyP": "ح", "KeyB": "لا", "Slash": "ظ", "Digit2": "٢"}
SEND = """([code, key, held]) => {
  const given = {code, key, bubbles: true, cancelable: true, composed: true, ...held};
  return !(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', given));
}"""


def press(page, code: str, key: str = "", **held) -> bool:
    """Press the key at that place with Arabic on it; returns whether the page took it."""
    return page.evaluate(SEND, [code, key or ARABIC.get(code, code), held])


def test_keys_of_the_desk_go_by_their_place(desk):
    page = desk("layla")
    press(page, "KeyG")
    press(page, "KeyM")
    page.wait_for_url("**/article/?queue=mine")
    press(page, "Slash")
    assert page.evaluate("document.activeElement.id") == "searchbar"
    assert not press(page, "KeyN"), "whoever types a search begins no story"
    page.evaluate("document.activeElement.blur()")
    press(page, "KeyN")
    page.wait_for_url("**/article/add/")


def test_the_list_of_keys_turns_those_off_that_have_no_ctrl(desk):
    page = desk("omar")
    press(page, "Slash", "؟", shiftKey=True)
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    words = dialog.inner_text()
    assert "N" in words and "ى" in words and "Ctrl" in words
    assert "/admin/articles/activity" not in page.content()
    dialog.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    assert not dialog.count()
    assert not press(page, "KeyN") and page.url.endswith("/admin/")
    page.reload()
    assert not press(page, "KeyN"), "it is remembered"
    assert page.locator("[aria-keyshortcuts]").count() == 0
    page.locator("button[data-keys]").click()
    page.get_by_role("checkbox").check()
    page.keyboard.press("Escape")
    press(page, "KeyN")
    page.wait_for_url("**/article/add/")


def test_keys_of_the_writing_room_go_by_their_place(desk):
    page = desk("layla")
    page.goto("/admin/articles/article/add/")
    page.fill("#id_headline", "عنوان تحفظه المفاتيح")
    body = page.locator("#id_body")
    body.click()
    assert press(page, "KeyB", ctrlKey=True) and "**" in body.input_value()
    assert press(page, "Digit2", altKey=True) and "## " in body.input_value()
    assert not press(page, "KeyS", ctrlKey=True, altKey=True), "that is AltGr, and writes a letter"
    assert press(page, "KeyP", ctrlKey=True, shiftKey=True)
    page.locator("dialog.preview").wait_for()
    page.keyboard.press("Escape")
    body.click()
    assert press(page, "Enter", ctrlKey=True)
    asks = page.locator("dialog.asks")
    assert "عنوان تحفظه المفاتيح" in asks.inner_text()
    page.keyboard.press("Escape")  # and nothing was published
    body.click()
    with page.expect_navigation():
        assert press(page, "KeyS", ctrlKey=True)
    page.wait_for_url("**/change/")
    assert page.locator(".decide .chip--draft").count() == 1
    assert page.locator(".rail button[name=_continue]").get_attribute("aria-keyshortcuts") == "Control+S"
    page.locator(".rail-links a.bad").click()
    page.locator("#content form [type=submit]").click()
    page.wait_for_url("**/admin/articles/article/")
