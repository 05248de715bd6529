"""Rows put straight into their tables, thousands at once: by COPY on PostgreSQL, by one statement on SQLite."""

import json
from collections.abc import Callable, Sequence
from operator import attrgetter

from django.db import connection
from django.db.models import DateTimeField, JSONField, Max, Model


def pour(rows: Sequence[Model]) -> None:
    """Insert unsaved rows of one model exactly as they are: no dates set, nothing checked, no keys handed back.

    Rows without a key get theirs from the database.
    """
    if not rows:
        return
    meta = rows[0]._meta
    fields = [field for field in meta.concrete_fields if not (field.primary_key and rows[0].pk is None)]
    values, written = attrgetter(*(field.attname for field in fields)), [_written(field) for field in fields]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    changed = [(place, write) for place, write in enumerate(written) if write]
    lines = (_line(values(row), changed) for row in rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {meta.db_table} ({columns}) FROM STDIN") as copy:
                for line in lines:
                    copy.write_row(line)
        else:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {meta.db_table} ({columns}) VALUES ({marks})", list(lines))  # noqa: S608


def _line(values: tuple, changed: list[tuple[int, Callable]]) -> list:
    line = list(values)
    for place, write in changed:
        line[place] = write(line[place])
    return line


def _written(field) -> Callable | None:
    """Return what turns the field's value into what the database stores; None if it is that already."""
    if isinstance(field, JSONField):
        return lambda value: json.dumps(value, cls=field.encoder)
    if isinstance(field, DateTimeField):
        return connection.ops.adapt_datetimefield_value
    return None


def numbers(model: type[Model], count: int) -> list[int]:
    """Return so many keys that no row has, and that the database will hand out to no other row."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            drawn = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
            cursor.execute(drawn, [table, count])
            return [number for (number,) in cursor.fetchall()]
        cursor.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = %s", [table])
        first = max(cursor.fetchone()[0], model._default_manager.aggregate(last=Max("pk"))["last"] or 0) + 1
    return list(range(first, first + count))
