"""Letters that mean the same to a reader are made the same, as a table, and once is enough."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from articles.text.arabic import fold, tokens

SAME = [
    # what the engines of both databases told apart
    ("مُحَمَّدٌ", "محمد"), ("العـــراق", "العراق"), ("أحمد", "احمد"), ("إيران", "ايران"), ("مدرسة", "مدرسه"),
    ("٢٠٢٤", "2024"), ("۲۰۲۴", "2024"), ("کیم", "كيم"), ("مستشفى", "مستشفي"),
    # 1. presentation forms, capitals, Latin accents
    ("ﻣﺤﻤﺪ", "محمد"), ("ﻻ", "لا"), ("ﷺ", "صلي الله عليه وسلم"), ("ﷲ", "الله"), ("Élysée", "elysee"),
    ("STRASSE", "straße"),
    # 2. marks that are written and not read
    ("هَٰذَا", "هذا"), ("رَحۡمَٰنِ", "رحمن"), ("كتاب\u200f", "كتاب"), ("\u202bنص\u202c", "نص"), ("\ufeffنص", "نص"),
    ("سو\u00adريا", "سوريا"), ("ال\u200dعرب", "العرب"), ("\u2067نص\u2069", "نص"), ("محمد\u08f0", "محمد"),
    # 3. letters
    ("آب", "اب"), ("ٱلله", "الله"), ("مؤتمر", "موتمر"), ("شئون", "شيون"), ("هیئت", "هييت"), ("لڑکے", "لڑكي"),
    ("ہمارا", "همارا"), ("بھارت", "بهارت"), ("ګران", "گران"), ("ڤيينا", "فيينا"), ("ڪتاب", "كتاب"), ("خانۀ", "خانه"),
    ("صورۃ", "صوره"), ("ېو", "يو"), ("ۍو", "يو"), ("ئى", "يي"),
    # 4. signs of numbers
    ("٥٠٪", "50%"), ("٣٫١٤", "3.14"), ("١٬٠٠٠", "1000"),
    # 5. the zero-width non-joiner parts words
    ("می\u200cخواهم", "مي خواهم"),
]  # fmt: skip
APART = [("سماء", "سما"), ("پ", "ب"), ("چ", "ج"), ("ژ", "ز"), ("گ", "ك"), ("ذ", "د"), ("ظ", "ط")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_of_one_word_become_one(one, other):
    assert fold(one) == fold(other) == other.casefold().replace("ß", "ss")


@pytest.mark.parametrize(("one", "other"), APART)
def test_letters_that_make_another_word_stay(one, other):
    assert fold(one) != fold(other)


def test_a_letter_and_its_mark_are_one_however_they_are_stored():
    for word in ("أحمد", "مؤتمر", "شئون", "آب", "Élysée", "خانۀ"):
        assert fold(unicodedata.normalize("NFD", word)) == fold(unicodedata.normalize("NFC", word))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قالت أ.ف.ب إن", ["قالت", "افب", "ان"]),
        ("(أ.ف.ب)", ["افب"]),
        ("و.م.ع.", ["ومع"]),
        ("أ.ب", ["اب"]),
        ("د.كريم", ["د", "كريم"]),
        ("U.S. Navy", ["us", "navy"]),
        ("ص.ب.القاهرة", ["صب", "القاهره"]),  # the word behind it is one of its own
        ("www.site.net", ["www", "site", "net"]),
        ("كيم، جونغ-أون؛ «وسط»", ["كيم", "جونغ", "اون", "وسط"]),
        ("3.14 و2024", ["3", "14", "و2024"]),
        ("snake_case", ["snake", "case"]),
        (" ؟! ", []),
    ],
)
def test_a_text_is_its_words_and_dotted_letters_are_one(text, words):
    assert tokens(text) == words


ARABIC = some.characters(min_codepoint=0x600, max_codepoint=0x6FF)
SHOWN = some.characters(min_codepoint=0xFB50, max_codepoint=0xFEFC)
ANY = some.one_of(ARABIC, SHOWN, some.characters(), some.sampled_from("أإآٱۀۂۓىيکہھﷺﻻé\u0654\u0345\u200c٬٪ẞİK"))


@given(some.text(ANY))
def test_what_is_folded_stays_as_it_is(text):
    assert fold(fold(text)) == fold(text)
    assert tokens(" ".join(tokens(text))) == tokens(text)


@given(some.text(ANY, max_size=30), some.text(ANY, max_size=30))
def test_words_of_two_texts_are_the_words_of_each(one, other):
    assert tokens(f"{one} | {other}") == tokens(one) + tokens(other)
