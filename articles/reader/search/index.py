"""Asking the index: numbers of stories that have the words, the newest first, from either database's text index.

The index proposes and the rule disposes: what is proposed here may have ended, or show no photo of the agency that was
asked for; reader.search.found asks `public()` of every number before a reader hears of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.doors import INDEX, asking
from articles.models.index import IndexWord, in_headline
from articles.reader.search.plan import Span, periods
from articles.text.asked import Asked, Words

Groups = tuple[tuple[Words, ...], ...]
FIRST, LAST = -(1 << 63), (1 << 63) - 1  # keys


@dataclass(frozen=True)
class Condition:
    """What an entry must have: one of the ways of each group, all labels; and none of what `without` says."""

    groups: Groups = ()
    labels: tuple[str, ...] = ()
    without: tuple["Condition", ...] = ()


def everything(asked: Asked, labels: Sequence[str] = ()) -> Condition:
    """The words in any way of writing, anywhere in the story."""
    return Condition(tuple(term.ways for term in asked.terms), tuple(labels))


def tiers(asked: Asked, labels: Sequence[str] = ()) -> dict[int, Condition]:
    """Return what is found by its tier, in the order in which it is shown, none of it twice.

    0: the words in the headline as they were typed; 1: in the headline otherwise written; 2: anywhere as they were
    typed; 3: anywhere otherwise written. What cannot be written otherwise has no tiers 1 and 3.
    """
    typed, ways = tuple((term.typed,) for term in asked.terms), tuple(term.ways for term in asked.terms)
    exact, like = Condition(_headline(typed)), Condition(_headline(ways))
    if typed == ways:
        return {0: Condition(exact.groups, tuple(labels)), 2: Condition(typed, tuple(labels), (exact,))}
    found = {
        0: (exact, ()),
        1: (like, (exact,)),
        2: (Condition(typed), (like,)),
        3: (Condition(ways), (like, Condition(typed))),
    }
    return {tier: Condition(one.groups, tuple(labels), without) for tier, (one, without) in found.items()}


def _headline(groups: Groups) -> Groups:
    return tuple(tuple(tuple(map(in_headline, way)) for way in group) for group in groups)


def keys(condition: Condition, *, above: int = FIRST, below: int = LAST, most: int, oldest: bool = False) -> list[int]:
    """Return up to `most` keys between two others (neither included) of entries that meet it, the newest first.

    `oldest` returns those nearest to `above` instead, in the same order.
    """
    order = "" if oldest else "DESC"
    with asking() as cursor:
        if cursor.db.vendor == "postgresql":
            return _gathered(cursor, condition, Span(above, below), most, oldest=oldest)
        cursor.execute(LISTED.format(order), [_fts(condition), above, below, most])
        found = [key for (key,) in cursor.fetchall()]
    return found[::-1] if oldest else found


def _gathered(cursor, condition: Condition, span: Span, most: int, *, oldest: bool) -> list[int]:
    """Gather from one period after the other (plan.py), on PostgreSQL, until there are so many."""
    words, order, found = _tsquery(condition), "" if oldest else "DESC", []
    for label, part in periods(cursor, condition, span, most, oldest=oldest):
        wanted, asked = (f"{words} & '{label}'", FILED) if label else (words, GATHERED)
        cursor.execute(asked.format(order), [wanted, part.above, part.below, most - len(found)])
        found += [key for (key,) in cursor.fetchall()]
        if len(found) >= most:
            break
    return found[::-1] if oldest else found


LISTED = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s AND rowid > %s AND rowid < %s ORDER BY rowid {{}} LIMIT %s"
MEETING = "SELECT key FROM articles_indexentry WHERE vector @@ %s::tsquery AND key > %s AND key < %s"
GATHERED = f"SELECT key FROM ({MEETING} OFFSET 0) AS meeting ORDER BY key {{}} LIMIT %s"  # OFFSET keeps the two apart
# Of a period: by the words' index alone. Walking a month's keys reads the words of every entry that it has.
FILED = GATHERED.replace("key >", "key + 0 >").replace("key <", "key + 0 <")


def known(words: Iterable[str]) -> set[str]:
    """Return those of the words that some story has."""
    return set(IndexWord.objects.filter(word__in=set(words)).values_list("word", flat=True))


def _fts(condition: Condition) -> str:
    """Write the condition as FTS5 reads it. Words are letters and digits: within quotes nothing of them is syntax."""
    ways = [" OR ".join(f'"{" ".join(way)}"' for way in group) for group in condition.groups]
    wanted = " AND ".join([*(f"({one})" for one in ways), *(f'"{label}"' for label in condition.labels)])
    for other in condition.without:
        wanted = f"({wanted}) NOT ({_fts(other)})"
    return wanted


def _tsquery(condition: Condition) -> str:
    ways = [" | ".join(" <-> ".join(f"'{word}'" for word in way) for way in group) for group in condition.groups]
    wanted = [*(f"({one})" for one in ways), *(f"'{label}'" for label in condition.labels)]
    return " & ".join([*wanted, *(f"!({_tsquery(other)})" for other in condition.without)])
