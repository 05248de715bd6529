"""The library's search: every word asked for begins a word of what is filed of a photo, folded."""

import re

from django.db.models import Q, QuerySet

from articles.desk.fields.numbers import number
from articles.models.photo import Photo
from articles.text.arabic import tokens

MOST_WORDS = 12
NUMBER = re.compile(r"#([0-9]+)")
ARTICLE = "ال"
BEFORE = ("", ARTICLE, f"و{ARTICLE}", f"ب{ARTICLE}", "لل", "و", "ب", "ل")  # what Arabic writes on to a word's beginning
# Two spellings of one name that agencies mix; folded, as words begin.
SPELT = (("اميرك", "امريك"), ("بيونج", "بيونغ"), ("انجلترا", "انغلترا"), ("يانج", "يانغ"), ("هونج", "هونغ"))


def find(photos: QuerySet[Photo], words: str) -> QuerySet[Photo]:
    """Return those of the photos that have all the words: «جسر» finds «والجسر», «امريكا» finds «أميركا».

    The words are compared as text.arabic.fold leaves them; «#12» is the photo with that number, and of several any.
    """
    numbers = [number(digits) for digits in NUMBER.findall(words)]
    if numbers:
        photos = photos.filter(pk__in=numbers)
    for word in tokens(NUMBER.sub(" ", words).replace("\0", ""))[:MOST_WORDS]:
        photos = photos.filter(begins(word))
    return photos


def begins(word: str) -> Q:
    """Return the condition that some filed word begins with this one, or carries it behind «ال», «و», «ب», «ل».

    Whether its letters are there at all is asked first: most rows answer no, and are not looked through eight times.
    """
    said = Q()
    for spelling in spellings(word):
        begun = Q()
        for before in BEFORE if spelling.isalpha() and not spelling.isascii() else ("",):
            begun |= Q(provenance__folded__contains=f" {before}{spelling}")
        said |= Q(provenance__folded__contains=spelling) & begun
    return said


def spellings(word: str) -> list[str]:
    """Return the word without its article, and what else it is spelt like."""
    bare = word.removeprefix(ARTICLE)
    word = bare if len(bare) > 2 else word
    others = [to + word.removeprefix(given) for pair in SPELT for given, to in _both(pair) if word.startswith(given)]
    return [word, *others]


def _both(pair: tuple[str, str]) -> tuple[tuple[str, str], tuple[str, str]]:
    return pair, pair[::-1]
