"""The archive, narrowed by what a reader asks for, words among it."""

from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from articles.models.published import PublishedArticle
from articles.reader.filters import StoryFilters
from articles.reader.lists import listed
from articles.reader.page import page
from articles.reader.search.results import question, results

BY_TIME = "newest"


@page
def browse(request):
    """The stories that the filters leave over, newest first; with words, those that have them, the best fit first.

    A value that makes no sense is told so at its field.
    """
    filters = StoryFilters(request.GET, queryset=PublishedArticle.objects.none(), request=request)
    context = {"form": filters.form, "stories": []}
    if filters.form.is_valid():
        kept = {name: request.GET[name] for name in filters.chosen()}
        context |= searched(request, filters, kept) if "q" in kept else narrowed(request, filters, kept)
        context |= {"chips": chips(request, filters, kept), "narrowed": bool(kept)}
    return render(request, "reader/browse.html", context)


def narrowed(request, filters: StoryFilters, kept: dict) -> dict:
    now = timezone.now()
    rows, number = filters.rows(request.edition.code, now)
    return listed(request, rows, now, kept=kept, number=number)


def searched(request, filters: StoryFilters, kept: dict) -> dict:
    """The page of a search; words that are none («؟») find nothing and are told so like any other."""
    asked, by_time = question(kept["q"]), request.GET.get("sort") == BY_TIME
    search = filters.search(asked, request.edition.code, timezone.now(), by_time=by_time)
    carried = {**kept, "sort": BY_TIME} if by_time else kept
    found = results(request, search, carried) if asked else {"stories": [], "count": 0, "is_first": True}
    other = {**kept} if by_time else {**kept, "sort": BY_TIME}
    return {**found, "asked": asked, "by_time": by_time, "other_order": f"{request.path}?{urlencode(other)}"}


@page
def search(request):
    """The address under which readers and browsers look for a search page."""
    words = {"q": request.GET["q"]} if request.GET.get("q") else {}
    return redirect(f"{reverse(f'{request.edition.code}:browse')}?{urlencode(words)}".rstrip("?"), permanent=True)


def chips(request, filters: StoryFilters, kept: dict) -> list[dict]:
    """Return what is being asked for, each with the address of the page without it."""
    return [
        {
            "label": filters.form.fields[name].label,
            "value": value.name_in(request.edition.code) if hasattr(value, "name_in") else value,
            "is_day": name in ("from", "to"),
            "is_told": value is True,
            "without": f"{request.path}?{urlencode({k: v for k, v in kept.items() if k != name})}".rstrip("?"),
        }
        for name, value in filters.chosen().items()
        if name != "q"
    ]
