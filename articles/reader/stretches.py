"""One thing asked of many stretches of time at once: of every day of a month, of every month of the archive.

It is one subquery, answered anew for each stretch from an index. A statement with a hundred of them takes a database
longer to read than to answer.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from articles.doors import asking

Stretch = tuple[datetime, datetime | None]  # its end is not part of it; None: it has none
LAST = datetime(9999, 12, 31, tzinfo=UTC)
TABLE = "WITH stretch (place, start, finish) AS (VALUES {}) SELECT ({}) FROM stretch ORDER BY place"


def within(rows: QuerySet) -> QuerySet:
    """Return those of the rows that were published in the stretch that is asked about.

    Ask it before `public()`: of two ends that an index could go by, SQLite takes the one that it was told first.
    """
    start, finish = RawSQL("stretch.start", ()), RawSQL("stretch.finish", ())
    return rows.filter(published_at__gte=start, published_at__lt=finish)


def of_each(value: QuerySet, stretches: Iterable[Stretch]) -> list:
    """Return what a query of one value says of each stretch; what is no number comes as the database stores it."""
    bounds = [(place, start, end or LAST) for place, (start, end) in enumerate(stretches)]
    if not bounds:
        return []
    with asking() as cursor:
        sql, asked = value.query.get_compiler(using=cursor.db.alias).as_sql()
        stored = cursor.db.ops.adapt_datetimefield_value
        given = [part for place, *moments in bounds for part in (place, *map(stored, moments))]
        cursor.execute(TABLE.format(", ".join(["(%s, %s, %s)"] * len(bounds)), sql), [*given, *asked])
        return [found for (found,) in cursor.fetchall()]
