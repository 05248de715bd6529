"""What is typed at the desk, where words are looked for while they are being typed: each is the beginning of a word.

It stands for that word however it is spelt and whatever Arabic has written on to it; quotes hold a phrase together,
whose words are whole. Pure; all words here are folded (arabic.tokens).
"""

from collections.abc import Iterable, Iterator, Mapping

from articles.text.arabic import tokens
from articles.text.asked import LONGEST, MOST_SPELLINGS, MOST_TERMS, NONE, QUOTED, STOP, Words, several_of
from articles.text.clitics import base, variants

STAR = "*"  # after the last word of a way: a beginning
STEM = 4  # letters that a spelling must share with a word to be spelt into it: «أميركي» into «الأميركيين»
Ways = tuple[Words, ...]  # of which one must be there


def sought(text: str, spellings: Mapping[str, Iterable[str]] = NONE, *, shortest: int = 1) -> list[Ways]:
    """Return what must all be there, each as the ways in which it may be; [] if the text has no words.

    A way is a tuple of words that follow one another; the last ends in STAR if a word need only begin with it, as it
    may from `shortest` letters on. `spellings` are those of models.spelling.
    """
    phrases = [words for found in QUOTED.finditer(text) if (words := tuple(tokens(found[1])[:MOST_TERMS]))]
    plain = [word[:LONGEST] for word in tokens(QUOTED.sub(" ", text))]
    several, single = several_of(plain, spellings)
    wanted = [word for word in single if word not in STOP] or ([] if several or phrases else single)
    begun = [_ways((word,), _spelt(word, spellings), shortest) for word in dict.fromkeys(wanted)]
    joined = [_ways(words, spellings[" ".join(words)], shortest) for words in several]
    whole = [tuple(_carried(words)) for words in phrases]
    return [*begun, *joined, *whole][:MOST_TERMS]


def written(way: Words) -> str:
    """Return the way as it stands in folded words that single spaces join and frame."""
    said = f" {' '.join(way)}"
    return said.removesuffix(STAR) if said.endswith(STAR) else f"{said} "


def has(folded: str, wanted: Iterable[Ways]) -> bool:
    """Whether folded words, joined and framed by single spaces, have all that is sought."""
    return all(any(written(way) in folded for way in ways) for ways in wanted)


def _ways(words: Words, others: Iterable[str], shortest: int) -> Ways:
    forms = [words, *(tuple(other.split()) for other in list(others)[:MOST_SPELLINGS])]
    return tuple(dict.fromkeys(way for form in forms for way in _open(form, shortest)))


def _open(words: Words, shortest: int) -> Iterator[Words]:
    """Yield the words as a text may carry them, open at their end if that is long enough to be a beginning."""
    star = STAR if len(base(words[-1])) >= shortest else ""
    return ((*way[:-1], way[-1] + star) for way in _carried(words))


def _carried(words: Words) -> Iterator[Words]:
    return ((first, *words[1:]) for first in variants(words[0]))


def _spelt(word: str, spellings: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the other spellings of a word, of what it begins with, and of what it may become when typed to its end."""
    bare = base(word)
    found = [*spellings.get(word, ()), *spellings.get(bare, ())]
    for given, others in spellings.items():
        if bare != given and len(given) >= STEM and bare.startswith(given):
            found += [other + bare.removeprefix(given) for other in others if " " not in other]
        elif bare != given and len(bare) >= STEM and given.startswith(bare):
            found += others
    return list(dict.fromkeys(found))
