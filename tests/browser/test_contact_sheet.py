"""The contact sheet in a real browser: a shoot captioned with the keyboard alone, and nothing typed is ever lost."""

import re

import pytest

from tests.browser.axe import violations
from tests.browser.crashing import records
from tests.browser.shoot import (
    browser,
    caption_all,
    kill_at,
    said,
    sheet_in,
    sheet_of,
    shoot,
    shown,
    until_saved,
    words_of,
)
from tests.browser.test_shortcuts import press

pytestmark = pytest.mark.once

COUNT = 8


@pytest.fixture(scope="module")
def photos(newspaper):
    """Pictures that say all they should; each test leaves them so."""
    with shoot(newspaper, COUNT, worded=True) as photos:
        yield photos


def box(page, photo: int, field: str):
    return page.locator(f"#{field}-{photo}")


def said_at(page, photo: int, field: str):
    return page.locator(f"#said-{field}-{photo}")


def test_a_shoot_is_captioned_by_keys_alone_and_survives_a_killed_browser(chrome, newspaper, desk, tmp_path):
    cookies = desk("salma").context.cookies()
    with shoot(newspaper, COUNT) as photos:
        page = sheet_in(chrome, tmp_path, newspaper, cookies, photos)
        caption_all(page, COUNT, last_column=lambda: (until_saved(page), page.context.set_offline(True)))
        assert [row[-1] for row in said(newspaper, photos)] == [""] * COUNT, "nobody but the device has the agencies"
        assert records(page) == COUNT
        kill_at(tmp_path, page)
        with browser(chrome, tmp_path, newspaper, cookies) as again:
            again.goto(sheet_of(photos))
            until_saved(again)
            assert shown(again, photos) == words_of(COUNT)
            assert again.locator("[data-left]").inner_text() == "0" and not again.locator("[data-faults]").count()
            again.reload()
            assert shown(again, photos) == words_of(COUNT) and records(again) == 0
        assert said(newspaper, photos) == words_of(COUNT)


def test_what_is_the_same_for_many_is_applied_and_taken_back(desk, newspaper, photos):
    page = desk("salma")
    page.goto(sheet_of(photos))
    first, second, third = photos[:3]
    before = shown(page, photos)
    page.locator(".sheet-bar summary").press("Enter")
    for name, text in (("stem", "{المكان}، {number}:"), ("place", "صفاقس"), ("photographer", "هالة المرزوق")):
        page.fill(f"#bar-{name}", text)
    page.locator("[data-replace]").press("Space")
    for photo in (first, third):
        box(page, photo, "alt").focus()
        assert press(page, "KeyX", "ء", altKey=True)
    page.locator("[data-apply=selected]").press("Enter")
    until_saved(page)
    assert box(page, first, "caption").input_value() == f"صفاقس، 1: {before[0][0]}"
    assert box(page, third, "caption").input_value() == f"صفاقس، 3: {before[2][0]}"
    assert box(page, second, "place").input_value() == before[1][2]
    assert said(newspaper, [third])[0][2::2] == ["صفاقس", "هالة المرزوق"]
    assert press(page, "KeyZ", "ئ", altKey=True)
    until_saved(page)
    assert said(newspaper, photos) == shown(page, photos) == before
    assert press(page, "KeyZ", "ئ", altKey=True, shiftKey=True)
    until_saved(page)
    assert said(newspaper, [first])[0][0] == f"صفاقس، 1: {before[0][0]}"
    press(page, "KeyZ", "ئ", altKey=True)
    until_saved(page)
    page.fill("#bar-stem", "{sity}")
    page.locator("[data-apply=all]").press("Enter")
    assert "{sity}" in page.locator("[data-applied]").inner_text() and shown(page, photos) == before


def test_a_pasted_caption_brings_its_credit_and_undo_gives_it_back(desk, photos):
    page = desk("salma")
    page.goto(sheet_of(photos[:1]))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    caption, agencies = (box(page, photos[0], field) for field in ("caption", "agencies"))
    before = caption.input_value(), agencies.input_value()
    pasted = "زبائن يتفحصون الأسعار في سوق المدينة العتيقة بتونس صباح الجمعة (رويترز)"
    page.evaluate("text => navigator.clipboard.writeText(text)", pasted)
    caption.focus()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+v")
    until_saved(page)
    assert caption.input_value() == pasted.removesuffix(" (رويترز)")
    assert agencies.input_value() == f"{before[1]} - رويترز"
    assert "رويترز" in said_at(page, photos[0], "caption").inner_text()
    page.keyboard.press("Alt+KeyZ")
    until_saved(page)
    assert (caption.input_value(), agencies.input_value()) == (pasted, before[1])
    page.keyboard.press("Alt+KeyZ")
    until_saved(page)
    assert (caption.input_value(), agencies.input_value()) == before


