"""One slip of the hand: the words around a word."""

import pytest

from articles.text.near import neighbours


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("قطارر", "قطار"),  # too many
        ("قطا", "قطار"),  # too few
        ("قتار", "قطار"),  # wrong
        ("قاطر", "قطار"),  # changed places
        ("trian", "train"),
        ("کورپا".replace("ک", "ك"), "كوريا"),
    ],
)
def test_one_slip_is_found(typed, meant):
    assert meant in neighbours(typed)
    assert typed in neighbours(meant)


@pytest.mark.parametrize("word", ["2024", "غز", "b2b", "", "ا" * 40, "كوفيد19"])
def test_numbers_and_very_short_and_very_long_words_have_none(word):
    assert neighbours(word) == set()


def test_a_word_is_not_its_own_neighbour_and_two_slips_are_too_many():
    assert "قطار" not in neighbours("قطار")
    assert "قطار" not in neighbours("قتارر")
