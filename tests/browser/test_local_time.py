"""The bar's «Local time» over a story's text: asked by keys alone, refused in words, written at the caret, undone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.once

PHRASE = "18:38 بالتوقيت المحلي (09:38 ت\u00a0غ)"


def test_a_local_time_is_written_where_the_caret_stands(desk):
    page = desk("omar")
    page.goto("/admin/articles/article/add/")
    body, said = page.locator("#id_body"), page.locator("dialog.clocks [role=status]")
    body.click()
    page.keyboard.type("بدأ العرض  أمس")
    for _ in range(4):
        page.keyboard.press("ArrowLeft")  # towards the end of an Arabic line
    for _ in range(4):
        page.keyboard.press("ArrowRight")

    page.keyboard.press("Alt+t")
    page.locator("dialog.clocks option").nth(30).wait_for(state="attached")
    assert page.locator("dialog.clocks option").first.get_attribute("value") == "Asia/Riyadh"
    assert not Axe().run(page).response["violations"]
    page.context.complaints.clear()  # axe itself tries inline styles, and the policy refuses them

    page.keyboard.type("٢٥:٩٩")
    page.keyboard.press("Enter")
    page.locator("dialog.clocks [aria-invalid=true]").wait_for()
    assert said.text_content().endswith(".") and body.input_value() == "بدأ العرض  أمس"

    page.keyboard.press("Control+a")
    page.keyboard.type("١٨:٣٨")
    page.keyboard.press("Tab")
    page.locator("dialog.clocks select").select_option("Asia/Pyongyang")
    page.locator("dialog.clocks [role=status]", has_text="09:38").wait_for()
    page.locator("dialog.clocks input").first.press("Enter")
    page.locator("dialog.clocks").wait_for(state="detached")
    assert PHRASE in body.input_value() and body.input_value().replace(PHRASE, "") == "بدأ العرض  أمس"
    assert not body.input_value().startswith(PHRASE)
    page.keyboard.press("Control+z")
    assert body.input_value() == "بدأ العرض  أمس"

    page.keyboard.press("Alt+t")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "id_body"
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto("/admin/")
