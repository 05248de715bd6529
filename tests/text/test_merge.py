"""Two versions of a text over the one that both began from: joined where that is safe, and no word lost anywhere."""

from collections import Counter
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from articles.text.merge import Marks, merge, unsettled

FIRST = "بعد أربعة أشهر من العمل الليلي، أعاد فريق من المهندسين فتح الجسر القديم أمام المشاة."
SECOND = "واستخدم المرممون أكثر من ألفي حجر جُمعت من قاع النهر، ورُقّم كل حجر ثم أُعيد إلى مكانه."
THIRD = "وأقيم على الضفة الشرقية معرض صغير يروي مراحل الترميم، ويفتح مجاناً حتى آخر السنة."
BASE = f"{FIRST}\n\n## «حجر فوق حجر»\n\n{SECOND}\n\n{THIRD}"
MARKS = Marks("نصّك", "نص نور", "نهاية الموضع")


def both(mine: str, theirs: str, base: str = BASE):
    return merge(base, mine, theirs, MARKS)


def test_changes_in_different_paragraphs_are_joined():
    mine, theirs = BASE.replace("أربعة", "خمسة"), BASE.replace("آخر السنة", "منتصف شباط")
    assert both(mine, theirs).text == mine.replace("آخر السنة", "منتصف شباط")
    assert both(mine, theirs).conflicts == 0


def test_changes_far_apart_in_one_paragraph_are_joined():
    mine, theirs = BASE.replace("ألفي حجر", "ثلاثة آلاف حجر"), BASE.replace("إلى مكانه", "إلى موضعه")
    assert both(mine, theirs).text == mine.replace("إلى مكانه", "إلى موضعه")
    assert both(mine, theirs).conflicts == 0


def test_a_number_and_its_noun_changed_by_two_are_nobodys_to_join():
    merged = both(BASE.replace("أربعة", "خمسة"), BASE.replace("أشهر", "أسابيع"))
    assert merged.conflicts == 1 and "خمسة أسابيع" not in merged.text
    assert "خمسة أشهر" in merged.text and "أربعة أسابيع" in merged.text


def test_the_same_words_changed_by_two_stand_there_twice_between_marks():
    merged = both(BASE.replace("آخر السنة", "الأعياد"), BASE.replace("آخر السنة", "نهاية الشهر"))
    tail = merged.text.removeprefix(f"{FIRST}\n\n## «حجر فوق حجر»\n\n{SECOND}\n\n").split("\n\n")
    first, mine, second, theirs, last = tail
    assert (first, second, last) == ("‹‹‹ نصّك ›››", "‹‹‹ نص نور ›››", "‹‹‹ نهاية الموضع ›››")
    assert mine.endswith("حتى الأعياد.") and theirs.endswith("حتى نهاية الشهر.")
    assert merged.conflicts == 1 and unsettled(merged.text) == 3


def test_only_the_paragraphs_that_both_have_changed_are_marked():
    mine = BASE.replace("أربعة", "خمسة").replace("ألفي", "ثلاثة آلاف").replace("السنة", "العام")
    theirs = BASE.replace("ألفي", "أربعة آلاف")
    merged = both(mine, theirs)
    marked = merged.text[merged.text.index("‹‹‹") : merged.text.rindex("›››")]
    assert merged.conflicts == 1 and "ثلاثة آلاف" in marked and "أربعة آلاف" in marked
    assert "خمسة أشهر" not in marked and "آخر العام" not in marked
    assert "خمسة أشهر" in merged.text and "آخر العام" in merged.text


def test_new_paragraphs_in_different_places_are_both_there():
    mine, theirs = f"{BASE}\n\nوقالت البلدية كذا.", f"مقدمة.\n\n{BASE}"
    assert both(mine, theirs).text == f"مقدمة.\n\n{BASE}\n\nوقالت البلدية كذا."


def test_new_paragraphs_in_the_same_place_are_both_there_and_marked():
    merged = both(f"{BASE}\n\nفقرتي.", f"{BASE}\n\nفقرتها.")
    assert merged.conflicts == 1 and "فقرتي." in merged.text and "فقرتها." in merged.text


