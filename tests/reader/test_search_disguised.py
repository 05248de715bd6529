"""Whatever a text says, a question that says the same in other signs finds it, and marks whole words of it.

The text index is a matcher of a few lines here: a story has a term if it has one of its ways of writing. That the two
databases match alike is the business of test_search_table.py and of the last test.
"""

import unicodedata
from random import Random

import pytest
from django.utils import timezone
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from articles.doors import readers_room
from articles.reader.search.found import Search
from articles.reader.search.index import known
from articles.text.arabic import fold, tokens, words
from articles.text.asked import LONGEST, Asked, understand
from articles.text.clitics import BEFORE
from articles.text.highlight import highlight, passage
from tests.makers import a_region, a_story

LIKE = ["اأإآٱ", "يىئیےې", "هةۀہە", "كکڪ", "وؤ", "فڤ", *(f"{n}{chr(0x660 + n)}{chr(0x6F0 + n)}" for n in range(10))]
SAME = {letter: letters for letters in LIKE for letter in letters}
UPON = ["", "", "", "\u064b", "\u064e", "\u0651\u064f", "\u0670", "ـ", "ــ", "\u200f"]
NAMES = [
    "حرب", "سلام", "مدينة", "كتاب", "لبنان", "ليل", "وزير", "بحر", "مطار", "فلسطين", "بغداد", "كوريا", "انتخابات",
    "ولاية", "برلمان", "لجنة", "كأس", "بيت",
]  # fmt: skip
ARTICLES = ["ال", "وال", "بال", "كال", "فال"]
ALPHABET = some.one_of(
    some.characters(min_codepoint=0x621, max_codepoint=0x652),
    some.sampled_from(" \u200c.،«»-_٬٪أإىةکیہۀ٢۳5ﷺﻻéaB\u0651\u064e\u0670ـ"),
    some.characters(codec="utf-8"),
)
bounded = settings(derandomize=True, deadline=None, max_examples=150)
texts = some.text(ALPHABET, min_size=1, max_size=120)


def disguised(word: str, chance: Random) -> str:
    """The word in other signs that mean the same: letters of other keyboards, marks, tatweel, digits, capitals."""
    return "".join(
        (chance.choice(SAME[letter]) if letter in SAME else letter) + (chance.choice(UPON) if letter.isalpha() else "")
        for letter in (word.upper() if chance.random() < 0.2 and word.isascii() else word)
    )


def has(text: str, asked: Asked) -> bool:
    """Whether the index would propose the text: every term in one of its ways, words in their order."""
    line = f" {' '.join(tokens(text))} "
    return bool(asked) and all(any(f" {' '.join(way)} " in line for way in term.ways) for term in asked.terms)


def holds_whole_words(text: str, pieces: list) -> bool:
    """Whether every mark is made of whole words, with all that is written on them."""
    starts, ends = {word.start for word in words(text)}, {word.end for word in words(text)}
    place = 0
    for piece in pieces:
        after = text[place + len(piece.text) :][:1]
        if piece.found and not (place in starts and place + len(piece.text) in ends):
            return False
        if piece.found and after and unicodedata.category(after) == "Mn":
            return False
        place += len(piece.text)
    return True


@bounded
@given(texts, some.randoms(use_true_random=False))
def test_any_word_of_any_text_is_found_in_other_signs_and_marked_whole(text, chance):
    there = [word for word in words(text) if len(word.token) <= LONGEST]
    assume(there)
    word = chance.choice(there)
    typed = disguised(text[word.start : word.end], chance)
    assert fold(typed) == fold(text[word.start : word.end])
    asked = understand(typed, known=set(tokens(text)).intersection)
    assert has(text, asked), (text, typed, asked)
    pieces = highlight(text, asked)
    assert "".join(piece.text for piece in pieces) == text
    assert any(piece.found for piece in pieces) and holds_whole_words(text, pieces)


@bounded
@given(texts, texts)
def test_whatever_is_asked_of_whatever_text_marks_are_whole_words_and_nothing_is_lost(text, typed):
    asked = understand(typed)
    pieces = highlight(text, asked)
    assert "".join(piece.text for piece in pieces) == text
    assert holds_whole_words(text, pieces)
    if has(text, asked):
        assert any(piece.found for piece in pieces) and any(piece.found for piece in passage([text], asked))


@bounded
@given(
    some.lists(some.tuples(some.sampled_from(BEFORE), some.sampled_from(NAMES)), min_size=1, max_size=8),
    some.sampled_from(["", *ARTICLES, "لل", "ب", "و"]),
    some.randoms(use_true_random=False),
)
def test_a_word_is_found_whatever_stands_before_it_here_and_there(printed, before, chance):
    text = " ".join(disguised(carried(*one), chance) for one in printed)
    name = chance.choice(printed)[1]
    assume(len(before) != 1 or len(fold(name)) > 3)  # one letter is taken off the front of longer words only
    asked = understand(disguised(carried(before, name), chance), known=set(tokens(text)).intersection)
    assert has(text, asked), (text, before, name, asked)
    assert any(piece.found for piece in highlight(text, asked))


def carried(before: str, name: str) -> str:
    """The name as Arabic writes it with this before it: after «لل» its own first lam is not written again."""
    return before + (name[1:] if before.endswith("لل") and name.startswith("ل") else name)


@pytest.mark.django_db
def test_the_database_finds_in_other_signs_what_the_matcher_does():
    chance, day, region = Random(1905), "يوم عادي في حياة المدينة", a_region()  # noqa: S311
    headlines = {name: carried(chance.choice(BEFORE), name) for name in NAMES}
    stories = {name: a_story(headline=headline, body=day, region=region).pk for name, headline in headlines.items()}
    for name, story in stories.items():
        for _ in range(3):
            typed = disguised(name, chance)
            with readers_room():
                numbers = Search(understand(typed, known=known), "ar", timezone.now()).page(size=60).numbers
            assert story in numbers, (name, typed)
            assert len(numbers) == (len(NAMES) if name == "مدينة" else 1), (name, typed)
