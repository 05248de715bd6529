"""What stands on every reader's page around its own matter: the navigation, and the editions."""

from django.db.models import BooleanField, Value
from django.utils.functional import SimpleLazyObject

from articles.editions import EDITIONS
from articles.models.region import Region
from articles.models.topic import Topic

COLUMNS = ("name", "other_names", "position", "slug", "hue")


def furniture(request) -> dict:
    """The context that base.html takes; asks the database only if the navigation is printed."""
    edition = getattr(request, "edition", None)
    if edition is None:
        return {}
    return {"edition": edition, "editions": EDITIONS.values(), "navigation": SimpleLazyObject(navigation)}


def navigation() -> dict:
    """Return {"regions": [Region…], "sections": [Topic…]} in their order; one query for both."""
    regions = (
        Region.objects.filter(in_navigation=True)
        .order_by()
        .values_list("pk", "path", *COLUMNS, Value(True, BooleanField()))
    )
    sections = (
        Topic.objects.filter(is_section=True)
        .order_by()
        .values_list("pk", "slug", *COLUMNS, Value(False, BooleanField()))
    )
    found: dict = {"regions": [], "sections": []}
    for number, path, label, names, position, slug, hue, is_region in sorted(
        regions.union(sections, all=True), key=lambda row: (row[4], row[2])
    ):
        shared = {"slug": slug, "name": label, "other_names": names, "position": position, "hue": hue}
        if is_region:
            region = Region(pk=number, path=path, **shared)
            found["regions"].append(region)
        else:
            found["sections"].append(Topic(pk=number, **shared))
    return found
