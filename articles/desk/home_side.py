"""Beside the queues: what the clock will do, what went out today, and photos that somebody must mend."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.desk.photo_list import LACKING, lacks
from articles.desk.pictures import thumbnail
from articles.desk.when import ahead
from articles.models.article import ArticlePhoto
from articles.models.photo import Photo
from articles.models.published import PublishedArticle

MOST = 10


def timeline(stories: QuerySet, now) -> dict:
    """Return {"count", "rows"}: what the clock will open for readers, and what is under embargo only."""
    copies = PublishedArticle.objects.filter(withdrawn_at__isnull=True, published_at__gt=now)
    copies = copies.filter(pk__in=stories.values("pk"))
    waiting = stories.filter(publish_at__gt=now).filter(~Exists(copies.filter(pk=OuterRef("pk"))))
    rows = [
        _entry(copy.pk, copy.headline, copy.published_at, now, pgettext("state", "scheduled"))
        for copy in copies.order_by("published_at")[:MOST]
    ]
    rows += [
        _entry(story.pk, story.headline or str(story), story.publish_at, now, _("embargo, not published yet"))
        for story in waiting.defer("body").order_by("publish_at")[:MOST]
    ]
    rows.sort(key=lambda row: row["at"])
    return {"count": copies.count() + waiting.count(), "rows": rows[:MOST]}


def _entry(number: int, headline: str, at, now, note: str) -> dict:
    return {
        "number": number,
        "headline": headline,
        "at": at,
        "day": _day(at, now),
        "left": ahead(at, now),
        "note": note,
    }


def _day(at, now) -> str:
    days = (localtime(at).date() - localtime(now).date()).days
    if days == 0:
        return _("today")
    return _("tomorrow") if days == 1 else f"{localtime(at):%d/%m}"


def published_today(stories: QuerySet, now) -> dict:
    """Return {"count", "rows"}: the stories that became public since midnight on the desk's clock, the latest first."""
    midnight = localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    copies = PublishedArticle.objects.public(now).filter(
        published_at__gte=midnight, published_at__lt=midnight + timedelta(days=1)
    )
    copies = copies.filter(pk__in=stories.values("pk")).newest_first()
    return {"count": copies.count(), "rows": list(copies.only("headline", "published_at", "edition", "slug")[:MOST])}


def problems() -> list[dict]:
    """Return the photos in stories that keep those from going out: {"photo", "picture", "lacks"}."""
    standing = Exists(ArticlePhoto.objects.filter(photo=OuterRef("pk")))
    wordless = LACKING["caption"] & Exists(ArticlePhoto.objects.filter(photo=OuterRef("pk"), caption=""))
    photos = Photo.objects.filter(standing).filter(LACKING["credit"] | Q(wordless))
    return [
        {
            "photo": photo,
            "picture": thumbnail(photo),
            "lacks": [chip for chip in lacks(photo) if chip["key"] == "problem"],
        }
        for photo in photos.prefetch_related("credit_rows__agency")[:MOST]
    ]
