"""What a reader typed into the search box, understood: words that must all be there, and phrases in quotes."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from articles.text.arabic import tokens
from articles.text.clitics import stripped, variants

QUOTED = re.compile("[\"«»“”„]([^\"«»“”„]*)[\"«»“”„]")
MOST_TERMS = 12
MOST_SPELLINGS = 4  # of one word, each of which is widened by what Arabic writes before it
LONGEST = 60  # letters of one word
# Words that every text has; they are asked for in a phrase only, or when there is nothing else.
STOP = frozenset(tokens("من في على إلى عن أن إن التي الذي هذا هذه كان وقد ما لا و مع the a an of in on and به که از در و این را با ہے کی کے کا میں اور سے"))

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
    def phrases(self) -> frozenset[Words]:
        return frozenset(way for term in self.terms for way in term.ways if len(way) > 1)


def understand(
    text: str, *, spellings: Mapping[str, Iterable[str]] = {}, known: Callable[[Iterable[str]], set[str]] = lambda _: set()
) -> Asked:
    """Return what was asked for.

    `spellings` gives for a folded word its other spellings («بيونغ» for «بيونج»; one of several words is a phrase);
    `known` says which of some words any story has: a letter is taken off the front of a word only if the rest is one.
    """
    phrases = [tuple(tokens(found[1])) for found in QUOTED.finditer(text)]
    plain = [word for word in tokens(QUOTED.sub(" ", text)) if len(word) <= LONGEST]
    wanted = [word for word in plain if word not in STOP] or ([] if any(phrases) else plain)
    wanted = list(dict.fromkeys(wanted))[:MOST_TERMS]
    guesses = {word: guess for word in wanted if (guess := stripped(word))}
    real = known(guesses.values()) if guesses else set()
    words = [_term(word, spellings, guesses[word] if guesses.get(word) in real else None) for word in wanted]
    return Asked(tuple([*words, *(_phrase(words) for words in phrases if words)][:MOST_TERMS]))


def _term(word: str, spellings: Mapping[str, Iterable[str]], guess: str | None) -> Term:
    others = list(dict.fromkeys(other for form in variants(word) for other in spellings.get(form, ())))
    single = [word, *(other for other in others if " " not in other)][:MOST_SPELLINGS]
    several = [tuple(other.split()) for other in others if " " in other][:MOST_SPELLINGS]
    ways = [(way,) for spelling in (*single, *([guess] if guess else [])) for way in variants(spelling)]
    return Term((word,), tuple(dict.fromkeys([*ways, *several])))


def _phrase(words: Words) -> Term:
    """A phrase is looked for as it is typed, and with an article, or «و», before its first word; not otherwise."""
    words = words[:MOST_TERMS]
    return Term(words, tuple(dict.fromkeys((first, *words[1:]) for first in variants(words[0]))))
