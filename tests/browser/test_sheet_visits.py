"""A visit to a row of the contact sheet: pauses are saved, the log has one line, nobody clashes with themselves."""

import json
from contextlib import suppress

import pytest
from playwright.sync_api import Error

from tests.browser.shoot import SHEET, said, sheet_of, shoot, until_saved
from tests.browser.test_contact_sheet import box, said_at

pytestmark = pytest.mark.once

LOGGED = """
import json
from articles.models.activity import Activity, OpenLine
found = Activity.objects.filter(verb="photo", headline__contains="#{photo})").order_by("pk")
print(json.dumps([list(found.values_list("reason", flat=True)), OpenLine.objects.filter(photo={photo}).count()]))
"""


@pytest.fixture
def photos(newspaper):
    """Two pictures without a word."""
    with shoot(newspaper, 2) as photos:
        yield photos


def logged(newspaper, photo: int) -> tuple[list[str], int]:
    """The lines of a photo, and how many are open."""
    return json.loads(newspaper.ask(LOGGED.format(photo=photo)).splitlines()[-1])


def unanswered(arrived: list, until=()):
    """Handle requests so that the first arrives and none is answered, until there is something in `until`."""

    def lost(route):
        if not arrived:
            arrived.append(route.fetch().status)
        route.continue_() if until else route.abort()

    return lost


def test_a_row_is_one_line_in_the_log_however_often_its_writer_paused(desk, newspaper, photos):
    page = desk("salma")
    page.goto(sheet_of(photos))
    caption = box(page, photos[0], "caption")
    caption.focus()
    for word in ("سوق ", "الجمعة ", "في تونس"):
        with page.expect_response("**/sheet/word/"):
            page.keyboard.type(word)  # and a pause
    until_saved(page)
    assert said(newspaper, photos)[0][0] == "سوق الجمعة في تونس" and logged(newspaper, photos[0]) == [[], 1]
    page.keyboard.press("Tab")
    with page.expect_response("**/sheet/word/"):
        page.keyboard.type("بسطة خضار")
    with page.expect_response("**/sheet/word/"):
        page.keyboard.press("Alt+ArrowDown")
    lines, still_open = logged(newspaper, photos[0])
    assert (len(lines), still_open) == (1, 0) and "سوق الجمعة في تونس" in lines[0] and "بسطة خضار" in lines[0]
    with page.expect_response("**/sheet/word/"):
        page.keyboard.type("امرأة")
    page.goto("/admin/")  # the page ends
    page.goto(SHEET)
    assert logged(newspaper, photos[1])[1] == 0


def test_whose_save_was_never_answered_meets_their_own_words_as_their_own(desk, newspaper, photos):
    page = desk("salma")
    page.goto(sheet_of(photos))
    until_saved(page)
    arrived = []
    page.route("**/sheet/word/", unanswered(arrived))
    place, alt = box(page, photos[0], "place"), box(page, photos[0], "alt")
    place.fill("صفا")
    page.locator(".save-state[data-state=away]").wait_for()
    place.press_sequentially("قس")
    assert arrived == [200] and said(newspaper, photos)[0][2] == "صفا"
    page.unroute("**/sheet/word/")
    alt.focus()
    until_saved(page)
    assert said(newspaper, photos)[0][2] == "صفاقس" and not said_at(page, photos[0], "place").locator("button").count()


def test_a_page_that_ends_before_it_is_answered_goes_on_where_it_was(desk, newspaper, photos):
    page = desk("salma")
    page.goto(sheet_of(photos))
    until_saved(page)
    arrived, dead = [], []
    page.context.route("**/sheet/word/", unanswered(arrived, until=dead))
    box(page, photos[0], "caption").fill("سوق")
    page.locator(".save-state[data-state=away]").wait_for()
    box(page, photos[0], "caption").press_sequentially(" الجمعة")
    page.locator("contact-sheet[data-kept=false]").wait_for()
    again = page.context.new_page()
    with suppress(Error):
        page.goto("chrome://crash", timeout=3000)
    page.close()
    dead.append(page)
    again.goto(sheet_of(photos))
    until_saved(again)
    assert box(again, photos[0], "caption").input_value() == "سوق الجمعة"
    assert said(newspaper, photos)[0][0] == "سوق الجمعة" and arrived == [200]
