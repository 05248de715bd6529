"""What a spreadsheet makes of a cell: a text, whatever was typed into it."""

import csv
import io

import pytest

from articles.text.spreadsheet import cell, written


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("عنوان عادي", "عنوان عادي"),
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("+966 11 212", "'+966 11 212"),
        ("-3% في الربع", "'-3% في الربع"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'=1+1"),
        ("\r=1+1", "'=1+1"),
        ("\n\n=1+1", "'=1+1"),
        ("   =1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("\u200f=1+1", "'=1+1"),  # a mark before it that nobody sees
        ("\u202e=1+1", "'=1+1"),
        ("\ufeff=1+1", "'=1+1"),
        ("سطر أول\r\nسطر ثانٍ", "سطر أول ⏎ سطر ثانٍ"),
        ("بين\tعمودين", "بين عمودين"),
        ("\u2067معزول\u2069 \u202aLTR\u202c", "معزول LTR"),
        ("صفر\x00 وجرس\x07", "صفر وجرس"),
        ("5 = 5", "5 = 5"),
        ('نعم;=HYPERLINK("http://x")', 'نعم;\'=HYPERLINK("http://x")'),  # where a semicolon ends a cell
        ('نعم; "+1', "نعم; \"'+1"),
        ("نعم; ثم لا", "نعم; ثم لا"),
        ("", ""),
        (None, None),
        (-7, -7),
    ],
)
def test_nothing_typed_becomes_a_formula(typed, kept):
    assert cell(typed) == kept


def test_a_file_is_read_back_as_it_was_written():
    rows = [["متى", "لماذا"], ["2026-11-22T10:00:00+03:00", 'قال: "نعم"، ثم\nسكت; 1'], [None, 12]]
    text = "".join(written(rows))
    assert text.startswith("\ufeff") and text.count("\r\n") == 3
    back = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert back == [["متى", "لماذا"], ["2026-11-22T10:00:00+03:00", 'قال: "نعم"، ثم ⏎ سكت; 1'], ["", "12"]]
