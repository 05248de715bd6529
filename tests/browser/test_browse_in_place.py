"""Browsing with scripts: the answer comes in place, suggestions are a combobox, and without them all is as good."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from tests.browser.axe import violations

pytestmark = pytest.mark.once
STAYS = "window.stays = true"  # gone with the page


def question(page) -> dict:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def a_word(page) -> str:
    """A word of the newest headline."""
    page.goto("/articles/")
    return max(page.locator(".result .card__title").first.inner_text().split(), key=len)


def test_results_change_in_place_and_the_address_with_them(page):
    word = a_word(page)
    page.evaluate(STAYS)
    page.fill("#id_q", word)
    page.press("#id_q", "Enter")
    page.wait_for_url("**q=**")
    assert question(page) == {"q": word} and page.evaluate("window.stays")
    assert page.locator("#said").inner_text() == page.locator("#found").inner_text() != ""
    assert page.locator(".result mark").count() and page.evaluate("document.activeElement.id") == "id_q"
    page.locator(".result .card__title a").first.focus()
    assert page.evaluate("getComputedStyle(document.activeElement.closest('.result')).outlineStyle") == "solid"
    assert not violations(page)
    page.select_option("#id_region", index=1)
    page.click("#filters button")
    page.wait_for_url("**region=**")
    assert set(question(page)) == {"q", "region"} and page.evaluate("document.activeElement.id") == "found"
    page.locator("#results > .chips a").first.click()
    page.wait_for_url(lambda url: "region" not in url)
    assert page.input_value("#id_region") == "" and page.input_value("#id_q") == word
    page.go_back()
    page.wait_for_selector("#results > .chips")
    assert page.input_value("#id_region") != "" and page.evaluate("window.stays")
    page.go_back()
    page.go_back()
    page.wait_for_selector("#id_q:placeholder-shown")
    assert question(page) == {} and page.evaluate("window.stays")
    page.fill("#id_from", "31/02/2025")
    page.press("#id_from", "Enter")
    page.wait_for_selector("#id_from_wrong")
    assert page.evaluate("document.activeElement.id") == "id_from" and not violations(page)


def test_an_answer_that_comes_late_overwrites_nothing(page):
    word = a_word(page)
    page.fill("#id_q", word)
    page.press("#id_q", "Enter")
    page.wait_for_selector(".result mark")
    held = []
    page.route("**/articles/**", lambda route: held.append(route))
    page.evaluate("history.back()")
    page.wait_for_url(lambda url: "q=" not in url)
    page.evaluate("history.forward()")
    page.wait_for_url("**q=**")
    assert held and page.get_attribute("#results", "aria-busy") is None
    page.press("#id_q", "Enter")
    page.wait_for_selector("#results[aria-busy=true]")
    page.fill("#id_q", "كلمة أخرى")
    while held:  # the first has been given up, the second is still wanted
        held.pop().continue_()
    page.wait_for_selector("#results:not([aria-busy])")
    assert page.locator(".result mark").count() and question(page) == {"q": word}
    assert page.input_value("#id_q") == "كلمة أخرى"


def test_on_a_telephone_the_answer_comes_before_the_filters(phone):
    phone.goto("/articles/")
    phone.locator("#filters summary").tap()
    phone.select_option("#id_region", index=1)
    phone.locator("#filters button").tap()
    phone.wait_for_url("**region=**")
    phone.wait_for_selector("#results > .chips")
    place = phone.locator("#found").bounding_box()
    assert 0 <= place["y"] < phone.viewport_size["height"] and not phone.locator("#id_region").is_visible()
    phone.locator("#id_q").tap()
    phone.locator("#id_q").press_sequentially(a_word(phone)[:4])
    first = phone.locator("#suggested li").first
    address = first.get_attribute("data-address")
    first.tap()
    phone.wait_for_url(lambda url: unquote(urlsplit(url).path) == unquote(address))


def test_suggestions_are_a_combobox_that_moves_nothing(page):
    word = a_word(page)
    below = page.locator(".browse").bounding_box()["y"]
    page.locator("#id_q").press_sequentially(word[:4])
    page.wait_for_selector("#suggested li")
    assert page.locator(".browse").bounding_box()["y"] == below
    assert page.get_attribute("#id_q", "aria-expanded") == "true" and not violations(page)
    page.keyboard.press("ArrowDown")
    first = page.locator("#suggested li").first
    assert page.get_attribute("#id_q", "aria-activedescendant") == first.get_attribute("id")
    assert page.evaluate("document.activeElement.id") == "id_q"
    page.keyboard.press("Escape")
    assert not page.locator("#suggested").is_visible() and page.input_value("#id_q") == word[:4]
    page.keyboard.press("ArrowDown")
    address = page.locator("#suggested [aria-selected=true]").get_attribute("data-address")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: unquote(urlsplit(url).path) == unquote(address))


def test_without_scripts_the_box_has_the_focus_and_one_form_asks_for_everything(open_context):
    page = open_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}).new_page()
    page.goto("/en/")
    page.locator(".masthead a[href$='#id_q']").click()
    assert page.locator("#id_q:focus").count() == 1 and page.locator("h1").is_visible()
    page.keyboard.type("the")
    page.select_option("#id_region", index=1)
    page.click("#filters button")
    assert set(question(page)) == {"q", "region"}


def test_a_page_that_cannot_be_fetched_is_gone_to(page):
    page.goto("/articles/")
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error('no connection')); }")
    page.fill("#id_q", "خبر")
    page.press("#id_q", "Enter")
    page.wait_for_url("**q=**")
    assert page.locator("#found").is_visible()
