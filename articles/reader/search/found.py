"""One page of what a search finds: by how well it fits, then by time, paged by key in both directions."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import NamedTuple

from django.db.models import QuerySet

from articles.models.index import last_key, number_of
from articles.models.published import PublishedArticle
from articles.reader.cards import numbered
from articles.reader.paging import SIZE
from articles.reader.search.index import FIRST, LAST, Condition, everything, keys, tiers
from articles.text.asked import Asked

MARK = re.compile(r"([0-3])\.(-?\d{1,19})", re.ASCII)
BATCH = 3 * SIZE
MOST_PROPOSED = 4_000  # entries that are looked at for one page, where few that have the words pass the other filters
COUNTED = 200
CLOSED = 40  # entries more that are looked at when stories are counted: some may have ended

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
    """One page: its stories' numbers in order, and the marks of the pages before and after it, if there are any.

    It is not full where very many have the words and few pass the other filters; `older` leads on from there.
    """

    numbers: list[int]
    newer: Mark | None
    older: Mark | None


class Count(NamedTuple):
    """How many stories there are; `more`: and others beyond them; `looking`: and perhaps others, for there are too many
    that have the words to ask of each whether it passes the other filters.
    """

    many: int
    more: bool = False
    looking: bool = False


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
        return min(_start(self.since) - 1, end) if self.since else FIRST, end

    def page(self, *, after: Mark | None = None, until: Mark | None = None, size: int = SIZE) -> Leaf:
        """Return the page that begins after a mark, or the one that ends before the mark `until`; else the first.

        The first page is returned too where less than a page stands before `until`.
        """
        if until:
            found, _ = self._walk(until, size + 1, backwards=True)
            if len(found) > size:
                return Leaf([number_of(mark.key) for mark in found[1:]], found[1], found[-1])
            after = None
        found, rest = self._walk(after, size + 1)
        older = found[size - 1] if len(found) > size else rest
        newer = (found[0] if found else Mark(after.tier, after.key - 1)) if after else None
        return Leaf([number_of(mark.key) for mark in found[:size]], newer, older)

    def count(self) -> Count:
        """Return how many stories there are, counted up to COUNTED."""
        condition, (low, high), there, looked = everything(self.asked, self.labels), self.bounds, 0, 0
        while looked < MOST_PROPOSED:
            proposed = keys(condition, above=low, below=high, most=COUNTED + CLOSED)
            there += len(self._allowed(proposed))
            if len(proposed) < COUNTED + CLOSED or there > COUNTED:
                return Count(min(there, COUNTED), more=there > COUNTED)
            high, looked = proposed[-1], looked + len(proposed)
        return Count(there, looking=True)

    def _walk(self, mark: Mark | None, wanted: int, *, backwards: bool = False) -> tuple[list[Mark], Mark | None]:
        """Return up to so many marks after this one, or before it, in the order of the page; and, where it has looked
        at enough and found fewer, the mark that it came to.
        """
        found: list[Mark] = []
        looked, most = 0, BATCH
        for tier, condition, low, high in self._from(mark, backwards=backwards):
            while len(found) < wanted:
                if looked >= MOST_PROPOSED:
                    return found, Mark(tier, low if backwards else high)
                proposed = keys(condition, above=low, below=high, most=most, oldest=backwards)
                looked += len(proposed)
                there = self._allowed(proposed)
                marks = [Mark(tier, key) for key in proposed if key in there]
                found = [*marks, *found] if backwards else [*found, *marks]
                if len(proposed) < most:
                    break
                low, high = (proposed[0], high) if backwards else (low, proposed[-1])
                most = min(2 * most, COUNTED)  # whoever passes the other filters is seldom among them
        return (found[-wanted:] if backwards else found[:wanted]), None

    def _from(self, mark: Mark | None, *, backwards: bool) -> Iterator[tuple[int, Condition, int, int]]:
        """Yield (tier, condition, keys between which to look) from the mark on, or from it back."""
        tiers = sorted(self.conditions.items(), reverse=backwards, key=itemgetter(0))
        for tier, condition in tiers:
            low, high = self.bounds
            if mark and tier == mark.tier:
                low, high = (max(low, mark.key), high) if backwards else (low, min(high, mark.key))
            if not mark or (tier <= mark.tier if backwards else tier >= mark.tier):
                yield tier, condition, low, high

    def _allowed(self, proposed: list[int]) -> set[int]:
        """Return the keys of the stories that readers may see now, and that the other filters leave over."""
        if not proposed:
            return set()
        numbers = {number_of(key): key for key in proposed}
        stories = numbered(list(numbers), edition=self.edition, now=self.now)
        there = self.narrow(stories).values_list("pk", flat=True)
        return {numbers[number] for number in there}


def _start(at: datetime) -> int:
    """The smallest key that an entry of this moment can have."""
    return last_key(at) & ~((1 << 30) - 1)


def read_mark(text: str) -> Mark | None:
    """Return the mark that an address holds; None for anything else."""
    match = MARK.fullmatch(text)
    return Mark(int(match[1]), int(match[2])) if match and FIRST < int(match[2]) < LAST else None
