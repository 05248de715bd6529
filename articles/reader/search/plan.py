"""Which way PostgreSQL is to go: along the newest entries until a page is full, or by the words to all that have them.

Its planner takes a word that it has no figures of for a middling one, and seventeen ways of writing a rare word for a
common one; it then walks a million entries for five. So the choice is made here, from the same figures: how often the
words that stand in most stories stand in them (pg_stats). Words without a figure are rare.
"""

import time
from math import prod

from django.db import connections

WALKED = 0.01  # of all entries: what more of them have is found soon enough by walking
REMEMBERED = 300  # seconds
FIGURES = """
    SELECT most_common_elems::text::text[], most_common_elem_freqs FROM pg_stats
    WHERE schemaname = current_schema() AND tablename = 'articles_indexentry' AND attname = 'vector'
"""
_figures: dict[str, tuple[float, dict[str, float]]] = {}


def walks(condition, alias: str) -> bool:
    """Return whether so many entries are thought to meet the condition that the newest of them are found by walking."""
    share = frequencies(alias)
    groups = [min(1.0, sum(share.get(way[0], 0) for way in group)) for group in condition.groups]
    return prod([*groups, *(share.get(label, 0) for label in condition.labels)]) > WALKED


def frequencies(alias: str) -> dict[str, float]:
    """Return for the commonest words the share of entries that have them; asked of the database every five minutes."""
    at, known = _figures.get(alias, (-REMEMBERED, {}))
    if time.monotonic() - at < REMEMBERED:
        return known
    with connections[alias].cursor() as cursor:
        cursor.execute(FIGURES)
        words, shares = cursor.fetchone() or ((), ())
    found = dict(zip(words or (), shares or (), strict=False))  # three more figures follow, of all of them
    _figures[alias] = (time.monotonic(), found)
    return found
