"""Turning the leaves of a list by key, so that the first page and the ten-thousandth cost the same."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q, QuerySet

SIZE = 20
WRITTEN = re.compile(r"(\d{8}T\d{6}\.\d{6})-(\d{1,18})", re.ASCII)
FORM = "%Y%m%dT%H%M%S.%f"


@dataclass(frozen=True)
class Mark:
    """A story's place in a list: a page begins after it, or ends before it. Written «20250918T053000.000000-12»."""

    at: datetime
    number: int

    def __str__(self) -> str:
        return f"{self.at.astimezone(UTC):{FORM}}-{self.number}"


@dataclass(frozen=True)
class Leaf:
    """One page of a list: its stories' numbers in order, and the marks by which the pages around it are found.

    The page before it ends before `newer`, the page after it begins after `older`; None where there is none.
    """

    numbers: list[int]
    newer: Mark | None
    older: Mark | None
    is_first: bool


def read_mark(text: str) -> Mark | None:
    """Return the mark that an address holds; None, which means the first page, for anything else."""
    match = WRITTEN.fullmatch(text)
    try:
        return match and Mark(datetime.strptime(match[1], FORM).replace(tzinfo=UTC), int(match[2]))
    except ValueError:  # a thirteenth month
        return None


def leaf(
    rows: QuerySet,
    before: str = "",
    after: str = "",
    *,
    number: str = "story_id",
    at: str = "published_at",
    size: int = SIZE,
) -> Leaf:
    """Return the page of these rows that follows the mark `before`, or precedes the mark `after`, the newest first.

    `number` names the column of the story's number, `at` that of the moment which the list goes by. Without a mark,
    with one that makes no sense, and where less than a page precedes it, this is the first page.
    """
    if mark := read_mark(after):
        found = _walk(told_first(rows, above(mark, number, at)), size + 1, number, at, upwards=True)
        if len(found) > size:
            return Leaf(_numbers(found[1:]), newer=found[1], older=found[-1], is_first=False)
    began = None if mark else read_mark(before)
    found = _walk(told_first(rows, below(began, number, at)) if began else rows, size + 1, number, at)
    older = found[size - 1] if len(found) > size else None
    return Leaf(_numbers(found[:size]), newer=found[0] if began and found else None, older=older, is_first=not began)


def told_first(rows: QuerySet, condition: Q) -> QuerySet:
    """Return the rows that meet the condition too, which the database is told before all others.

    SQLite goes by the first of two ends on one index: by «now», said first, it walks from the newest story to the mark.
    """
    told = len(rows.query.where.children)
    rows = rows.filter(condition)
    where = rows.query.where
    where.children = [*where.children[told:], *where.children[:told]]
    return rows


def _walk(rows: QuerySet, wanted: int, number: str, at: str, *, upwards: bool = False) -> list[Mark]:
    """Return so many marks from the head of the rows, or from their end, the newest first either way."""
    order = (at, number) if upwards else (f"-{at}", f"-{number}")
    found = [Mark(*row) for row in rows.order_by(*order).values_list(at, number)[:wanted]]
    return found[::-1] if upwards else found


def _numbers(marks: list[Mark]) -> list[int]:
    return [mark.number for mark in marks]


def below(mark: Mark, number: str, at: str = "published_at") -> Q:
    """Return the condition "further down the list than the mark".

    The first bound says nothing new, but without it databases do not see that an index can begin at the mark.
    """
    same_moment = Q(**{at: mark.at, f"{number}__lt": mark.number})
    return Q(**{f"{at}__lte": mark.at}) & (Q(**{f"{at}__lt": mark.at}) | same_moment)


def above(mark: Mark, number: str, at: str = "published_at") -> Q:
    """Return the condition "further up the list than the mark"."""
    same_moment = Q(**{at: mark.at, f"{number}__gt": mark.number})
    return Q(**{f"{at}__gte": mark.at}) & (Q(**{f"{at}__gt": mark.at}) | same_moment)
