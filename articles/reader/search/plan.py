"""In which periods PostgreSQL is to gather: a word that every other story has fills its page from a day or two.

Its index gives all the entries that have a word, in no order, and its planner takes seventeen ways of writing a rare
word for a common one. So a period is asked for along with the words: every entry is filed under its day, month and
year, and the index meets the few of a period with the many of a word. How long a period fills a page is reckoned from
the planner's own figures: how often the words that stand in most stories stand in them (pg_stats). Words without a
figure are rare, and looked for in all of time at once. A wrong guess costs some periods more, each longer than before.
"""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from math import prod
from typing import NamedTuple

from articles.models.index import EPOCH, NUMBERS, moment, period

FEW = 2_000  # entries that are gathered as quickly without a period
OF_EACH = 3  # periods of one length, before it is a longer one's turn
DAYS = {"d": 1, "m": 30, "y": 365}
REMEMBERED = 300  # seconds
FIGURES = """
    SELECT s.most_common_elems::text::text[], s.most_common_elem_freqs, c.reltuples
    FROM pg_class c LEFT JOIN pg_stats s
      ON s.schemaname = current_schema() AND s.tablename = c.relname AND s.attname = 'vector'
    WHERE c.oid = 'articles_indexentry'::regclass
"""
REACH = "SELECT min(key), max(key) FROM articles_indexentry WHERE key > %s AND key < %s"
_figures: dict[str, tuple[float, dict[str, float], float]] = {}


class Span(NamedTuple):
    """Keys between two others, neither included."""

    above: int
    below: int


def periods(cursor, condition, span: Span, most: int, *, oldest: bool) -> Iterator[tuple[str | None, Span]]:
    """Yield (label, keys) of the periods to gather from, one after the other, from one end of the span to the other.

    No label: all that is left of it.
    """
    share, entries = expected(cursor, condition)
    if share * entries <= FEW:
        yield None, span
        return
    cursor.execute(REACH, span)
    first, last = cursor.fetchone()
    if first is None:
        return
    left = Span(first - 1, last + 1)
    days = max(1.0, (moment(last) - moment(first)) / timedelta(days=1))
    for kind in kinds(share * entries / days, most):
        for _ in range(OF_EACH):
            key = left.above + 1 if oldest else left.below - 1
            start, end = edges(kind, moment(key))
            here = Span(max(left.above, start - 1), min(left.below, end))
            yield period(kind, key), here
            left = Span(here.below - 1, left.below) if oldest else Span(left.above, here.above + 1)
            if left.below - left.above < 2:
                return
    yield None, left


def kinds(a_day: float, most: int) -> list[str]:
    """Return the lengths of periods to try, the shortest of which may fill a page in a few."""
    filling = [kind for kind, days in DAYS.items() if a_day * days * OF_EACH >= most]
    return filling or ["y"]


def edges(kind: str, at: datetime) -> tuple[int, int]:
    """Return the first key of the day, month or year of Greenwich around a moment, and the first after it."""
    start = at.replace(hour=0, minute=0, second=0, microsecond=0)
    start = start if kind == "d" else start.replace(day=1) if kind == "m" else start.replace(month=1, day=1)
    after = start + timedelta(days={"d": 1, "m": 32, "y": 366}[kind])
    end = after if kind == "d" else after.replace(day=1)
    return _key(start), _key(end if kind != "y" else end.replace(month=1))


def _key(at: datetime) -> int:
    return int((at - EPOCH).total_seconds()) << NUMBERS


def expected(cursor, condition) -> tuple[float, float]:
    """Return (what share of all entries is thought to meet the condition, how many entries there are)."""
    share, entries = frequencies(cursor)
    groups = [min(1.0, sum(share.get(way[0], 0) for way in group)) for group in condition.groups]
    return prod([*groups, *(share.get(label, 0) for label in condition.labels)]), entries


def frequencies(cursor) -> tuple[dict[str, float], float]:
    """Return the share of entries that have each of the commonest words, and how many entries there are.

    Asked of the database every five minutes.
    """
    alias = cursor.db.alias
    at, known, entries = _figures.get(alias, (-REMEMBERED, {}, 0.0))
    if time.monotonic() - at < REMEMBERED:
        return known, entries
    cursor.execute(FIGURES)
    words, shares, entries = cursor.fetchone()
    known = dict(zip(words or (), shares or (), strict=False))  # three more figures follow, of all of them
    _figures[alias] = (time.monotonic(), known, max(0.0, entries))
    return known, max(0.0, entries)
