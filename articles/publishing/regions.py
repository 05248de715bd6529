"""Moving a region on the readers' map: its address, those of its parts, the lists their stories stand in, and which
photos those may print.
"""

from django.db import transaction
from django.utils import timezone

from articles.models.activity import Activity
from articles.models.published import PublishedArticle, PublishedRegion
from articles.models.region import Region
from articles.publishing import addresses, atlas, indexing
from articles.publishing.photos import rights

BATCH = 500  # stories


@transaction.atomic
def move(region: Region, *, by) -> None:
    """Save a region whose parent or address has changed and rewrite what follows from it. Raises ValidationError."""
    atlas.take()
    region.full_clean()
    was = Region.objects.values_list("path", flat=True).get(pk=region.pk)
    family = _descendants(region)
    numbers = [member.pk for member in family]
    rights.hold_photos(rights.bound_in(numbers).values("pk"))
    for member in family:
        member.save()  # its path follows its parent's
    if region.path != was:
        addresses.renamed_region(region, was)
    _relist(numbers)
    rights.settle_regions(numbers)
    where = f"{was} → {region.path}"
    Activity.objects.create(headline=region.name, verb=Activity.Verb.MOVE, by=by, at=timezone.now(), reason=where)


def _descendants(region: Region) -> list[Region]:
    """Return the region and all its parts, parents before children."""
    family = [region]
    for member in family:
        for child in Region.objects.filter(parent=member):
            child.parent = member
            family.append(child)
    return family


def _relist(regions: list[int]) -> None:
    """Write the region rows of every story filed in these regions anew."""
    stories = PublishedArticle.objects.filter(region__in=regions).select_related("region__parent").order_by("pk")
    last = 0
    while batch := list(stories.filter(pk__gt=last)[:BATCH]):
        PublishedRegion.objects.filter(story__in=batch).delete()
        PublishedRegion.objects.bulk_create(
            PublishedRegion(story=story, region=member, edition=story.edition, published_at=story.published_at)
            for story in batch
            for member in story.region.lineage()
        )
        indexing.enter_anew([story.pk for story in batch])
        last = batch[-1].pk
