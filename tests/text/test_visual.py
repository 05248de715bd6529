"""Letters of a line in the order in which eyes meet them (UAX #9)."""

import pytest

from articles.text.visual import levels, runs

pytestmark = pytest.mark.once


def shown(text: str, reading: str = "rtl") -> str:
    """What stands from the left to the right, brackets as they are drawn."""
    base = 1 if reading == "rtl" else 0
    mirror = str.maketrans("()[]«»", ")(][»«")
    found = runs(levels(text, reading), base)
    return "".join(text[a:b][::-1].translate(mirror) if level % 2 else text[a:b] for a, b, level in found)


# Hebrew letters stand for all that run to the left, as they do not join: «abc» is typed first to last.
TABLE = [
    ("rtl", "אבג דהו", "והד גבא"),
    ("rtl", "אבג abc דהו", "והד abc גבא"),
    ("rtl", "אבג 1948 דהו", "והד 1948 גבא"),
    ("rtl", "אבג Boeing 737 דהו", "והד Boeing 737 גבא"),
    ("rtl", "אבג (abc) דהו", "והד (abc) גבא"),
    ("rtl", "אבג abc (דהו) abc", "abc (והד) abc גבא"),
    ("rtl", "אבג 12%", "12% גבא"),
    ("rtl", "אבג 3 - 1 דהו", "והד 1 - 3 גבא"),
    ("rtl", "אבג 2023-2024", "2023-2024 גבא"),
    ("rtl", "خبر 2023-2024", "2024-2023 ربخ"),  # after Arabic letters the numbers are Arabic, and a hyphen parts them
    ("rtl", "خبر 1,000.5", "1,000.5 ربخ"),
    ("rtl", "خبر ٣٫٥", "٣٫٥ ربخ"),
    ("rtl", "«abc» אבג", "גבא «abc»"),
    ("rtl", "abc!", "!abc"),
    ("ltr", "abc אבג def", "abc גבא def"),
    ("ltr", "abc אבג 12 דהו def", "abc והד 12 גבא def"),
    ("ltr", "abc (אבג) def", "abc (גבא) def"),
    ("ltr", "אבג!", "גבא!"),
    ("rtl", "א" + "\u05b8" + "ב", "ב" + "\u05b8" + "א"),
    ("rtl", "אבג C++ דהו", "והד C++ גבא"),  # isolated, as on pages (bidi.RUNS)
    ("rtl", "خبر -5% امس", "سما -5% ربخ"),
    ("rtl", "خبر 12% امس", "سما %12 ربخ"),
]


@pytest.mark.parametrize(("reading", "typed", "seen"), TABLE)
def test_a_line_is_seen(reading, typed, seen):
    assert shown(typed, reading) == seen


def test_an_empty_line_has_no_runs():
    assert runs(levels("", "rtl"), 1) == []
