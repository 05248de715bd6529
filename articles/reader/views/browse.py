"""The archive, narrowed by what a reader asks for, words among it."""

from datetime import datetime
from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models.published import PublishedArticle
from articles.reader.filters import StoryFilters
from articles.reader.lists import listed
from articles.reader.nothing import ways_on
from articles.reader.page import page
from articles.reader.schema.pages import listing
from articles.reader.search import unfound
from articles.reader.search.found import COUNTED
from articles.reader.search.results import question, results
from articles.reader.search.subjects import called

BY_TIME = "newest"
KNOWN = (*StoryFilters.base_filters, "sort", "before", "after")
SUBJECTS = 3
NOTHING = {"stories": [], "count": 0, "is_first": True, "older": None}


@page
def browse(request):
    """The stories that the filters leave over, newest first; with words, those that have them, the best fit first.

    A value that makes no sense is told so at its field; a parameter that means nothing leaves the address.
    """
    told = meaning(request)
    if len(told) < sum(len(values) for _name, values in request.GET.lists()):
        return redirect(f"{request.path}?{urlencode(told)}".rstrip("?"))
    filters = StoryFilters(request.GET, queryset=PublishedArticle.objects.none(), request=request)
    context = {"form": filters.form, "stories": []}
    if filters.form.is_valid():
        context |= answered(request, filters)
    if not request.GET:
        context["schema"] = listing(request, _("Browse the archive"), request.path, context["stories"])
    return render(request, "reader/browse.html", context)


def meaning(request) -> dict[str, str]:
    """Return the parameters that say something, each once: browsers send blank fields along, and others their marks."""
    return {name: value for name, value in request.GET.items() if name in KNOWN and value.strip()}


def answered(request, filters: StoryFilters) -> dict:
    """What the page prints of an understood question."""
    now = timezone.now()
    kept = {name: request.GET[name] for name in filters.chosen()}
    found = (searched if "q" in kept else narrowed)(request, filters, kept, now)
    found |= {"chips": chips(request, filters, kept), "narrowed": bool(kept)}
    if found["stories"] or found["older"]:
        return found
    slip = None if found.get("subjects") else found.get("search")  # the name of a region is no slip of the hand
    return found | ways_on(request, filters, kept, slip, now)


def narrowed(request, filters: StoryFilters, kept: dict, now: datetime) -> dict:
    """The page of a list without words; how many it has is counted where something narrows it."""
    rows, number = filters.rows(request.edition.code, now)
    many = rows.order_by()[: COUNTED + 1].count() if kept else 0
    count = {"count": min(many, COUNTED), "more": many > COUNTED}
    return {**count, **listed(request, rows, now, kept=kept, number=number)}


def searched(request, filters: StoryFilters, kept: dict, now: datetime) -> dict:
    """The page of a search; words that are none («؟») find nothing and are told so like any other."""
    asked, by_time = question(kept["q"], request.edition.code), request.GET.get("sort") == BY_TIME
    search = filters.search(asked, request.edition.code, now, by_time=by_time)
    carried = {**kept, "sort": BY_TIME} if by_time else kept
    found = results(request, search, carried) if asked else NOTHING
    other = {**kept} if by_time else {**kept, "sort": BY_TIME}
    if asked and list(kept) == ["q"] and found["is_first"] and not found["count"]:
        unfound.note(kept["q"])
    subjects = called(kept["q"], request.edition.code, now, most=SUBJECTS) if found["is_first"] else []
    orders = {"by_time": by_time, "other_order": f"{request.path}?{urlencode(other)}"}
    return {**found, **orders, "asked": asked, "search": search, "subjects": subjects}


@page
def search(request):
    """The address under which readers and browsers look for a search page."""
    words = {"q": request.GET["q"]} if request.GET.get("q") else {}
    return redirect(f"{reverse(f'{request.edition.code}:browse')}?{urlencode(words)}".rstrip("?"), permanent=True)


def chips(request, filters: StoryFilters, kept: dict) -> list[dict]:
    """Return what is being asked for, each with the address of the page without it."""
    return [
        {
            "name": name,
            "label": filters.form.fields[name].label,
            "value": value.name_in(request.edition.code) if hasattr(value, "name_in") else value,
            "is_day": name in ("from", "to"),
            "is_told": value is True,
            "without": f"{request.path}?{urlencode({k: v for k, v in kept.items() if k != name})}".rstrip("?"),
        }
        for name, value in filters.chosen().items()
        if name != "q"
    ]
