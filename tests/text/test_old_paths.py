"""One address, however it is written, is kept once and found again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.old_paths import normal, path_alone

pytestmark = pytest.mark.once

SAME = {
    "/أخبار/عاجل": [
        "/أخبار/عاجل/",
        "أخبار/عاجل",
        "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%D8%B9%D8%A7%D8%AC%D9%84",
        "/%d8%a3%d8%ae%d8%a8%d8%a7%d8%b1/%d8%b9%d8%a7%d8%ac%d9%84/",
        "https://www.old.example/أخبار/عاجل/#top",
        "//old.example/أخبار/عاجل",
        "/%25D8%25A3%25D8%25AE%25D8%25A8%25D8%25A7%25D8%25B1/%25D8%25B9%25D8%25A7%25D8%25AC%25D9%2584",
        "  /أخبار//عاجل ",
        "/أخبار/عاجل?utm_source=x&fbclid=y",
        "/\u0627\u0654خبار/عاجل",  # the hamza as a mark of its own
        "/%C3%C8%C8%C7%D1/%DA%C7%CC%E1".replace("%C8%C8", "%CE%C8"),  # Windows-1256
    ],
    "/article.php?id=7&lang=ar": [
        "/article.php?lang=ar&id=7",
        "http://a.example/article.php/?id=7&lang=ar&utm_medium=m",
    ],
    "/a%3Fb": ["/a%3fb/", "/a%253Fb"],
    "/?p=12": ["?p=12", "/?p=12&gclid=1", "https://a.example?p=12"],
    "/Default.aspx": ["/Default.aspx/"],
}


@pytest.mark.parametrize(("one", "written"), [(one, text) for one, all_ in SAME.items() for text in (one, *all_)])
def test_every_way_of_writing_an_address_is_one_address(one, written):
    assert normal(written) == one


def test_the_case_of_letters_stays():
    assert normal("/Default.aspx") != normal("/default.aspx")


def test_a_query_is_part_of_the_address_and_can_be_left_off():
    assert path_alone(normal("/article.php?id=7")) == "/article.php"


@pytest.mark.parametrize("nowhere", ["", "/", "https://old.example", "https://old.example/#top", "//", "http://[/x"])
def test_what_has_no_path_is_refused(nowhere):
    with pytest.raises(ValueError):
        normal(nowhere)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_a_normal_address_is_normal(text):
    try:
        once = normal(f"/x{text}")
    except ValueError:
        return
    assert "\0" not in once and once.startswith("/")
    if "%" not in text:  # escapes in escapes are taken off three deep
        assert normal(once) == once
