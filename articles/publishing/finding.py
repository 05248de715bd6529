"""Asking the readers' index from the desk: how many stories a word finds, which of them readers know by it."""

from collections.abc import Sequence

from django.db import connection

from articles.doors import INDEX
from articles.models.index import in_headline, number_of
from articles.models.published import PublishedArticle
from articles.publishing.working import written
from articles.text.arabic import tokens
from articles.text.beginnings import Ways, sought

COUNTED = 1_000  # stories
HAVING = {
    "sqlite": f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s ORDER BY rowid DESC LIMIT %s",  # noqa: S608
    "postgresql": """
        SELECT key FROM (SELECT key FROM articles_indexentry WHERE vector @@ %s::tsquery OFFSET 0) AS found
        ORDER BY key DESC LIMIT %s
    """,
}


def numbers(wanted: Sequence[Ways], *, most: int) -> list[int]:
    """Return the numbers of the newest stories in the index that have all that is sought; not all need be public."""
    with connection.cursor() as cursor:
        cursor.execute(HAVING[connection.vendor], [written(wanted), most])
        return [number_of(key) for (key,) in cursor.fetchall()]


def by_headline(wanted: Sequence[Ways], *, most: int) -> list[int]:
    """Return the same of stories that have it in the headline that readers know."""
    return numbers([tuple(tuple(map(in_headline, way)) for way in ways) for ways in wanted], most=most)


def how_many(words: str) -> tuple[int, bool]:
    """Return (how many public stories have these words as they are, whatever is written on to the first; more?)."""
    wanted = sought(f"«{' '.join(tokens(words))}»")
    found = numbers(wanted, most=COUNTED + 1) if wanted else []
    return PublishedArticle.objects.public().filter(pk__in=found[:COUNTED]).count(), len(found) > COUNTED
