"""Ways on from a question that nothing answers to: what may have been meant, a wider one, the newest stories."""

from datetime import datetime
from urllib.parse import urlencode

from articles.reader.filters import StoryFilters
from articles.reader.search.found import Search
from articles.reader.search.meant import meant
from articles.reader.search.results import question
from articles.reader.views.errors import latest


def ways_on(request, filters: StoryFilters, kept: dict, search: Search | None, now: datetime) -> dict:
    """Return {"meant", "wider", "latest"}: a question that finds something, if a slip of the hand lies between; the
    names of the filters without which there is something; the newest stories.
    """
    code = request.edition.code
    wider = [name for name in kept if name != "q" and len(kept) > 1 and _finds(filters.without(name), code, now)]
    return {"meant": _meant(request, kept, search), "wider": wider, "latest": latest(code)}


def _meant(request, kept: dict, search: Search | None) -> dict | None:
    found = meant(kept["q"], search) if search and search.asked else None
    if not found:
        return None
    others = kept if found.narrowed else {}
    return {"text": found.text, "address": f"{request.path}?{urlencode({**others, 'q': found.text})}"}


def _finds(filters: StoryFilters, edition: str, now: datetime) -> bool:
    """Whether anything answers to the question."""
    words = filters.chosen().get("q")
    if words is None:
        return bool(filters.rows(edition, now)[0].order_by()[:1])
    asked = question(words, edition)
    return bool(asked and filters.search(asked, edition, now, by_time=True).page(size=1).numbers)
