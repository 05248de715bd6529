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
    """The last story of a page: the next page begins after it. Written «20250918T053000.000000-12»."""

    at: datetime
    number: int

    def __str__(self) -> str:
        return f"{self.at.astimezone(UTC):{FORM}}-{self.number}"


@dataclass(frozen=True)
class Leaf:
    """One page of a list: its stories' numbers in order, the mark it began after, and the one of the next page."""

    numbers: list[int]
    began: Mark | None
    older: Mark | None

    @property
    def is_first(self) -> bool:
        return self.began is None


def read_mark(text: str) -> Mark | None:
    """Return the mark that an address holds; None, which means the first page, for anything else."""
    match = WRITTEN.fullmatch(text)
    try:
        return match and Mark(datetime.strptime(match[1], FORM).replace(tzinfo=UTC), int(match[2]))
    except ValueError:  # a thirteenth month
        return None


def leaf(rows: QuerySet, before: str, *, number: str = "story_id", at: str = "published_at", size: int = SIZE) -> Leaf:
    """Return the page of these rows that follows the mark `before`, the newest first.

    `number` names the column of the story's number, `at` that of the moment which the list goes by.
    """
    mark = read_mark(before)
    if mark:
        rows = rows.filter(after(mark, number, at))
    rows = rows.order_by(f"-{at}", f"-{number}").values_list(at, number)
    found = [Mark(*row) for row in rows[: size + 1]]
    return Leaf(
        numbers=[row.number for row in found[:size]],
        began=mark,
        older=found[size - 1] if len(found) > size else None,
    )


def after(mark: Mark, number: str, at: str = "published_at") -> Q:
    """Return the condition "further down the list than the mark".

    The first bound says nothing new, but without it databases do not see that an index can begin at the mark.
    """
    same_moment = Q(**{at: mark.at, f"{number}__lt": mark.number})
    return Q(**{f"{at}__lte": mark.at}) & (Q(**{f"{at}__lt": mark.at}) | same_moment)
