"""What is typed at the desk: beginnings of words, spelt in any way, with whatever is written on to them."""

import pytest

from articles.text.arabic import tokens
from articles.text.beginnings import STAR, has, sought, written

SPELLINGS = {
    "اميركا": ["امريكا"], "امريكا": ["اميركا"], "اميركي": ["امريكي"], "امريكي": ["اميركي"],
    "عبد الله": ["عبدالله"], "عبدالله": ["عبد الله"], "بيونغ يانغ": ["بيونج يانج"], "بيونج يانج": ["بيونغ يانغ"],
}  # fmt: skip


def finds(typed: str, printed: str, **more) -> bool:
    return has(f" {' '.join(tokens(printed))} ", sought(typed, SPELLINGS, **more))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("مشر", "والمشروع الجديد"),
        ("المشروع", "لمشروعات الري"),
        ("امريك", "الرئيس الأميركي"),
        ("الأمريكيين", "مع الأميركيين"),
        ("أمريكا", "بأميركا"),
        ("عبد الله", "الملك عبدالله"),
        ("عبدالله", "وعبد الله"),
        ("بيونج", "في بيونغ يانغ"),
        ("بيونج يانج", "إلى بيونغ يانغ"),
        ("«وكالة الأنباء»", "عن وكالة الأنباء"),
        ("أ.ف.ب", "صورة (افب)"),
        ("من", "خرج من بيته"),
        ("وزير من المالية", "المالية: الوزير"),
        ("2٠٢", "عام ۲۰۲۴"),
    ],
)
def test_it_finds(typed, printed):
    assert finds(typed, printed) and not finds(typed, "لا شيء هنا")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("روع", "المشروع"),  # the end of a word is no beginning
        ("«وكالة الأنب»", "وكالة الأنباء"),  # words between quotes are whole
        ("«الأنباء وكالة»", "وكالة الأنباء"),
        ("جسر القاهرة", "جسر بغداد"),
        ("عبد الله", "عبد الرحمن والله"),
    ],
)
def test_it_does_not_find(typed, printed):
    assert not finds(typed, printed)


def test_what_is_short_is_a_word_where_that_is_asked_for():
    assert finds("مي", "الميناء") and not finds("مي", "الميناء", shortest=3)
    assert finds("مي", "إلى مي", shortest=3) and finds("مين", "الميناء", shortest=3)


def test_a_text_without_words_seeks_nothing_and_a_long_one_not_everything():
    assert sought(" ؟!«» ") == [] and len(sought(" ".join(f"كلمة{n}" for n in range(500)))) == 12
    assert sought("\0'\"*():|&") == []
    assert all(len(written(way)) < 200 for ways in sought("ا" * 100_000) for way in ways)
    assert all(STAR not in word[:-1] for ways in sought("a* b*c *") for way in ways for word in way)
