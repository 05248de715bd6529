"""Whether a photo may be used for more than before: some of the desk may only narrow its rights (decision 0026)."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from articles.models.photo import Photo
from articles.models.region import Region
from articles.publishing.photos.rights import regions_of


def widened(before: Photo, *, held: bool, start: datetime | None, end: datetime | None) -> set[str]:
    """Return the fields, of the photo and of the clock, that would let readers see it when they may not now."""
    found = {
        "held": before.held and not held,
        "usable_from": before.usable_from is not None and (start is None or start < before.usable_from),
        "usable_until": later(before, end),
    }
    return {name for name, wider in found.items() if wider}


def later(before: Photo, end: datetime | None) -> bool:
    """Whether the right would end later than it does now, or never."""
    return before.usable_until is not None and (end is None or end > before.usable_until)


def wider_in_place(before: Photo, *, editions: Collection[str], regions: Iterable[Region]) -> set[str]:
    """Return the fields that would let editions, or stories of regions, print it that may not now."""
    allowed, named = {region.pk for region in regions_of(before)}, list(regions)
    inside = named and all(any(part.pk in allowed for part in region.lineage()) for region in named)
    found = {
        "editions": bool(before.editions) and not (editions and {*editions} <= {*before.editions}),
        "regions": bool(allowed) and not inside,
    }
    return {name for name, wider in found.items() if wider}


def narrows_only() -> str:
    """Return what is said to whoever may not widen a photo's rights."""
    return _("You may narrow what a photo may be used for, not widen it. Ask an editor or the photo desk.")
