"""What stands on every reader's page around its own matter: the navigation, and the editions."""

from functools import partial

from django.db.models import JSONField, PositiveSmallIntegerField, Value
from django.utils.functional import SimpleLazyObject

from articles.editions import DEFAULT_EDITION, EDITIONS
from articles.models.page import Page
from articles.models.region import Region
from articles.models.topic import Topic

COLUMNS = ("name", "other_names", "position", "slug", "hue")
NAMELESS = (
    Value({}, JSONField()),
    Value(None, PositiveSmallIntegerField()),
)  # a page is of one edition, and has no hue


def furniture(request) -> dict:
    """The context that base.html takes; asks the database only if the navigation is printed."""
    edition = getattr(request, "edition", None)
    if edition is None:
        return {}
    lazily = SimpleLazyObject(partial(navigation, edition.code))
    return {"edition": edition, "editions": EDITIONS.values(), "navigation": lazily}


def navigation(edition: str = DEFAULT_EDITION) -> dict:
    """Return {"regions": [Region…], "sections": [Topic…], "pages": [Page…]} in their order; one query for all three."""
    found: dict = {"regions": [], "sections": [], "pages": []}
    for kind, number, path, label, names, position, slug, hue in sorted(
        _rows(edition), key=lambda row: (row[5], row[3])
    ):
        shared = {"pk": number, "slug": slug, "position": position}
        if kind == "page":
            found["pages"].append(Page(title=label, edition=edition, **shared))
        elif kind == "region":
            found["regions"].append(Region(path=path, name=label, other_names=names, hue=hue, **shared))
        else:
            found["sections"].append(Topic(name=label, other_names=names, hue=hue, **shared))
    return found


def _rows(edition: str):
    """The three tables' rows as one: (kind, number, path, name, other names, position, slug, hue)."""
    names, hue = NAMELESS
    regions = Region.objects.filter(in_navigation=True).order_by()
    sections = Topic.objects.filter(is_section=True).order_by()
    pages = Page.objects.public().of(edition).order_by()
    return regions.values_list(Value("region"), "pk", "path", *COLUMNS).union(
        sections.values_list(Value("section"), "pk", "slug", *COLUMNS),
        pages.values_list(Value("page"), "pk", "slug", "title", names, "position", "slug", hue),
        all=True,
    )
