"""Two texts compared by words: nothing lost, no word cut, nobody held up."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from articles.text.difference import after, before, compare, only_marks

LETTERS = "ابت بـَّ\u0651\u200c\u200f \n،.«»ab1٣é\u0301👩\u200d"
texts = some.text(alphabet=LETTERS, max_size=60) | some.text(max_size=30)


@given(texts, texts)
def test_the_pieces_hold_both_texts(old, new):
    pieces = compare(old, new)
    assert (before(pieces), after(pieces)) == (old, new)
    assert {piece.kind for piece in pieces} <= {"same", "gone", "new", "marks"}
    assert all(piece.text or piece.was for piece in pieces)


@given(texts)
def test_a_text_does_not_differ_from_itself(text):
    assert [piece.kind for piece in compare(text, text)] in ([], ["same"])


def changes(old, new):
    return [(kind, text, was) for kind, text, was in compare(old, new) if kind != "same"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("بعد ثلاثة أشهر", "بعد أربعة أشهر", [("gone", "ثلاثة", ""), ("new", "أربعة", "")]),
        ("فريق مرمّم هنا", "فريق مهندس هنا", [("gone", "مرمّم", ""), ("new", "مهندس", "")]),
        ("نحو ألف حجر", "أكثر من ألفي حجر", [("gone", "نحو ألف", ""), ("new", "أكثر من ألفي", "")]),
        ("من العمل، أعاد", "من العمل الليلي، أعاد", [("new", " الليلي", "")]),
        ("الساعة 21:00", "الساعة 21:30", [("gone", "21:00", ""), ("new", "21:30", "")]),
        ("قتل ١٢ شخصاً", "قتل ١٣ شخصاً", [("gone", "١٢", ""), ("new", "١٣", "")]),
        ("می‌خواهد برود", "می‌خواهند برود", [("gone", "می‌خواهد", ""), ("new", "می‌خواهند", "")]),
        ("we don't go", "we do go", [("gone", "don't", ""), ("new", "do", "")]),
        ("قال\u200f إن", "قال إن", [("gone", "\u200f", "")]),
        ("أول\n\nثالث", "أول\n\nثان\n\nثالث", [("new", "ثان\n\n", "")]),
        ("فقرة أولى.", "فقرة أولى.\n\nوفقرة ثانية.", [("new", "\n\nوفقرة ثانية.", "")]),
        ("فقرة أولى.\n\nوفقرة ثانية.", "فقرة أولى.", [("gone", "\n\nوفقرة ثانية.", "")]),
        ("قال إن هذا\n\nقال ذاك", "قال إن هذا\n\nقال إنها\n\nقال ذاك", [("new", "قال إنها\n\n", "")]),
    ],
)
def test_whole_words_change(old, new, expected):
    assert changes(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("قال المرمّم", "قال المرمم"),
        ("كُتِبَ عنه", "كَتَبَ عنه"),
        ("كتاب", "كتـــاب"),
        ("مدرسةً", "مدرسةٌ"),
        ("\u0623حمد", "\u0627\u0654حمد"),  # one letter, stored in two ways
    ],
)
def test_marks_alone_are_named_as_such(old, new):
    pieces = compare(old, new)
    assert only_marks(pieces)
    assert [piece.kind for piece in pieces if piece.kind != "same"] == ["marks"]


@pytest.mark.parametrize(
    ("old", "new"), [("آن الأوان", "ان الأوان"), ("سأل", "سال"), ("resume", "résumé"), ("a", "a"), ("a", "")]
)
def test_other_letters_are_no_marks(old, new):
    assert not only_marks(compare(old, new))


def test_an_unchanged_paragraph_stays_whole_between_changed_ones():
    old = "مقدمة أولى\n\nفقرة لم تمس في شيء\n\nخاتمة قديمة"
    new = "مقدمة ثانية\n\nفقرة لم تمس في شيء\n\nخاتمة جديدة"
    assert "\n\nفقرة لم تمس في شيء\n\nخاتمة " in [piece.text for piece in compare(old, new)]


def test_a_sentence_written_anew_is_not_an_archipelago():
    old = "وقال الوزير أمس إن الحكومة تدرس خفض الضرائب"
    new = "وأضاف المتحدث باسمها أن الحكومة لن تغير موقفها"
    assert [kind for kind, *_rest in compare(old, new)] == ["gone", "new"]


HOSTILE = {
    "the same two words": lambda n: ("a b " * n, "b a a " * n),
    "commas": lambda n: (",." * n, ".,," * n),
    "lines": lambda n: ("a\n" * n, "b\na\n" * n),
    "peeled": lambda n: (
        " ".join(f"x{i} x{i + 1}" for i in range(n)),
        " ".join(f"x{i + 1} y x{i}" for i in range(n)),
    ),
    "numbers": lambda n: ("1." * n, "1," * n),
    "marks": lambda n: ("\u064e" * n, "\u064f" * n),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_text_of_four_times_the_length_takes_no_more_than_some_eight_times_the_time(kind):
    def seconds(n):
        texts = HOSTILE[kind](n)
        best = 9.0
        for _round in range(3):
            began = time.process_time()
            compare(*texts)
            best = min(best, time.process_time() - began)
        return best

    assert seconds(4000) < 8 * seconds(1000) + 0.02
