"""The stories that show an agency's photos, whose rows bear no date: reached from whichever end is nearer."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from articles.models.agency import Agency
from articles.models.published import PublishedArticle, PublishedPhoto
from articles.models.seen import public_q, shown_q
from articles.reader.cards import numbered
from articles.reader.filters import COUNTED, asked


def photos(agency: Agency, now: datetime) -> QuerySet:
    """Return the agency's photos as public stories of any edition show them at that moment."""
    return PublishedPhoto.objects.filter(shown_q(now), public_q(now, "story__"), photo__credit_rows__agency=agency)


def stories(agency: Agency, edition: str, now: datetime) -> tuple[QuerySet, dict[str, str]]:
    """Return (rows of stories to page through, the names of their columns for reader.lists).

    Of an agency with few photos all are gathered; one with many is met soon enough on the way from the newest story.
    """
    columns = {"number": "pk", "at": "published_at"}
    rows = PublishedPhoto.objects.filter(shown_q(now), photo__credit_rows__agency=agency).order_by()
    if rows.values("pk")[:COUNTED].count() < COUNTED:
        return numbered(rows.values("story_id"), edition=edition, now=now), columns
    return asked(PublishedArticle.objects.public(now).of(edition), "in_photos", rows, "pk"), columns


def shown(now: datetime) -> QuerySet:
    """Return the agencies whose photos some public story shows."""
    rows = PublishedPhoto.objects.filter(shown_q(now), public_q(now, "story__"))
    return Agency.objects.filter(Exists(rows.filter(photo__credit_rows__agency=OuterRef("pk")))).order_by("name")
