"""What is about to go wrong, before it does: stories near their hour that cannot or should not go out as they are."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models.article import Article, ArticlePhoto
from articles.models.draft import Draft
from articles.models.photo import PhotoCredit
from articles.models.published import PublishedArticle
from articles.publishing.checks import Problem, story_errors

SOON = 20  # stories: the next to go out are judged as publication would judge them
MOST = 1000  # stories: more than any newsroom has ahead of it, or anybody has waiting for them
LEFT = timedelta(hours=1)  # after which what was typed and not saved has been forgotten


def upcoming(stories: QuerySet, now: datetime) -> list[tuple[datetime, Article]]:
    """Return what the clock will open and what is under embargo only, each with its moment, the next first."""
    copies = PublishedArticle.objects.filter(withdrawn_at__isnull=True, published_at__gt=now)
    opens = dict(copies.order_by("published_at").values_list("pk", "published_at")[:MOST])
    held = Article.objects.filter(publish_at__gt=now, copied_at__isnull=True).exclude(status=Article.Status.SPIKED)
    opens |= dict(held.order_by("publish_at").values_list("pk", "publish_at")[:MOST])
    told = stories.filter(pk__in=opens).select_related(None).prefetch_related(None)
    told = told.only("headline", "slugline", "publish_at", "changed_at", "copied_at")
    return sorted(((opens[story.pk], story) for story in told), key=lambda pair: (pair[0], pair[1].pk))


def blocked(ahead: list[tuple[datetime, Article]], now: datetime) -> list[tuple[Article, Problem]]:
    """Return those of the next to go out that publication would refuse, each with the first thing to mend in its words.

    What photos lack is told apart, photo by photo (`lacking`).
    """
    near = Article.objects.filter(pk__in=[story.pk for _at, story in ahead[:SOON]])
    near = near.select_related("region").prefetch_related("photo_rows").order_by("publish_at", "pk")
    judged = [
        (story, story_errors(story, photos=[row.photo_id for row in story.photo_rows.all()], now=now)) for story in near
    ]
    return [(story, errors[0]) for story, errors in judged if errors]


def lacking() -> QuerySet[ArticlePhoto]:
    """Return the photos in stories that lack a credit, or words of their own and of the library."""
    uncredited = Q(photo__photographer="") & ~Exists(PhotoCredit.objects.filter(photo=OuterRef("photo")))
    return ArticlePhoto.objects.filter(uncredited | Q(caption="", photo__caption="") | Q(alt="", photo__alt=""))


def left_behind(user, stories: QuerySet, now: datetime) -> QuerySet[Draft]:
    """Return what the user typed and did not save, an hour ago or longer, as far as they may still open the story."""
    kept = Draft.objects.filter(user=user, saved_at__lt=now - LEFT).defer("form")
    return kept.filter(Q(article__isnull=True) | Q(article__in=stories.values("pk")))
