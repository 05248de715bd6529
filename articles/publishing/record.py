"""A line in the newsroom's log."""

from datetime import datetime

from django.utils import timezone

from articles.models.activity import Activity
from articles.models.article import Article


def record(article: Article, verb: str, *, by, at: datetime | None = None, reason: str = "") -> Activity:
    """Write down that `by` has done this to the story, and return the line."""
    return Activity.objects.create(
        article_number=article.pk,
        headline=article.headline,
        verb=verb,
        by=by,
        at=at or timezone.now(),
        reason=reason.strip(),
    )