def test_what_the_desk_refuses_stays_where_it_was_typed(desk, photos):
    page = desk("salma", bypass_csp=True)
    page.goto(sheet_of(photos))
    day, agencies = (box(page, photos[1], field) for field in ("taken_on", "agencies"))
    day.fill("30/2/2024")
    agencies.fill("وكالة لا يعرفها أحد")
    said_at(page, photos[1], "agencies").locator("xpath=self::*[@data-wrong]").wait_for()
    assert not violations(page)
    page.reload()
    said_at(page, photos[1], "agencies").locator("xpath=self::*[@data-wrong]").wait_for()
    assert (day.input_value(), agencies.input_value()) == ("30/2/2024", "وكالة لا يعرفها أحد")
    assert "1/11/2024" in said_at(page, photos[1], "taken_on").inner_text()
    day.fill("1 نوفمبر 2024")
    agencies.fill("أ ف ب")
    agencies.blur()
    until_saved(page)
    assert (day.input_value(), agencies.input_value()) == ("2024-11-01", "أ.ف.ب") and records(page) == 0


def test_two_who_write_in_one_box_choose_between_their_texts(desk, photos):
    salma, layla = desk("salma", bypass_csp=True), desk("layla")
    for page in (salma, layla):
        page.goto(sheet_of(photos[:2]))
    before = box(salma, photos[0], "place").input_value()
    for photo in photos[:2]:
        box(layla, photo, "place").fill("قابس")
    box(layla, photos[1], "place").blur()
    until_saved(layla)
    for photo in photos[:2]:
        box(salma, photo, "place").fill("سوسة")
        said_at(salma, photo, "place").locator("button").first.wait_for()
    assert "قابس" in said_at(salma, photos[0], "place").inner_text() and not violations(salma)
    said_at(salma, photos[0], "place").locator("button").nth(0).click()
    said_at(salma, photos[1], "place").locator("button").nth(1).click()
    until_saved(salma)
    assert [box(salma, photo, "place").input_value() for photo in photos[:2]] == ["قابس", "سوسة"]
    salma.reload()
    for photo in photos[:2]:
        box(salma, photo, "place").fill(before)
    box(salma, photos[1], "place").blur()
    until_saved(salma)


def test_without_a_network_and_without_a_session_it_waits(desk, newspaper, photos):
    page = desk("salma")
    page.goto(sheet_of(photos[:1]))
    alt = box(page, photos[0], "alt")
    before = alt.input_value()
    page.context.set_offline(True)
    alt.fill("كُتب بلا شبكة")
    page.locator(".save-state[data-state=away]").wait_for()
    assert records(page) == 1
    page.context.set_offline(False)
    until_saved(page)
    page.context.clear_cookies(name="sessionid")
    alt.fill(before)
    door = page.locator("dialog.sign-in input[type=password]")
    door.fill(newspaper.password)
    door.press("Enter")
    until_saved(page)
    page.reload()
    assert alt.input_value() == before


def test_only_what_is_left_is_shown_when_that_is_asked_for(desk, newspaper, photos):
    page = desk("salma")
    page.goto(sheet_of(photos))
    alt = box(page, photos[3], "alt")
    before = alt.input_value()
    alt.fill("")
    until_saved(page)
    assert page.locator("[data-left]").inner_text() == "1"
    page.locator("[data-only]").check()
    rows = page.locator(".sheet-row:visible")
    assert rows.count() == 1 and rows.get_attribute("data-photo") == str(photos[3])
    alt.fill(before)
    alt.blur()
    until_saved(page)
    assert page.locator("[data-left]").inner_text() == "0" and rows.count() == 0


def test_without_scripts_it_is_a_form_with_one_button(desk, open_context, newspaper, photos):
    state = desk("salma").context.storage_state()
    page = open_context(storage_state=state, java_script_enabled=False).new_page()
    page.goto(sheet_of(photos[:2]))
    before = box(page, photos[1], "people").input_value()
    box(page, photos[1], "people").fill("هالة المرزوق")
    box(page, photos[0], "taken_on").fill("أمس")
    page.locator(".page-bar button[type=submit]").click()
    assert box(page, photos[1], "people").input_value() == "هالة المرزوق"
    assert box(page, photos[0], "taken_on").input_value() == "أمس" and page.locator("[data-wrong]").count()
    box(page, photos[0], "taken_on").fill("2024-11-01")
    box(page, photos[1], "people").fill(before)
    page.locator(".page-bar button[type=submit]").click()
    page.wait_for_url(re.compile(r"sheet/\?photo="))
    assert not page.locator("[data-wrong]").count()
