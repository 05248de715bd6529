"""The archive by the calendar: which years, months and days have stories, and where the nearest ones are."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.urls import reverse

from articles.editions import Edition
from articles.models.published import PublishedArticle
from articles.reader.stretches import of_each, within
from articles.text.dates import caption_date, day_bounds, day_of_month, local_day, month_span, year_span

MOST_YEARS = 24  # whose months are told at once
YEARS = range(1800, 3000)  # the first newspapers in Arabic are of the 1820s


@dataclass(frozen=True)
class Span:
    """A year, a month or a day of the archive, by the days it begins and ends with; addresses are Gregorian."""

    first: date
    last: date
    edition: Edition

    @property
    def parts(self) -> list[str]:
        """What its address says: «2026», «11», «23»."""
        told = 1 if self.first.month != self.last.month else 2 if self.first != self.last else 3
        return f"{self.first:%Y/%m/%d}".split("/")[:told]

    def address(self) -> str:
        name = ("archive-year", "archive-month", "archive-day")[len(self.parts) - 1]
        return reverse(f"{self.edition.code}:{name}", args=self.parts)

    @property
    def name(self) -> str:
        """As the edition names it: «2026», «نوفمبر 2026», «23 نوفمبر 2026»."""
        if self.first == self.last:
            return caption_date(self.first, self.edition)
        return (month_span if len(self.parts) == 2 else year_span)(self.first, self.last, self.edition)

    @property
    def way(self) -> list["Span"]:
        """Its year, its month and itself, as far as it has them."""
        return [span_of(self.parts[:told], self.edition) for told in range(1, len(self.parts) + 1)]

    @property
    def number(self) -> str:
        """A day's number in its month."""
        return day_of_month(self.first, self.edition)

    def stories(self, now: datetime) -> QuerySet[PublishedArticle]:
        start, end = day_bounds(self.first, self.last, self.edition)
        rows = PublishedArticle.objects.of(self.edition.code).filter(published_at__gte=start)
        rows = rows.filter(published_at__lt=end) if end else rows  # before «now»: SQLite goes by the first of two ends
        return rows.public(now)

    def around(self, day: date) -> "Span":
        """Return the span of the same length that the day is in."""
        return span_of([f"{day:%Y}", f"{day:%m}", f"{day:%d}"][: len(self.parts)], self.edition)


def span_of(parts: Sequence[str], edition: Edition) -> Span:
    """Return the span at this address. Raises ValueError if the calendar has none, or no newspaper was that early."""
    if int(parts[0]) not in YEARS:
        raise ValueError(parts[0])
    if len(parts) == 3:
        return day(date(*map(int, parts)), edition)
    return (month if len(parts) == 2 else year)(*map(int, parts), edition)


def year(number: int, edition: Edition) -> Span:
    """Return the year. Raises ValueError for one that no calendar has."""
    return Span(date(number, 1, 1), date(number, 12, 31), edition)


def month(year: int, number: int, edition: Edition) -> Span:
    """Return the month. Raises ValueError if there is none."""
    first = date(year, number, 1)
    return Span(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1), edition)


def day(number: date, edition: Edition) -> Span:
    return Span(number, number, edition)


def months(of: Span) -> list[Span]:
    return [month(of.first.year, number, of.edition) for number in range(1, 13)]


def days(of: Span) -> list[Span]:
    return [day(of.first + timedelta(days=after), of.edition) for after in range((of.last - of.first).days + 1)]


def weeks(of: Span, there: Sequence[Span]) -> list[list[dict | None]]:
    """Return the month by the edition's weeks: {"day", "there"} for each of its days, None for those of others."""
    known = {span.first for span in there}
    return [
        [{"day": day(one, of.edition), "there": one in known} if one.month == of.first.month else None for one in week]
        for week in Calendar(of.edition.first_weekday).monthdatescalendar(of.first.year, of.first.month)
    ]


def open_of(spans: Sequence[Span], now: datetime) -> list[Span]:
    """Return those in which readers may see a story; one query, in which each is answered from the head of an index."""
    if not spans:
        return []
    edition = spans[0].edition
    there = within(PublishedArticle.objects.of(edition.code)).public(now).newest_first().values("pk")[:1]
    told = of_each(there, [day_bounds(span.first, span.last, edition) for span in spans])
    return [span for span, number in zip(spans, told, strict=True) if number]


def nearest(span: Span, now: datetime) -> tuple[Span | None, Span | None]:
    """Return the spans of the same length with the last story before this one, and with the first one after it."""
    start, end = day_bounds(span.first, span.last, span.edition)
    rows = PublishedArticle.objects.of(span.edition.code)
    before = _day(rows.filter(published_at__lt=start).public(now).newest_first(), span.edition)
    later = rows.filter(published_at__gte=end).public(now).order_by("published_at", "id") if end else rows.none()
    after = _day(later, span.edition)
    return _around(span, before), _around(span, after)


def _around(span: Span, day: date | None) -> Span | None:
    """Return the span of this length around a day; None for a story that is dated before there were newspapers."""
    return span.around(day) if day and day.year in YEARS else None


def years(edition: Edition, now: datetime) -> list[Span]:
    """Return the years that have stories, the latest first."""
    public = PublishedArticle.objects.public(now).of(edition.code)
    oldest = _day(public.order_by("published_at", "id"), edition)
    first = max(oldest.year, YEARS.start) if oldest else now.year + 1
    spans = [year(number, edition) for number in range(local_day(now, edition).year, first - 1, -1)]
    return open_of(spans, now)


def _day(stories: QuerySet[PublishedArticle], edition: Edition) -> date | None:
    """The edition's day of the first of these stories."""
    return next((local_day(moment, edition) for moment in stories.values_list("published_at", flat=True)[:1]), None)
