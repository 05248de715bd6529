"""Showing a reader where a story has the words: whole original words, with the marks that are written on them."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.text.arabic import Word, tokens, words
from articles.text.asked import Asked

PASSAGE = 30  # words
BEFORE = 8  # words of it that stand before the first that was found
MORE = "…"


@dataclass(frozen=True)
class Piece:
    """A stretch of the original text; `found` if it is one of the words that were asked for."""

    text: str
    found: bool = False


def highlight(text: str, asked: Asked) -> list[Piece]:
    """Return the whole text in pieces; joined, they are the text again."""
    return _pieces(text, spans(words(text), asked), 0, len(text))


def passage(texts: list[str], asked: Asked) -> list[Piece]:
    """Return a stretch of about thirty words, of the paragraph that has most of the words; [] if none has any."""
    text = max(texts, key=lambda text: _many(text, asked), default="")
    read = words(text)
    found = spans(read, asked)
    if not found:
        return []
    first = max(0, next(place for place, word in enumerate(read) if word.start >= found[0][0]) - BEFORE)
    last = min(len(read), first + PASSAGE) - 1
    start, end = read[first].start if first else 0, read[last].end if last < len(read) - 1 else len(text)
    inside = [span for span in found if start <= span[0] and span[1] <= end]
    pieces = _pieces(text, inside, start, end)
    return [*([Piece(f"{MORE} ")] if first else []), *pieces, *([Piece(f" {MORE}")] if end < len(text) else [])]


def _many(text: str, asked: Asked) -> int:
    """How many of the terms a paragraph has, as far as can be seen without reading where."""
    there = set(tokens(text))
    return sum(any(there.issuperset(way) for way in term.ways) for term in asked.terms)


def spans(read: list[Word], asked: Asked) -> list[tuple[int, int]]:
    """Return where in the text the words and phrases stand that were asked for: in order, none over another."""
    single, phrases = asked.single, asked.phrases
    hits = {place for place, word in enumerate(read) if word.token in single}
    for phrase in phrases:
        hits.update(*_of_phrase(read, phrase))
    found: list[tuple[int, int]] = []
    for place in sorted(hits):
        start, end = read[place].start, read[place].end
        if not found or start >= found[-1][1]:  # «ﷺ» is four words in one sign
            found.append((start, end))
    return found


def _of_phrase(read: list[Word], phrase: tuple[str, ...]) -> Iterator[range]:
    for place in range(len(read) - len(phrase) + 1):
        if all(read[place + n].token == word for n, word in enumerate(phrase)):
            yield range(place, place + len(phrase))


def _pieces(text: str, found: list[tuple[int, int]], start: int, end: int) -> list[Piece]:
    pieces = []
    for first, last in found:
        if first > start:
            pieces.append(Piece(text[start:first]))
        pieces.append(Piece(text[first:last], found=True))
        start = last
    return [*pieces, Piece(text[start:end])] if start < end or not pieces else pieces
