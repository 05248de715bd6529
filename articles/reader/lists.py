"""One page of a list of stories: its leaf, its cards, and the address of the page after it."""

from datetime import datetime
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404

from articles.reader.cards import cards
from articles.reader.paging import Leaf, leaf


def listed(
    request,
    rows: QuerySet,
    now: datetime,
    *,
    kept: dict | None = None,
    beside: tuple = (),
    number: str = "story_id",
    at: str = "published_at",
) -> dict:
    """Return what list pages print: {"stories", "beside", "older", "newer", "newest", "is_first"}.

    `kept` are the query parameters that every page of the list carries; `beside` are numbers of stories that stand
    next to the list and are loaded along with it; `number` and `at` name the rows' columns of the story's number and
    moment.
    """
    found = turned(request, rows, number=number, at=at)
    loaded = cards([*found.numbers, *beside], edition=request.edition.code, now=now)
    return {
        "stories": [loaded[number] for number in found.numbers if number in loaded],
        "beside": [loaded[number] for number in beside if number in loaded and number not in found.numbers],
        **around(request, found, kept or {}),
    }


def turned(request, rows: QuerySet, **columns) -> Leaf:
    """Return the page of these rows that the address asks for."""
    return leaf(rows, request.GET.get("before", ""), request.GET.get("after", ""), **columns)


def around(request, found: Leaf, kept: dict) -> dict:
    """Return the addresses of the pages around this one: {"older", "newer", "newest", "is_first"}."""
    return {
        "older": found.older and "?" + urlencode({**kept, "before": str(found.older)}),
        "newer": found.newer and "?" + urlencode({**kept, "after": str(found.newer)}),
        "newest": None if found.is_first else f"{request.path}?{urlencode(kept)}".rstrip("?"),
        "is_first": found.is_first,
    }


def open_or_missing(context: dict, rows: QuerySet) -> dict:
    """Return the context of a list that has something to show, in this edition or another.

    Raises Http404 otherwise: a subject or a writer of whom nothing is public yet must not be announced by a page.
    """
    if not context["stories"] and not rows.exists():
        raise Http404
    return context
