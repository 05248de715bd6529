"""One page of what a search finds: by how well it fits, then by time, paged by key in both directions."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from articles.models.index import last_key, number_of
from articles.models.published import PublishedArticle
from articles.reader.paging import SIZE
from articles.reader.search.index import FIRST, LAST, Condition, everything, keys, tiers
from articles.text.asked import Asked

MARK = re.compile(r"([0-3])\.(-?\d{1,19})", re.ASCII)
BATCH = 3 * SIZE
MOST_PROPOSED = 4_000  # entries of one page that are looked at: the rest fits the words, and not the other filters
COUNTED = 1_000

Narrow = Callable[[QuerySet[PublishedArticle]], QuerySet[PublishedArticle]]


def all_of(stories: QuerySet[PublishedArticle]) -> QuerySet[PublishedArticle]:
    return stories


@dataclass(frozen=True)
class Mark:
    """A place in what was found: the tier, the best first, and the entry's key. Written «0.1843650000000000012»."""

    tier: int
    key: int

    def __str__(self) -> str:
        return f"{self.tier}.{self.key}"


@dataclass(frozen=True)
class Leaf:
    """One page: its stories' numbers in order, and the marks of the pages before and after it, if there are any."""

    numbers: list[int]
    newer: Mark | None
    older: Mark | None


@dataclass(frozen=True)
class Search:
    """A question and everything that narrows it. `narrow` is asked of the stories themselves, once a batch."""

    asked: Asked
    edition: str
    now: datetime
    labels: Sequence[str] = ()
    since: datetime | None = None
    before: datetime | None = None
    narrow: Narrow = all_of
    by_time: bool = False

    @property
    def conditions(self) -> dict[int, Condition]:
        return {0: everything(self.asked, self.labels)} if self.by_time else tiers(self.asked, self.labels)

    @property
    def bounds(self) -> tuple[int, int]:
        """The keys between which it looks, neither included: what is dated ahead is not proposed at all."""
        end = min(last_key(self.now) + 1, _start(self.before) if self.before else LAST)
        return _start(self.since) - 1 if self.since else FIRST, end

    def page(self, *, after: Mark | None = None, until: Mark | None = None, size: int = SIZE) -> Leaf:
        """Return the page that begins after a mark, or the one that ends before the mark `until`; else the first.

        The first page is returned too where less than a page stands before `until`.
        """
        if until:
            found = self._walk(until, size + 1, backwards=True)
            if len(found) > size:
                return Leaf([number_of(mark.key) for mark in found[1:]], found[1], found[-1])
            after = None
        found = self._walk(after, size + 1)
        more, found = len(found) > size, found[:size]
        newer = found[0] if found and after else None
        return Leaf([number_of(mark.key) for mark in found], newer, found[-1] if more else None)

    def count(self) -> tuple[int, bool]:
        """Return (how many stories there are, whether there are more than were counted)."""
        low, high = self.bounds
        proposed = keys(everything(self.asked, self.labels), above=low, below=high, most=COUNTED + 1)
        there = len(self._allowed(proposed[:COUNTED]))
        return there, len(proposed) > COUNTED

    def _walk(self, mark: Mark | None, wanted: int, *, backwards: bool = False) -> list[Mark]:
        """Return up to so many marks after this one, or before it, in the order of the page."""
        conditions, found, looked = list(self.conditions.items()), [], 0
        if mark:
            conditions = [
                (tier, one) for tier, one in conditions if (tier <= mark.tier if backwards else tier >= mark.tier)
            ]
        for tier, condition in reversed(conditions) if backwards else conditions:
            low, high = self.bounds
            if mark and tier == mark.tier:
                low, high = (max(low, mark.key), high) if backwards else (low, min(high, mark.key))
            while len(found) < wanted and looked < MOST_PROPOSED:
                proposed = keys(condition, above=low, below=high, most=BATCH, oldest=backwards)
                looked += len(proposed)
                there = self._allowed(proposed)
                marks = [Mark(tier, key) for key in proposed if key in there]
                found = [*marks, *found] if backwards else [*found, *marks]
                if len(proposed) < BATCH:
                    break
                low, high = (proposed[0], high) if backwards else (low, proposed[-1])
        return found[-wanted:] if backwards else found[:wanted]

    def _allowed(self, proposed: list[int]) -> set[int]:
        """Return the keys of the stories that readers may see now, and that the other filters leave over."""
        if not proposed:
            return set()
        stories = PublishedArticle.objects.public(self.now).of(self.edition)
        numbers = {number_of(key): key for key in proposed}
        there = self.narrow(stories).filter(pk__in=numbers).values_list("pk", flat=True)
        return {numbers[number] for number in there}


def _start(at: datetime) -> int:
    """The smallest key that an entry of this moment can have."""
    return last_key(at) & ~((1 << 30) - 1)


def read_mark(text: str) -> Mark | None:
    """Return the mark that an address holds; None for anything else."""
    match = MARK.fullmatch(text)
    return Mark(int(match[1]), int(match[2])) if match and FIRST < int(match[2]) < LAST else None
