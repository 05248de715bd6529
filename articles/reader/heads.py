"""The first few of many lists at once: scalar subqueries, each answered from the head of an index."""

from django.db.models import QuerySet, Subquery


def nth(name: str, rows: QuerySet, count: int) -> dict[str, Subquery]:
    """Return annotations name_0, name_1, …: the one value of each of the first `count` rows."""
    return {f"{name}_{place}": Subquery(rows[place : place + 1]) for place in range(count)}


def numbers(row, name: str, count: int) -> list[int]:
    """Return what `nth` has annotated, without the empty places."""
    found = (getattr(row, f"{name}_{place}") for place in range(count))
    return [number for number in found if number is not None]
