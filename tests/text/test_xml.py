"""XML that every reader accepts, and HTML for those who read it elsewhere."""

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.abroad import abroad
from articles.text.body import render
from articles.text.xml import document, element, legal

pytestmark = pytest.mark.once
BASE = "https://news.example/articles/7/x/"


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_any_text_can_be_put_in_an_element_and_read_back(text):
    outermost = element("a", text, attributes={"b": text or None})
    read = fromstring(document(outermost))
    assert (read.text or "") == legal(text).replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("سطر\x00\x01\x0b\x0c\x1f", "سطر"),
        ("a\ud800b\ufffe\uffff\U0001fffe", "ab"),
        ("\x7f\x84\x86\x9f\ufdd0", ""),
        ("\t\n\x85 😀 ]]> <&>", "\t\n\x85 😀 ]]> <&>"),
    ],
)
def test_what_no_document_may_hold_is_left_out(typed, left):
    assert legal(typed) == left


def test_an_attribute_that_says_nothing_is_left_out():
    made = element("a", None, "نص", element("b"), attributes={"c": None, "d": "", "e": 0})
    assert document(made).decode().partition("\n")[2] == '<a e="0">نص<b /></a>'


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("[ف](/pages/about/)", "https://news.example/pages/about/"),
        ("[ف](../../8/)", "https://news.example/articles/8/"),
        ("[ف](#p-2)", f"{BASE}#p-2"),
        ("[ف](https://example.org/?a=1&b=2)", "https://example.org/?a=1&amp;b=2"),
        ("[ف](mailto:desk@news.example)", "mailto:desk@news.example"),
        ("[ف](//[)", "//["),
    ],
)
def test_links_are_whole_wherever_they_are_read(typed, there):
    (piece,) = render(typed)
    assert f'href="{there}"' in abroad(piece["html"], BASE)


def test_what_only_our_pages_know_is_left_out_and_the_rest_stays():
    (piece,) = render("## عنوان\n\nفقرة English words\n\n> قول\n> — قائل\n\n| بلد | عدد |\n|---|---|\n| مصر | 3 |")
    text = abroad(piece["html"], BASE)
    assert not [name for name in (" id=", " class=", "tabindex") if name in text]
    for kept in ("<h2>عنوان</h2>", "<blockquote>", "<footer>", '<th scope="col">', '<th scope="row">مصر</th>'):
        assert kept in text, (kept, text)
