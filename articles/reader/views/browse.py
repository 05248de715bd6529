"""The archive, narrowed by what a reader asks for."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.utils import timezone

from articles.models.published import PublishedArticle
from articles.reader.filters import StoryFilters
from articles.reader.lists import listed
from articles.reader.page import page


@page
def browse(request):
    """The stories that the filters leave over, newest first; a value that makes no sense is told so at its field."""
    now = timezone.now()
    filters = StoryFilters(request.GET, queryset=PublishedArticle.objects.none(), request=request)
    context = {"form": filters.form, "stories": []}
    if filters.form.is_valid():
        rows, number = filters.rows(request.edition.code, now)
        kept = {name: request.GET[name] for name in filters.chosen()}
        context |= listed(request, rows, now, kept=kept, number=number)
        context |= {"chips": chips(request, filters, kept), "narrowed": bool(kept)}
    return render(request, "reader/browse.html", context)


def chips(request, filters: StoryFilters, kept: dict) -> list[dict]:
    """Return what is being asked for, each with the address of the page without it."""
    return [
        {
            "label": filters.form.fields[name].label,
            "value": value.name_in(request.edition.code) if hasattr(value, "name_in") else value,
            "is_day": name in ("from", "to"),
            "without": f"{request.path}?{urlencode({k: v for k, v in kept.items() if k != name})}".rstrip("?"),
        }
        for name, value in filters.chosen().items()
    ]
