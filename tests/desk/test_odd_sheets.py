"""What no page sends to the contact sheet, and what is only very much: refused, bounded, or in one address."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.desk.fields.json_text import parsed
from articles.desk.fields.many import packed, unpacked
from articles.desk.sheet.chosen import A_SHEET, MOST, sheet_of
from articles.text.credits import A_LINE, names_in
from tests.desk.test_sheet import SHEET, WORD, bare, numbers_on
from tests.makers import a_photo

GATHER = "/admin/articles/collection/gather/"
DEEP = "[" * 100_000
A_LINE_OF_A_REQUEST = 4094  # bytes that gunicorn takes: method, address and version


# --- Nested beyond all reason ----------------------------------------------------------------------------
def test_json_that_is_nested_too_deep_is_no_json():
    with pytest.raises(ValueError, match="deep"):
        parsed(DEEP)
    assert parsed('{"a": [1]}') == {"a": [1]}


def test_a_sheet_that_is_sent_such_json_refuses_or_overlooks_it(salma):
    photo = bare()
    assert salma.post(WORD, {"changes": DEEP}).status_code == 400
    sent = {"photo": photo.pk, f"{photo.pk}-was": DEEP, f"{photo.pk}-place": "تونس"}
    assert salma.post(f"{SHEET}?photo={photo.pk}", sent).status_code == 302
    photo.refresh_from_db()
    assert photo.place == ""


@pytest.mark.parametrize("more", [{"sent": "x"}, {"sent": [1]}, {"sent": ["x" * 20_001]}, {"typing": 1}])
def test_what_no_page_says_of_a_change_is_refused(salma, more):
    change = {"photo": bare().pk, "field": "alt", "was": "", "now": "x", **more}
    assert salma.post(WORD, {"changes": json.dumps([change])}).status_code == 400


@pytest.mark.parametrize("left", ["", "x", "-1", "9" * 30, "7"])
def test_a_row_that_was_never_open_may_be_left(salma, left):
    assert salma.post(WORD, {"left": left}).json() == {"answers": [], "photos": {}}


def test_a_form_of_more_photos_than_a_sheet_has_is_refused(salma):
    assert salma.post(SHEET, {"photo": range(1, A_SHEET + 2)}).status_code == 400
    assert salma.post(SHEET, {"photo": range(1, A_SHEET + 1)}).status_code == 302


# --- Many in one address ---------------------------------------------------------------------------------
@given(st.lists(st.integers(1, 10**17), max_size=40))
def test_numbers_come_back_as_they_went(numbers):
    assert unpacked(packed(numbers), MOST) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("", []), ("zz", [1295]), ("1..2", [1]), ("1.²", [1]), ("5.-9.7", [5, 3]), ("z" * 30, []), ("1._.1", [1])],
)
def test_what_is_no_number_ends_them(text, numbers):
    assert unpacked(text, MOST) == numbers


def test_five_hundred_of_sixty_million_fit_into_one_address():
    chance = random.Random(5)  # noqa: S311
    for largest in (3_000, 100_000, 60_000_000):
        numbers = chance.sample(range(1, largest), MOST)
        address = sheet_of(numbers)
        line = f"GET {address}&from=450 HTTP/1.1\r\n"
        assert len(line) <= A_LINE_OF_A_REQUEST and unpacked(address.partition("=")[2], MOST) == numbers


def test_what_was_chosen_is_captioned_sheet_by_sheet_in_its_order(salma, monkeypatch):
    monkeypatch.setattr("articles.desk.sheet.chosen.A_SHEET", 2)
    numbers = [a_photo().pk for _ in range(5)]
    numbers = [numbers[n] for n in (3, 0, 4, 1, 2)]
    address = salma.post(GATHER, {"photo": numbers, "_caption": ""}).headers["Location"]
    found = []
    while address:
        page = salma.get(address).content.decode()
        found += numbers_on(page)
        after = page.partition("sheet-turn")[2].partition("</nav>")[0].rpartition('href="')[2].partition('"')[0]
        address = SHEET + after.replace("&amp;", "&") if "The next sheet" in page else ""
    assert found == numbers


# --- A credit beyond all measure -------------------------------------------------------------------------
def test_a_line_that_is_too_long_for_a_credit_is_asked_about_once():
    asked: list[str] = []
    assert names_in("/a" * 2000, lambda name: asked.append(name)) == ["/a" * (A_LINE // 2) + "…"] and asked == []
    names_in("/a" * (A_LINE // 2), lambda name: asked.append(name))
    assert 0 < len(asked) < 3 * A_LINE
