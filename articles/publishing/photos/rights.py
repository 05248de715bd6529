"""Which editions and regions may print a photo; what the clock and «do not publish» say is the photo's own."""

from articles.models.photo import Photo
from articles.models.provenance import Provenance
from articles.models.published import PublishedPhoto
from articles.models.region import Region


def allows(photo: Photo, *, edition: str, region: Region | None) -> bool:
    """Whether a story of this edition and region may print the photo, whatever the clock says."""
    return in_edition(photo, edition) and in_region(photo, region)


def in_edition(photo: Photo, edition: str) -> bool:
    return not photo.editions or edition in photo.editions


def in_region(photo: Photo, region: Region | None) -> bool:
    """Whether the region, or one that it is part of, is among those whose stories may print the photo."""
    known = Provenance.objects.filter(photo=photo).first()
    allowed = set(known.regions.values_list("pk", flat=True)) if known else set()
    return not allowed or (region is not None and any(part.pk in allowed for part in region.lineage()))


def settle(photo: Photo) -> None:
    """Bar the photo from the published stories that its rights, as they are now, leave out; open the others."""
    for row in PublishedPhoto.objects.filter(photo=photo).select_related("story__region__parent"):
        barred = not allows(photo, edition=row.story.edition, region=row.story.region)
        if barred != row.barred:
            PublishedPhoto.objects.filter(pk=row.pk).update(barred=barred)
