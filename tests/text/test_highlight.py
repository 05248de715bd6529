"""Which words are marked, and which stretch of a story is shown: nothing begins or ends in the middle of something."""

import pytest

from articles.text.asked import understand
from articles.text.highlight import highlight, is_told, passage

LONG = "كلام " * 40


def marked(text: str, typed: str) -> list[str]:
    return [piece.text for piece in highlight(text, understand(typed)) if piece.found]


def shown(texts: list[str], typed: str) -> str:
    return "".join(piece.text for piece in passage(texts, understand(typed)))


@pytest.mark.parametrize(
    ("text", "typed", "words"),
    [
        ("جاء مُحَمَّدٌ أمس", "محمد", ["مُحَمَّدٌ"]),
        ("والـمـدرسة قريبة", "مدرسه", ["والـمـدرسة"]),
        ("مد\ufe76رسة\ufe7e قريبة", "مدرسة", ["مد\ufe76رسة\ufe7e"]),
        ("صورة (أ.ف.ب) أمس", "افب", ["أ.ف.ب"]),
        ("دولت می‌خواهد", "میخواهد", ["می‌خواهد"]),  # typed in one, printed with a joiner
        ("کتاب‌های‌شان", "کتابهایشان", ["کتاب‌های‌شان"]),
        ("کتاب‌های تازه", "کتاب", ["کتاب"]),
        ("صلى ﷺ عليه", "الله", ["ﷺ"]),
        ("وكالة بلا الأنباء، ووكالة الأنباء", "«وكالة الأنباء»", ["ووكالة", "الأنباء"]),
    ],
)
def test_words_are_marked_whole(text, typed, words):
    assert marked(text, typed) == words


@pytest.mark.parametrize("before", ["21:05", "3.14", "«الكبير»،", "جونغ-أون", "(الشمالية)", "https://site.net/a/b"])
def test_a_passage_begins_and_ends_between_two_spaces(before):
    text = f"أول {before} ثانٍ ثالث رابع خامس سادس سابع الميناء {LONG}"
    for more in range(9):
        said = shown([f"{'تمهيد ' * more}{text} {before} {LONG}"], "الميناء")
        assert "الميناء" in said and set(said.split()) <= {"…", *text.split(), "تمهيد"}
    ending = shown([f"الميناء {'كلام ' * 27}{before} {LONG}"], "الميناء")
    assert set(ending.split()) <= {"…", "الميناء", "كلام", before}


def test_a_word_of_a_thousand_letters_does_not_make_a_passage_long():
    text = f"{'-'.join(['كلمة'] * 400)} الميناء {'-'.join(['كلمة'] * 400)}"
    assert len(shown([text], "الميناء")) < 300


def test_the_paragraph_that_has_the_phrase_is_shown_and_not_the_one_that_has_its_words():
    texts = ["الأنباء عن وكالة لا تصدق، فهي وكالة", "قالت وكالة الأنباء"]
    assert shown(texts, "«وكالة الأنباء»") == texts[1]
    assert shown(texts[:1], "«وكالة الأنباء»") == ""
    assert not is_told(highlight(texts[0], understand("«وكالة الأنباء»")))