def test_a_paragraph_that_one_takes_out_and_the_other_mends_is_asked_about():
    merged = both(BASE.replace(f"{SECOND}\n\n", ""), BASE.replace("ألفي", "ثلاثة آلاف"))
    assert merged.conflicts == 1 and "ثلاثة آلاف" in merged.text


def test_what_both_took_out_is_out_and_what_both_wrote_stands_once():
    same = BASE.replace(f"{SECOND}\n\n", "").replace("أربعة", "خمسة")
    merged = both(f"{same}\n\nفقرة جديدة.", same)
    assert merged.text == f"{same}\n\nفقرة جديدة." and not merged.conflicts


def test_a_paragraph_divided_by_one_and_mended_by_the_other():
    base = "قال الوزير إن الجسر سيفتح غداً. وأضاف أن الحركة ستعود إلى السوق قبل نهاية الشهر المقبل."
    merged = merge(base, base.replace(". وأضاف", ".\n\nوأضاف"), base.replace("المقبل", "الجاري"))
    assert merged.text == base.replace(". وأضاف", ".\n\nوأضاف").replace("المقبل", "الجاري")


@pytest.mark.parametrize("text", ["نص بلا علامات", "‹‹‹", "قال: ‹‹‹ نعم ››› ومضى"])
def test_copy_is_no_mark(text):
    assert unsettled(text) == 0


def test_a_long_story_is_merged_in_moments():
    base = "\n\n".join(f"فقرة {n} " + "من النص الطويل في المادة " * 6 for n in range(1000))
    merged = merge(base, base.replace("فقرة 10 ", "فقرة عاشرة "), base.replace("فقرة 900 ", "فقرة أخرى "))
    assert merged.conflicts == 0 and "عاشرة" in merged.text and "فقرة أخرى" in merged.text


# --- Whatever is written -------------------------------------------------------------------------
WORDS = some.sampled_from(["الجسر", "النهر", "فتح", "في", "من", "حجر", "قال", "أربعة"])
TEXTS = some.lists(some.lists(WORDS, max_size=9).map(" ".join), max_size=5).map("\n\n".join)


def added(text: str, base: str) -> Counter:
    return Counter(text.split()) - Counter(base.split())


@given(TEXTS, TEXTS, TEXTS)
def test_no_word_that_anybody_added_is_lost(base, mine, theirs):
    there = Counter(merge(base, mine, theirs).text.split())
    assert not added(mine, base) - there and not added(theirs, base) - there


@given(TEXTS, TEXTS, TEXTS)
def test_it_does_not_matter_who_was_first(base, mine, theirs):
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert one.conflicts == other.conflicts
    if not one.conflicts:
        assert one.text.split() == other.text.split()


@given(TEXTS, TEXTS)
def test_where_one_changed_nothing_the_other_is_taken_letter_for_letter(base, text):
    assert merge(base, text, base).text == merge(base, base, text).text == merge(base, text, text).text == text


@given(TEXTS, TEXTS, TEXTS)
def test_marks_stand_where_conflicts_are(base, mine, theirs):
    merged = merge(base, mine, theirs)
    assert unsettled(merged.text) == 3 * merged.conflicts


def test_a_paragraph_of_a_list_stays_set_in():
    base = "1. بند أول\n\n    فقرة تابعة للبند.\n\nخاتمة النص هنا وهي طويلة كفاية."
    mine, theirs = base.replace("أول", "أول جداً"), base.replace("طويلة", "قصيرة")
    merged = merge(base, mine, theirs)
    assert merged.text == mine.replace("طويلة", "قصيرة") and not merged.conflicts


def test_a_hostile_text_holds_nobody_up():
    few = ["ا"] * 6000
    mine = " ".join(word if place % 2 else "ب" for place, word in enumerate(few))
    theirs = " ".join(word if place % 3 else "ج" for place, word in enumerate(few))
    began = perf_counter()
    assert merge(" ".join(few), mine, theirs).conflicts
    assert perf_counter() - began < 3
