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

from django.db.models import Func, Q, QuerySet

from articles.models.published import PublishedArticle
from articles.reader.stretches import of_each, within

SIZE = 1_000  # stories of one file: with all that is said of them some 3 MB at most (the protocol allows 50)
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
    if not 1 <= month <= 12 or not 1800 <= year <= 9998:
        return PublishedArticle.objects.none()
    rows = _within(edition, *_bounds(year, month))
    first, next_one = _nth(rows, (part - 1) * SIZE), _nth(rows, part * SIZE)
    if first is None:
        return PublishedArticle.objects.none()
    rows = rows.filter(_from(first))
    return (rows.filter(_before(next_one)) if next_one else rows).public(now)


def _of(edition: str, now: datetime, updates: dict) -> Iterator[Part]:
    """The files of an edition. Where an old month's parts end is looked up only if something in it has changed."""
    this = now.astimezone(UTC)
    for (year, month), newest, many in _months(edition, now):
        told = updates.get((year, month), [])
        if many > SIZE and (told or (year, month) == (this.year, this.month)):
            yield from _parted(edition, (year, month), newest, told)
        else:
            changed = max([newest, *(at for _mark, at in told)])
            yield from (Part(edition, year, month, part, changed) for part in range(-(-many // SIZE), 0, -1))


def _parted(edition: str, month: tuple[int, int], newest: datetime, told: list) -> Iterator[Part]:
    """The parts of a month, each with the moment at which something in it last changed."""
    marks = _marks(edition, *month)
    for place in range(len(marks), -1, -1):
        changed = [at for mark, at in told if bisect_right(marks, mark) == place]
        filled = marks[place][0] if place < len(marks) else newest
        yield Part(edition, *month, place + 1, max([filled, *changed]))


def _months(edition: str, now: datetime) -> Iterator[tuple[tuple[int, int], datetime, int]]:
    """Yield ((year, month), when its newest public story was published, how many it has, closed ones among them)."""
    rows = PublishedArticle.objects.of(edition)
    began = rows.order_by("published_at", "id").values_list("published_at", flat=True).first()
    months = list(_back(now, began)) if began else []
    stretches = [_bounds(*month) for month in months]
    newest = of_each(within(rows).public(now).newest_first().values("pk")[:1], stretches)
    counted = within(rows).order_by().annotate(many=Func("pk", function="COUNT")).values("many")
    there = [(*one, at) for *one, at in zip(months, stretches, newest, strict=True) if at]
    found = PublishedArticle.objects.filter(pk__in=[number for *_, number in there])
    dated = dict(found.values_list("pk", "published_at"))
    many = of_each(counted, [stretch for _, stretch, _ in there])
    for (month, _, number), count in zip(there, many, strict=True):
        yield month, dated[number], count


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
