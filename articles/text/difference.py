"""What differs between two texts, word by word, so that no Arabic word is ever cut where its letters join."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from articles.text.alignment import Patience, matches
from articles.text.words import Unit, units

ISLAND = 3  # words that stayed count as changed between two changes of so many times their number
Run = tuple[int, int, int]  # of words that stayed: where it starts in the old and in the new, and how long it is


class Piece(NamedTuple):
    """A stretch of text that is the "same", "gone", "new", or of which only the "marks" have changed.

    `text` is what stands there; of "marks" it is the new text, and `was` the old one.
    """

    kind: str
    text: str
    was: str = ""


def compare(old: str, new: str) -> list[Piece]:
    """Return the pieces that lead from the old text to the new one, in order.

    `before` and `after` make both texts of them again, exactly. A change of several words in a row is one piece.
    """
    olds, news = units(old), units(new)
    pieces: list[Piece] = []
    i = j = 0
    for start, first, length in [*_without_islands(_runs(olds, news), olds, news), (len(olds), len(news), 0)]:
        _changed(pieces, olds[i:start], news[j:first])
        for was, now in zip(olds[start : start + length], news[first : first + length], strict=True):
            _kept(pieces, was, now)
        i, j = start + length, first + length
    return _joined(pieces)


def before(pieces: Sequence[Piece]) -> str:
    """Return the old text."""
    return "".join(piece.was if piece.kind == "marks" else piece.text for piece in pieces if piece.kind != "new")


def after(pieces: Sequence[Piece]) -> str:
    """Return the new text."""
    return "".join(piece.text for piece in pieces if piece.kind != "gone")


def only_marks(pieces: Sequence[Piece]) -> bool:
    """Whether something has changed, and nothing but vowel signs and stretching lines."""
    return {piece.kind for piece in pieces} in ({"marks"}, {"same", "marks"})


# --- Pieces ---


def _changed(pieces: list[Piece], olds: list[Unit], news: list[Unit]) -> None:
    pieces += [Piece("gone", _text(olds)), Piece("new", _text(news))]


def _kept(pieces: list[Piece], was: Unit, now: Unit) -> None:
    """Add a word that stayed, perhaps with other vowel signs, perhaps with another blank after it."""
    if was.word == now.word:
        pieces.append(Piece("same", now.word))
    else:
        pieces.append(Piece("marks", now.word, was.word))
    if was.blank == now.blank:
        pieces.append(Piece("same", now.blank))
    else:
        pieces += [Piece("gone", was.blank), Piece("new", now.blank)]


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces without empty ones, neighbours of a kind as one; of a change the old words stand first."""
    joined: list[Piece] = []
    for changed, group in groupby((piece for piece in pieces if piece.text), lambda p: p.kind in ("gone", "new")):
        if changed:
            joined += _change(list(group))
        else:
            joined += group
    return [one for kind, group in groupby(joined, lambda p: p.kind) for one in _one(kind, group)]


def _change(pieces: list[Piece]) -> list[Piece]:
    """Return one change; what both sides begin and end with, a blank or the end of a paragraph, has stayed."""
    gone = "".join(piece.text for piece in pieces if piece.kind == "gone")
    new = "".join(piece.text for piece in pieces if piece.kind == "new")
    ahead = gone[: _shared(_blank_before(gone), _blank_before(new))]
    gone, new = gone.removeprefix(ahead), new.removeprefix(ahead)
    behind = _shared(_blank_after(gone)[::-1], _blank_after(new)[::-1])
    return [
        Piece("same", ahead),
        Piece("gone", gone[: len(gone) - behind]),
        Piece("new", new[: len(new) - behind]),
        Piece("same", gone[len(gone) - behind :]),
    ]


def _one(kind: str, pieces: Iterable[Piece]) -> list[Piece]:
    if kind == "marks":
        return list(pieces)
    text = "".join(piece.text for piece in pieces)
    return [Piece(kind, text)] if text else []


def _shared(one: str, other: str) -> int:
    """Return how many letters two texts begin with alike."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _blank_before(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _blank_after(text: str) -> str:
    return text[len(text.rstrip()) :]


def _text(words: list[Unit]) -> str:
    return "".join(unit.word + unit.blank for unit in words)


# --- What stayed ---


def _runs(olds: list[Unit], news: list[Unit]) -> list[Run]:
    """Return every run of words that stayed, in order.

    Whole paragraphs first; words only where paragraphs differ.
    """
    patience = Patience()
    old_keys, new_keys = [unit.key for unit in olds], [unit.key for unit in news]
    old_lines, new_lines = _lines(olds), _lines(news)
    pairs = []
    at_old = at_new = 0
    same = matches([tuple(old_keys[a:z]) for a, z in old_lines], [tuple(new_keys[a:z]) for a, z in new_lines], patience)
    for i, j in [*same, (len(old_lines), len(new_lines))]:
        start, end = old_lines[i] if i < len(old_lines) else (len(olds), len(olds))
        first = new_lines[j][0] if j < len(new_lines) else len(news)
        inside = matches(old_keys[at_old:start], new_keys[at_new:first], patience)
        pairs += [(at_old + a, at_new + b) for a, b in inside]
        pairs += [(start + step, first + step) for step in range(end - start)]
        at_old, at_new = end, first + end - start
    return _stretches(pairs)


def _lines(words: list[Unit]) -> list[tuple[int, int]]:
    ends = [place for place, unit in enumerate(words, 1) if "\n" in unit.blank]
    if not ends or ends[-1] < len(words):
        ends.append(len(words))
    return list(zip([0, *ends], ends, strict=False))


def _stretches(pairs: list[tuple[int, int]]) -> list[Run]:
    runs: list[Run] = []
    for i, j in pairs:
        if runs and (i, j) == (runs[-1][0] + runs[-1][2], runs[-1][1] + runs[-1][2]):
            runs[-1] = (*runs[-1][:2], runs[-1][2] + 1)
        else:
            runs.append((i, j, 1))
    return runs


def _without_islands(runs: list[Run], olds: list[Unit], news: list[Unit]) -> list[Run]:
    """Drop a word or two that stayed by chance in the midst of a sentence written anew: nobody reads such islands."""
    kept: list[Run] = []
    i = j = 0  # where the last run that was kept ends
    for run, (next_i, next_j, _length) in zip(runs, [*runs[1:], (len(olds), len(news), 0)], strict=True):
        start, first, length = run
        ahead, behind = max(start - i, first - j), max(next_i - start, next_j - first) - length
        one_line = not any("\n" in unit.blank for unit in olds[start : start + length])
        if one_line and length <= 2 and ISLAND * length <= min(ahead, behind):
            continue
        kept.append(run)
        i, j = start + length, first + length
    return kept
