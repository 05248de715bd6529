"""A headline set into a box: the largest size at which it fits, its lines as even as they can be."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

Measure = Callable[[str], float]  # the width of a text in ems
CUT = "…"


@dataclass(frozen=True)
class Block:
    """Lines in their order, and the em in pixels."""

    lines: tuple[str, ...]
    size: int


def fitted(text: str, measure: Measure, *, width: float, height: float, sizes: range, lead: float) -> Block:
    """Return the text at the first of the sizes at which it fits into the box, in pixels; at the last, cut short.

    `lead` is the distance from line to line in ems.
    """
    words = text.split()
    for size in sizes:
        lines = even(words, measure, width / size)
        if len(lines) * lead * size <= height and all(measure(line) * size <= width for line in lines):
            return Block(tuple(lines), size)
    smallest = sizes[-1]
    whole = [_cut(word, measure, width / smallest) for word in words]
    return Block(_shortened(whole, measure, width / smallest, max(1, int(height // (lead * smallest)))), smallest)


def even(words: list[str], measure: Measure, width: float) -> list[str]:
    """Return the words in as few lines as they need, none of them longer than it has to be for that."""
    lines = broken(words, measure, width)
    short, long = 0.0, width
    for _step in range(8):
        middle = (short + long) / 2
        if len(broken(words, measure, middle)) <= len(lines) and _fits(words, measure, middle):
            long = middle
        else:
            short = middle
    return broken(words, measure, long)


def broken(words: list[str], measure: Measure, width: float) -> list[str]:
    """Return the words in lines, each as full as it can be."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _fits(words: list[str], measure: Measure, width: float) -> bool:
    return all(measure(word) <= width for word in words)


def _cut(word: str, measure: Measure, width: float) -> str:
    """Return the word, or as much of its beginning as there is room for."""
    if measure(word) <= width:
        return word
    fitting = bisect_left(range(len(word)), True, key=lambda letters: measure(f"{word[:letters]}{CUT}") > width)
    return f"{word[: max(fitting - 1, 0)]}{CUT}"


def _shortened(words: list[str], measure: Measure, width: float, most: int) -> tuple[str, ...]:
    lines = broken(words, measure, width)
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1].split()
    while len(last) > 1 and measure(f"{' '.join(last)} {CUT}") > width:
        last.pop()
    return (*lines[: most - 1], f"{' '.join(last)} {CUT}")
