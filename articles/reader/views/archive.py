"""The archive by the calendar: its years, a year's months, a month and a day with their stories."""

from datetime import datetime

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.reader import archive
from articles.reader.archive import Span
from articles.reader.lists import listed
from articles.reader.page import page
from articles.reader.schema.pages import listing, of_archive
from articles.text.dates import local_day


@page
def years(request):
    """Every year that has stories, with its months; the oldest of very many years without them."""
    now = timezone.now()
    found = archive.years(request.edition, now)
    there = archive.open_of([month for year in found[: archive.MOST_YEARS] for month in archive.months(year)], now)
    rows = [
        {"year": year, "months": [month for month in there if month.first.year == year.first.year]} for year in found
    ]
    schema = listing(request, _("Archive by date"), request.path, ())
    return render(request, "reader/archive.html", {"rows": rows, "schema": schema})


@page
def year(request, **parts: str):
    """The months of a year."""
    now, here = timezone.now(), asked_for(request, parts)
    there = archive.open_of(archive.months(here), now)
    if not there:
        raise Http404
    context = {"span": here, "months": there, "schema": of_archive(request, here), **neighbours(here, now)}
    return render(request, "reader/archive-year.html", context)


@page
def days(request, **parts: str):
    """A month or a day of the edition: its stories, beside a calendar whose days lead to theirs."""
    now, here = timezone.now(), asked_for(request, parts)
    month = archive.month(here.first.year, here.first.month, request.edition)
    there = archive.open_of(archive.days(month), now)
    if not there or (here != month and here not in there):
        raise Http404
    context = {
        "span": here,
        "month": month,
        "year": archive.year(here.first.year, request.edition),
        "weeks": archive.weeks(month, there),
        "today": local_day(now, request.edition),
        **listed(request, here.stories(now), now, number="pk"),
        **neighbours(here, now),
    }
    context["schema"] = of_archive(request, here, context["stories"]) if context["is_first"] else None
    return render(request, "reader/archive-days.html", context)


def asked_for(request, parts: dict[str, str]) -> Span:
    """The span at the address. Raises Http404 for a thirteenth month."""
    try:
        return archive.span_of(list(parts.values()), request.edition)
    except ValueError:
        raise Http404 from None


def neighbours(here: Span, now: datetime) -> dict[str, Span | None]:
    before, after = archive.nearest(here, now)
    return {"before": before, "after": after}
