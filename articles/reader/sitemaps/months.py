"""The archive in files, month by month, and a month in parts: which there are, and which stories each of them has.

A part is a stretch of the index of (edition, date, number), closed stories among it: so a withdrawal moves no story
from one file into another, and to find where parts begin no story is read. What a file says begins with `public()`.
Months are those of Greenwich, for all editions alike.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q, QuerySet, Subquery

from articles.models.published import PublishedArticle

SIZE = 1_000  # stories of one file: with all that is said of them some 3 MB at most (the protocol allows 50)
TOGETHER = 60  # months that are asked about in one question
UPDATES = 2_000  # of the latest updates, that are looked through for older months

Mark = tuple[datetime, int]  # where a story stands in its edition


@dataclass(frozen=True)
class Part:
    """A file of the archive: the month's first, or a later one."""

    edition: str
    year: int
    month: int
    part: int = 1
    changed: datetime | None = None

    @property
    def address(self) -> str:
        return f"/sitemap-{self.edition}-{self.year}-{self.month:02}{f'-{self.part}' if self.part > 1 else ''}.xml"


def parts(editions: list[str], now: datetime) -> list[Part]:
    """Return the files that have something to show, the newest month of each edition first."""
    updates = _updates(now)
    return [part for edition in editions for part in _of(edition, now, updates[edition])]


def stories(edition: str, year: int, month: int, part: int, now: datetime) -> QuerySet:
    """Return the public stories of a file, in no order; none where there is no such month, or part of it."""
    if not 1 <= month <= 12 or not 1900 <= year <= 9998:
        return PublishedArticle.objects.none()
    rows = _within(edition, *_bounds(year, month))
    first, next_one = _nth(rows, (part - 1) * SIZE), _nth(rows, part * SIZE)
    if first is None:
        return PublishedArticle.objects.none()
    rows = rows.filter(_from(first))
    return (rows.filter(_before(next_one)) if next_one else rows).public(now)


def _of(edition: str, now: datetime, updates: dict) -> Iterator[Part]:
    for (year, month), newest, is_full in _months(edition, now):
        marks = _marks(edition, year, month) if is_full else []
        for place in range(len(marks), -1, -1):
            told = updates.get((year, month), [])
            changed = [at for mark, at in told if bisect_right(marks, mark) == place]
            filled = marks[place][0] if place < len(marks) else newest
            yield Part(edition, year, month, place + 1, max([filled, *changed]))


def _months(edition: str, now: datetime) -> Iterator[tuple[tuple[int, int], datetime, bool]]:
    """Yield ((year, month), when its newest public story was published, whether one file is too small for it)."""
    oldest = (
        PublishedArticle.objects.of(edition).order_by("published_at", "id").values_list("pk", "published_at").first()
    )
    if oldest is None:
        return
    number, began = oldest
    wanted = list(_back(now, began))
    for start in range(0, len(wanted), TOGETHER):
        batch = wanted[start : start + TOGETHER]
        asked = {name: subquery for month in batch for name, subquery in _asked(edition, month, now).items()}
        found = PublishedArticle.objects.filter(pk=number).annotate(**asked).values(*asked).get()
        for year, month in batch:
            if newest := found[f"newest_{year}_{month}"]:
                yield (year, month), newest, found[f"more_{year}_{month}"] is not None


def _asked(edition: str, month: tuple[int, int], now: datetime) -> dict[str, Subquery]:
    rows, name = _within(edition, *_bounds(*month)), "{}_{}".format(*month)
    newest = rows.public(now).newest_first().values("published_at")[:1]
    return {
        f"newest_{name}": Subquery(newest),
        f"more_{name}": Subquery(rows.newest_first().values("id")[SIZE : SIZE + 1]),
    }


def _back(now: datetime, oldest: datetime) -> Iterator[tuple[int, int]]:
    """The months from now back to the oldest story's."""
    now, oldest = now.astimezone(UTC), oldest.astimezone(UTC)
    for count in range(now.year * 12 + now.month - 1, oldest.year * 12 + oldest.month - 2, -1):
        yield count // 12, count % 12 + 1


def _marks(edition: str, year: int, month: int) -> list[Mark]:
    """Where the second part of a month begins, and each further one."""
    rows: QuerySet = _within(edition, *_bounds(year, month))
    marks: list[Mark] = []
    while mark := _nth(rows.filter(_from(marks[-1])) if marks else rows, SIZE):
        marks.append(mark)
    return marks


def _updates(now: datetime) -> defaultdict:
    """The latest updates: {edition: {(year, month) of the story: [(its mark, when it was updated)]}}."""
    public = PublishedArticle.objects.public(now).filter(updated_at__isnull=False).order_by("-updated_at")
    found: defaultdict = defaultdict(lambda: defaultdict(list))
    for edition, at, number, updated in public.values_list("edition", "published_at", "pk", "updated_at")[:UPDATES]:
        there = at.astimezone(UTC)
        found[edition][there.year, there.month].append(((at, number), updated))
    return found


def _bounds(year: int, month: int) -> tuple[datetime, datetime]:
    after = (year + 1, 1) if month == 12 else (year, month + 1)
    return datetime(year, month, 1, tzinfo=UTC), datetime(*after, 1, tzinfo=UTC)


def _within(edition: str, start: datetime, end: datetime) -> QuerySet:
    return PublishedArticle.objects.of(edition).filter(published_at__gte=start, published_at__lt=end)


def _nth(rows: QuerySet, place: int) -> Mark | None:
    """Where the story at this place stands, the oldest being 0: counted along the index, no story is read."""
    return rows.order_by("published_at", "id").values_list("published_at", "id")[place : place + 1].first()


def _from(mark: Mark) -> Q:
    """From this story on. The first bound says nothing new, but by it databases begin at the mark."""
    at, number = mark
    return Q(published_at__gte=at) & (Q(published_at__gt=at) | Q(pk__gte=number))


def _before(mark: Mark) -> Q:
    at, number = mark
    return Q(published_at__lte=at) & (Q(published_at__lt=at) | Q(pk__lt=number))
