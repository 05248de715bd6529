"""Entering the demo's stories: each is written at the desk, then taken as far as its file says."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles.demo.manuscript import Manuscript, placed
from articles.models.article import Article, ArticlePhoto, Byline, RelatedLink
from articles.models.photo import Photo
from articles.models.published import PublishedArticle, PublishedPerson, PublishedRegion, PublishedTopic
from articles.publishing import status
from articles.publishing.publish import correct, publish, update, withdraw

FILED_IN_TIME = timedelta(hours=3)  # how long after publication a demo correction was printed
STALE = timedelta(hours=8)
COPIED = ("kicker", "headline", "short_headline", "standfirst", "genre", "prominence", "dateline", "edition")


@transaction.atomic
def write(story: Manuscript, nouns: dict, photos: dict[str, Photo], originals: dict, *, by: User) -> Article:
    """Return the saved working copy of a manuscript; nothing of it is public yet."""
    article = Article.objects.create(
        slugline=story.key,
        body=placed(story.body, {name: photo.pk for name, photo in photos.items()}),
        region=nouns["regions"][story.region],
        translation_of=originals.get(story.translation_of),
        created_by=by,
        changed_by=by,
        **{name: getattr(story, name) for name in COPIED},
    )
    article.topics.set(nouns["topics"][slug] for slug in story.topics)
    Byline.objects.bulk_create(
        Byline(article=article, person=nouns["people"][key], position=place) for place, key in enumerate(story.bylines)
    )
    ArticlePhoto.objects.bulk_create(
        ArticlePhoto(
            article=article,
            photo=photos[name],
            position=place,
            caption=story.captions.get(name, ""),
            alt=story.alts.get(name, ""),
        )
        for place, name in enumerate(story.photos)
    )
    return article


def relate(article: Article, targets: list[Article]) -> None:
    """Lay the story's related stories beside it."""
    RelatedLink.objects.bulk_create(
        RelatedLink(article=article, target=target, position=place) for place, target in enumerate(targets)
    )


def carry(article: Article, story: Manuscript, *, by: User, chief: User) -> None:
    """Take a written story to the state that its file names."""
    now = timezone.now()
    roads = {
        "draft": lambda: None,
        "review": lambda: status.submit(article, by=by),
        "ready": lambda: status.approve(article, by=chief),
        "spiked": lambda: status.spike(article, by=chief, reason="سبقتنا إليها مادة أوسع"),
        "scheduled": lambda: publish(article, by=chief, at=now + timedelta(hours=5)),
        "embargoed": lambda: publish(article, by=chief, at=now + timedelta(hours=20)),
        "published": lambda: _published(article, story, chief=chief),
        "expired": lambda: _expired(article, story, chief=chief),
        "withdrawn": lambda: _withdrawn(article, story, chief=chief),
    }
    roads[story.state]()


def freshen(stories: list[Manuscript]) -> int:
    """Move the demo's dates along so that its front page is of today; return how many stories were moved.

    Time cannot be moved by any verb, so this is the one place outside `publishing` that writes published rows.
    """
    newest = min(story.age for story in stories if story.state == "published")
    keys = {(story.edition, story.key) for story in stories if story.state == "published"}
    entered = Article.objects.filter(slugline__in=[key for _, key in keys]).values_list("pk", "edition", "slugline")
    ids = [number for number, edition, key in entered if (edition, key) in keys]
    # What an editor has withdrawn or given an end since then keeps its dates.
    published = PublishedArticle.objects.filter(pk__in=ids, withdrawn_at__isnull=True, until__isnull=True)
    ids = list(published.values_list("pk", flat=True))
    last = published.order_by("-published_at").first()
    drift = timezone.now() - last.published_at - newest if last else timedelta(0)
    if drift < STALE:
        return 0
    with transaction.atomic():
        for rows in (PublishedRegion, PublishedTopic, PublishedPerson):
            rows.objects.filter(story__in=ids).update(published_at=F("published_at") + drift)
        for story in published.exclude(corrections=[]):
            for correction in story.corrections:
                correction["at"] = (datetime.fromisoformat(correction["at"]) + drift).isoformat()
            story.corrected_at += drift
            story.save(update_fields=["corrections", "corrected_at"])
        return published.update(published_at=F("published_at") + drift, updated_at=F("updated_at") + drift)


def _published(article: Article, story: Manuscript, *, chief: User) -> None:
    publish(article, by=chief, dated=timezone.now() - story.age)
    if story.correction:
        correct(article, by=chief, text=story.correction, kind=story.correction_kind)
        _backdate_correction(article, story)


def _backdate_correction(article: Article, story: Manuscript) -> None:
    then = timezone.now() - story.age + min(FILED_IN_TIME, story.age / 2)
    article.corrections.update(at=then)
    update(article, by=article.changed_by)
    PublishedArticle.objects.filter(pk=article.pk).update(updated_at=then)


def _expired(article: Article, story: Manuscript, *, chief: User) -> None:
    publish(article, by=chief, dated=timezone.now() - story.age, until=timezone.now() + timedelta(hours=1))
    over = timezone.now() - story.age / 4  # what an hour's waiting would have done
    PublishedArticle.objects.filter(pk=article.pk).update(until=over)
    Article.objects.filter(pk=article.pk).update(publish_until=over)


def _withdrawn(article: Article, story: Manuscript, *, chief: User) -> None:
    publish(article, by=chief, dated=timezone.now() - story.age)
    withdraw(article, by=chief, reason=story.withdraw_reason or "طلبت الإدارة مراجعتها")
