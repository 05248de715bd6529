"""What may have been meant by words that no public story has: the nearest word that one has, as it prints it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from articles.models.published import PublishedArticle
from articles.reader.search.found import Search
from articles.reader.search.index import known
from articles.reader.search.results import question
from articles.text.arabic import tokens, without_marks, words
from articles.text.asked import Asked, Term
from articles.text.clitics import base
from articles.text.near import neighbours
from articles.text.paragraphs import paragraphs

MOST_WORDS = 3  # of a question that are put right
MOST_TRIED = 8  # neighbours of one word
COUNTED = 40  # stories: which neighbour has more of them is the likelier one


class Meant(NamedTuple):
    """A question that finds something, and whether it does so within the other filters too."""

    text: str
    narrowed: bool


def meant(text: str, search: Search) -> Meant | None:
    """Return the question with its unknown words put right, if that finds a public story; else None."""
    alone = Search(Asked(), search.edition, search.now, labels=search.labels[:1], by_time=True)
    lacking = [term.typed[0] for term in search.asked.terms if len(term.typed) == 1 and not _stories(alone, term)]
    put_right = {word: better for word in lacking[:MOST_WORDS] if (better := _nearest(alone, word))}
    if not put_right or len(put_right) < len(lacking):
        return None
    corrected = _with(text, put_right)
    asked = question(corrected, search.edition)
    if replace(search, asked=asked).page(size=1).numbers:
        return Meant(corrected, narrowed=True)
    return Meant(corrected, narrowed=False) if replace(alone, asked=asked).page(size=1).numbers else None


def _stories(alone: Search, term: Term, most: int = 1) -> list[int]:
    return replace(alone, asked=Asked((term,))).page(size=most).numbers


def _nearest(alone: Search, word: str) -> str | None:
    """Return, as a story prints it, the neighbour that most public stories have; None if none has any."""
    found = {}
    for near in _likely(word)[:MOST_TRIED]:
        found[near] = _stories(alone, Term((near,), ((near,),)), COUNTED)
    best = max(found, key=lambda near: len(found[near]), default=None)
    return _printed(best, found[best][0], alone.now) if best and found[best] else None


def _likely(word: str) -> list[str]:
    """Return the neighbours that the index knows; letters that changed places first, and then what begins alike."""
    near = known(neighbours(word) | neighbours(base(word)))
    return sorted(near, key=lambda other: (sorted(other) != sorted(word), other[:1] != word[:1], other))


def _printed(word: str, number: int, now: datetime) -> str:
    """Return the word as the story writes it, without vowel signs; folded if it stands where nobody looks."""
    columns = ("headline", "short_headline", "standfirst", "body")
    for *lines, body in PublishedArticle.objects.public(now).filter(pk=number).values_list(*columns):
        for line in _with_word([*lines, *paragraphs(body)], word):
            at = next(one for one in words(line) if one.token == word)
            return without_marks(line[at.start : at.end])
    return word


def _with_word(lines: Iterable[str], word: str) -> Iterable[str]:
    return (line for line in lines if word in tokens(line))


def _with(text: str, put_right: dict[str, str]) -> str:
    """Return the reader's own line with those words replaced."""
    for word in reversed(words(text)):
        if word.token in put_right:
            text = text[: word.start] + put_right[word.token] + text[word.end :]
    return text
