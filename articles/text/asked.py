"""What a reader typed into the search box, understood: words that must all be there, and phrases in quotes."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from articles.text.arabic import tokens
from articles.text.clitics import endings, stripped, variants

QUOTES = '"«»“”„‟‹›'
QUOTED = re.compile(f"[{QUOTES}]([^{QUOTES}]*)[{QUOTES}]")
MOST_TERMS = 12
MOST_SPELLINGS = 4  # of one word, each of which is widened by what Arabic writes before it
LONGEST = 60  # letters of one word
# Words that every text of an edition has; they are asked for in a phrase only, or when there is nothing else. What is
# one in Urdu («اور») is the name of a city in Arabic.
IN_ENGLISH = "the a an of in on and"
STOP_IN = {
    edition: frozenset(tokens(f"{said} {IN_ENGLISH}"))
    for edition, said in {
        "ar": "من في على إلى عن أن إن التي الذي هذا هذه كان وقد ما لا و مع",
        "en": "",
        "fa": "به که از در و این را با",
        "ur": "ہے کی کے کا میں اور سے",
    }.items()
}
STOP = frozenset().union(*STOP_IN.values())
NONE: Mapping[str, Iterable[str]] = {}
Words = tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """One thing that must be there: as it was `typed`, or in one of the other ways of writing it, the typed first.

    Each way is a tuple of folded words that follow one another; most have one word.
    """

    typed: Words
    ways: tuple[Words, ...]


@dataclass(frozen=True)
class Asked:
    """A whole question: every term must be found. No terms: nothing was asked that could be looked for."""

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def single(self) -> frozenset[str]:
        """Every word, in every way of writing it, that stands for a term by itself."""
        return frozenset(way[0] for term in self.terms for way in term.ways if len(way) == 1)

    @property
    def others(self) -> list[str]:
        """The other ways of writing that are looked for too, as folded words, those nearest to what was typed first."""
        return [way[0] for term in self.terms for way in term.ways if len(way) == 1 and way != term.typed]

    @property
    def phrases(self) -> frozenset[Words]:
        return frozenset(way for term in self.terms for way in term.ways if len(way) > 1)


def understand(
    text: str,
    *,
    spellings: Mapping[str, Iterable[str]] = NONE,
    known: Callable[[Iterable[str]], set[str]] = set,
    stop: frozenset[str] = STOP,
) -> Asked:
    """Return what was asked for, without the words `stop` if there are others.

    `spellings` gives for a folded word its other spellings («بيونغ» for «بيونج»; one of several words is a phrase).
    `known` returns those of some words that any story has: a word is widened by those alone, and by everything that
    could be if it is not given.
    """
    phrases = [tuple(tokens(found[1])) for found in QUOTED.finditer(text)]
    plain = [word for word in tokens(QUOTED.sub(" ", text)) if len(word) <= LONGEST]
    several, single = several_of(plain, spellings)
    wanted = [word for word in single if word not in stop] or ([] if several or any(phrases) else single)
    wanted = list(dict.fromkeys(wanted))[:MOST_TERMS]
    written = {word: _written(word, spellings) for word in wanted}
    real = known(way for ways in written.values() for way in ways)
    words = [_term(word, [way for way in ways if way in real], spellings) for word, ways in written.items()]
    told = [_phrase(words, spellings) for words in (*several, *phrases) if words]
    return Asked(tuple([*words, *told][:MOST_TERMS]))


def several_of(plain: list[str], spellings: Mapping[str, Iterable[str]]) -> tuple[list[Words], list[str]]:
    """Part words that have a spelling only together («عبد الله», «عبدالله») from those that stand alone."""
    several, single, place = [], [], 0
    while place < len(plain):
        run = next(
            (n for n in (3, 2) if " ".join(plain[place : place + n]) in spellings and place + n <= len(plain)), 1
        )
        (several.append(tuple(plain[place : place + run])) if run > 1 else single.append(plain[place]))
        place += run
    return several, single


def _written(word: str, spellings: Mapping[str, Iterable[str]]) -> list[str]:
    """Return every way in which the word may be written: carried, spelt otherwise, stripped, inflected."""
    others = [other for form in _forms(word) for other in spellings.get(form, ()) if " " not in other]
    guess = stripped(word)
    stems = [word, *others[:MOST_SPELLINGS], *([guess] if guess else []), *endings(word)]
    return list(dict.fromkeys(way for stem in stems for way in variants(stem)))


def _forms(word: str) -> list[str]:
    """Return the word as a text may carry it, and without a letter before it: «لغوغل» may be a «غوغل» that is spelt."""
    guess = stripped(word)
    return [*variants(word), *([guess] if guess else [])]


def _term(word: str, ways: list[str], spellings: Mapping[str, Iterable[str]]) -> Term:
    others = [other for form in _forms(word) for other in spellings.get(form, ()) if " " in other]
    single = [(way,) for way in (word, *ways)]
    return Term((word,), tuple(dict.fromkeys([*single, *(tuple(other.split()) for other in others[:MOST_SPELLINGS])])))


def _phrase(words: Words, spellings: Mapping[str, Iterable[str]]) -> Term:
    """A phrase is looked for as it is typed, and with an article, or «و», before its first word; not otherwise."""
    words = words[:MOST_TERMS]
    others = [tuple(other.split()) for other in spellings.get(" ".join(words), ())][:MOST_SPELLINGS]
    ways = [(first, *form[1:]) for form in (words, *others) for first in variants(form[0])]
    return Term(words, tuple(dict.fromkeys(ways)))
