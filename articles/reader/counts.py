"""How many stories a region holds, counted as far as a reader cares to know."""

from datetime import datetime

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery

from articles.models.published import PublishedRegion
from articles.models.region import Region

MOST = 99  # beyond this many, how many more makes no difference; so a region of a million costs what a small one does


class Many(Subquery):
    """How many rows another query has; it is to be cut off somewhere."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def counted(regions: QuerySet[Region], edition: str, now: datetime) -> QuerySet[Region]:
    """Return the regions with `stories`: how many readers may see there now, or MOST + 1 for all that is more."""
    rows = PublishedRegion.objects.public(now).of(edition).filter(region=OuterRef("pk"))
    return regions.annotate(stories=Many(rows.order_by().values("pk")[: MOST + 1]))
