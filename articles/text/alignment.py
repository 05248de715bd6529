"""What two rows have in common, in the same order, found in bounded time."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

DEEPEST = 12  # how often a stretch is divided at what occurs once
Places = list[tuple[int, int]]


@dataclass
class Patience:
    """How many steps of careful search are left: what keeps a hostile text from holding anybody up."""

    steps: int = 25_000


def matches(old: Sequence[Hashable], new: Sequence[Hashable], patience: Patience) -> Places:
    """Return the places (in the old, in the new) of what is equal, in order, each place once.

    Divides at what occurs once on both sides, and searches carefully what remains, while patience lasts; what is left
    unsearched then counts as different.
    """
    found: Places = []
    stack = [(0, len(old), 0, len(new), 0)]
    while stack:
        a, z, b, y, depth = stack.pop()
        while a < z and b < y and old[a] == new[b]:
            found.append((a, b))
            a, b = a + 1, b + 1
        while a < z and b < y and old[z - 1] == new[y - 1]:
            z, y = z - 1, y - 1
            found.append((z, y))
        if a == z or b == y:
            continue
        posts = _posts(old[a:z], new[b:y]) if depth < DEEPEST else []
        if not posts:
            found += [(a + i, b + j) for i, j in _careful(old[a:z], new[b:y], patience)]
        for (i, j), (k, n) in zip([(0, 0), *posts], [*posts, (z - a, y - b)], strict=True) if posts else ():
            stack.append((a + i, a + k, b + j, b + n, depth + 1))
    return sorted(found)


def _posts(old: Sequence[Hashable], new: Sequence[Hashable]) -> Places:
    """Return the places of what occurs once on either side, as many as stand in the same order (patience sorting)."""
    at = {item: place for place, item in enumerate(new)}
    olds, news = Counter(old), Counter(new)
    once = [(i, at[item]) for i, item in enumerate(old) if olds[item] == 1 and news[item] == 1]
    ends: list[int] = []  # of the best rows so far, by length: the place in the new
    last: list[int] = []  # and which of `once` that is
    back: list[int | None] = []
    for number, (_i, j) in enumerate(once):
        length = bisect_left(ends, j)
        back.append(last[length - 1] if length else None)
        ends[length : length + 1] = [j]
        last[length : length + 1] = [number]
    row: Places = []
    step = last[-1] if last else None
    while step is not None:
        row.append(once[step])
        step = back[step]
    return row[::-1]


def _careful(old: Sequence[Hashable], new: Sequence[Hashable], patience: Patience) -> Places:
    """Return the places of a longest common row (Myers, "An O(ND) Difference Algorithm", 1986); [] without patience."""
    ends = {1: 0}  # the furthest place in the old on every diagonal
    trace: list[dict[int, int]] = []
    for changes in range(len(old) + len(new) + 1):
        patience.steps -= changes + 1
        if patience.steps < 0:
            return []
        trace.append(ends.copy())
        for diagonal in range(-changes, changes + 1, 2):
            i = _start(ends, diagonal, changes)
            j = i - diagonal
            while i < len(old) and j < len(new) and old[i] == new[j]:
                i, j = i + 1, j + 1
            ends[diagonal] = i
            if i >= len(old) and j >= len(new):
                return _walked_back(trace, len(old), len(new))
    return []


def _start(ends: dict[int, int], diagonal: int, changes: int) -> int:
    down = diagonal == -changes or (diagonal != changes and ends[diagonal - 1] < ends[diagonal + 1])
    return ends[diagonal + 1] if down else ends[diagonal - 1] + 1


def _walked_back(trace: list[dict[int, int]], i: int, j: int) -> Places:
    found: Places = []
    for changes in range(len(trace) - 1, -1, -1):
        ends = trace[changes]
        diagonal = i - j
        start = _start(ends, diagonal, changes)
        while i > start:
            i, j = i - 1, j - 1
            found.append((i, j))
        down = diagonal == -changes or (diagonal != changes and ends[diagonal - 1] < ends[diagonal + 1])
        if changes:
            i, j = (i, j - 1) if down else (i - 1, j)
    return found[::-1]
