"""Showing a reader where a story has the words: whole original words, with the marks that are written on them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.text.arabic import JOINER, Word, joined, tokens, words
from articles.text.asked import Asked, Words

PASSAGE = 30  # words
BEFORE = 8  # words of it that stand before the first that was found
NEARBY = 40  # letters: as far as it is moved so as not to begin or end within «21:05», or between a quote and its mark
MORE = "…"


@dataclass(frozen=True)
class Piece:
    """A stretch of the original text; `found` if it is one of the words that were asked for."""

    text: str
    found: bool = False


def highlight(text: str, asked: Asked) -> list[Piece]:
    """Return the whole text in pieces; joined, they are the text again."""
    return _pieces(text, spans(text, words(text), asked), 0, len(text))


def is_told(pieces: Iterable[Piece]) -> bool:
    """Whether a word that was asked for is among the pieces."""
    return any(piece.found for piece in pieces)


def passage(texts: Iterable[str], asked: Asked) -> list[Piece]:
    """Return a stretch of about thirty words, of the paragraph that has most of the words; [] if none has any."""
    many = [(_many(text, asked), text) for text in texts]
    for _, text in sorted((one for one in many if one[0]), key=lambda one: -one[0]):
        read = words(text)
        if found := spans(text, read, asked):  # the words of a phrase may be there and not be the phrase
            return _around(text, read, found)
    return []


def _around(text: str, read: list[Word], found: list[tuple[int, int]]) -> list[Piece]:
    first = max(0, next(place for place, word in enumerate(read) if word.start >= found[0][0]) - BEFORE)
    last = min(len(read), first + PASSAGE) - 1
    start = _begins(text, read[first].start) if first else 0
    end = _ends(text, read[last].end) if last < len(read) - 1 else len(text)
    inside = [span for span in found if start <= span[0] and span[1] <= end]
    pieces = _pieces(text, inside, start, end)
    return [*([Piece(f"{MORE} ")] if start else []), *pieces, *([Piece(f" {MORE}")] if end < len(text) else [])]


def _begins(text: str, place: int) -> int:
    """Where that begins which stands between two spaces around a place, if it is near."""
    start = text.rfind(" ", 0, place) + 1
    return start if place - start <= NEARBY else place


def _ends(text: str, place: int) -> int:
    end = text.find(" ", place)
    end = len(text) if end < 0 else end
    return end if end - place <= NEARBY else place


def _many(text: str, asked: Asked) -> int:
    """How many of the terms a paragraph has, as far as can be seen without reading where."""
    there = set(tokens(text))
    if JOINER in text:
        there.update(_whole(held) for held in joined(text, words(text)))
    return sum(any(there.issuperset(way) for way in term.ways) for term in asked.terms)


def spans(text: str, read: list[Word], asked: Asked) -> list[tuple[int, int]]:
    """Return where the words and phrases that were asked for stand among the words of the text: in order, none over
    another.
    """
    single = asked.single
    hits = {word for word in read if word.token in single}
    if JOINER in text:
        hits.update(word for held in joined(text, read) if _whole(held) in single for word in held)
    hits.update(word for stretch in _phrases(read, asked.phrases) for word in stretch)
    found: list[tuple[int, int]] = []
    for word in sorted(hits, key=lambda word: (word.start, word.end)):
        if found and text[found[-1][1] : word.start] == JOINER:
            found[-1] = (found[-1][0], word.end)
        elif not found or word.start >= found[-1][1]:  # «ﷺ» is four words in one sign
            found.append((word.start, word.end))
    return found


def _whole(held: tuple[Word, ...]) -> str:
    return "".join(word.token for word in held)


def _phrases(read: list[Word], phrases: Iterable[Words]) -> Iterator[list[Word]]:
    """Yield each stretch of the words that is one of the phrases."""
    beginning: dict[str, list[Words]] = {}
    for phrase in phrases:
        beginning.setdefault(phrase[0], []).append(phrase)
    for place, word in enumerate(read):
        for phrase in beginning.get(word.token, ()):
            stretch = read[place : place + len(phrase)]
            if tuple(one.token for one in stretch) == phrase:
                yield stretch


def _pieces(text: str, found: list[tuple[int, int]], start: int, end: int) -> list[Piece]:
    pieces = []
    for first, last in found:
        if first > start:
            pieces.append(Piece(text[start:first]))
        pieces.append(Piece(text[first:last], found=True))
        start = last
    return [*pieces, Piece(text[start:end])] if start < end or not pieces else pieces
