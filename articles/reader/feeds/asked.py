"""A feed of what a reader asks of the archive: the same filters, the same words, always the newest first."""

from datetime import datetime
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models.published import PublishedArticle
from articles.reader.feeds.source import ENTRIES, Source, front
from articles.reader.filters import StoryFilters
from articles.reader.search.results import question


def asked(request, given, now: datetime) -> Source:
    """Return the stories that the filters leave over. Raises Http404 where one of them makes no sense."""
    filters, edition = narrowing(request, given), request.edition.code
    kept = {name: given[name] for name in filters.chosen()}
    page, title = reverse(f"{edition}:browse"), called(filters, edition)
    if not kept:
        everything = front(edition, now)
        return Source(title, page, everything.numbers, everything.corrected, everything.withdrawn)
    numbers = found(filters, kept["q"], edition, now) if "q" in kept else narrowed(filters, edition, now)
    return Source(title, page, numbers, query=urlencode(kept))


def narrowing(request, given) -> StoryFilters:
    filters = StoryFilters(given, queryset=PublishedArticle.objects.none(), request=request)
    if not filters.form.is_valid():
        raise Http404
    return filters


def found(filters: StoryFilters, words: str, edition: str, now: datetime) -> list[int]:
    asking = question(words, edition)
    return filters.search(asking, edition, now, by_time=True).page(size=ENTRIES).numbers if asking else []


def narrowed(filters: StoryFilters, edition: str, now: datetime) -> list[int]:
    rows, number = filters.rows(edition, now)
    return list(rows.order_by("-published_at", f"-{number}").values_list(number, flat=True)[:ENTRIES])


def called(filters: StoryFilters, edition: str) -> str:
    """«Browse the archive: أوروبا، «قطار»»: what is asked, in words."""
    parts = [said(filters, name, value, edition) for name, value in filters.chosen().items()]
    return ": ".join(part for part in (_("Browse the archive"), ", ".join(parts)) if part)


def said(filters: StoryFilters, name: str, value, edition: str) -> str:
    label = filters.form.fields[name].label
    if hasattr(value, "name_in"):
        return value.name_in(edition)
    return str(label) if value is True else str(value) if name == "q" else f"{label} {value}"
