"""Entering the demo's stories and pages: a story is written at the desk, then taken as far as its file says."""

from dataclasses import asdict
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles.demo.manuscript import Manuscript, Sheet, placed
from articles.models.article import Article, ArticlePhoto, Byline, RelatedLink
from articles.models.page import Page
from articles.models.photo import Photo
from articles.models.published import PublishedArticle, PublishedPerson, PublishedRegion, PublishedTopic
from articles.publishing import indexing, notes, pages, status, working
from articles.publishing.publish import correct, publish, update, withdraw

FILED_IN_TIME = timedelta(hours=3)  # how long after publication a demo correction was printed
STALE = timedelta(hours=8)
COPIED = ("kicker", "headline", "short_headline", "standfirst", "genre", "prominence", "dateline", "edition")


@transaction.atomic
def write(story: Manuscript, nouns: dict, photos: dict[str, Photo], original: Article | None, *, by: User) -> Article:
    """Return the saved working copy of a manuscript; nothing of it is public yet.

    An `original` that has a translation in this edition already, made at the desk, is left with it.
    """
    if original and original.translations.filter(edition=story.edition).exists():
        original = None
    article = Article.objects.create(
        slugline=story.key,
        body=placed(story.body, {name: photo.pk for name, photo in photos.items()}),
        region=nouns["regions"][story.region],
        translation_of=original,
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
    working.enter(article)
    return article


def relate(article: Article, targets: list[Article]) -> None:
    """Lay the story's related stories beside it."""
    RelatedLink.objects.bulk_create(
        RelatedLink(article=article, target=target, position=place) for place, target in enumerate(targets)
    )


def carry(article: Article, story: Manuscript, *, by: User, people: dict[str, User]) -> None:
    """Take a written story to the state that its file names, with what was said about it on the way."""
    now, chief = timezone.now(), people["layla"]
    roads = {
        "draft": lambda: None,
        "changes": lambda: _returned(article, story, by=by, people=people),
        "review": lambda: status.submit(article, by=by, to=people.get(story.turn)),
        "ready": lambda: status.approve(article, by=chief),
        "spiked": lambda: status.spike(article, by=chief, reason="سبقتنا إليها مادة أوسع"),
        "scheduled": lambda: publish(article, by=chief, at=now + timedelta(hours=5)),
        "embargoed": lambda: publish(article, by=chief, at=now + timedelta(hours=20)),
        "published": lambda: _published(article, story, chief=chief),
        "expired": lambda: _expired(article, story, chief=chief),
        "withdrawn": lambda: _withdrawn(article, story, chief=chief),
    }
    for note in story.notes:
        written = notes.write(article, by=people[note["by"]], text=note["text"], about=note.get("about", ""))
        if note.get("settled_by"):
            notes.settle(written, by=people[note["settled_by"]])
    roads[story.state]()


def print_pages(sheets: list[Sheet], *, by: User) -> int:
    """Print the pages that the newsroom has not got and return how many; one that it has is an editor's."""
    known = set(Page.objects.values_list("edition", "slug"))
    missing = [sheet for sheet in sheets if (sheet.edition, sheet.slug) not in known]
    for sheet in missing:
        pages.put(Page(shown=True, **asdict(sheet)), by=by)
    return len(missing)


def freshen(stories: list[Manuscript]) -> int:
    """Move the demo's dates along so that its front page is of today; return how many stories were moved.

    Time cannot be moved by any verb, so this is the one place outside `publishing` that writes published rows.
    """
    ages = {(story.edition, story.key): story.age for story in stories if story.state == "published"}
    entered = Article.objects.filter(slugline__in=[key for _, key in ages]).values_list("pk", "edition", "slugline")
    ids = {number: ages[edition, key] for number, edition, key in entered if (edition, key) in ages}
    # What an editor has withdrawn or given an end since then keeps its dates.
    published = PublishedArticle.objects.filter(pk__in=ids, withdrawn_at__isnull=True, until__isnull=True)
    ids = {number: ids[number] for number in published.values_list("pk", flat=True)}
    last = published.order_by("-published_at").first()
    drift = timezone.now() - last.published_at - ids[last.pk] if last else timedelta(0)
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
        moved = published.update(published_at=F("published_at") + drift, updated_at=F("updated_at") + drift)
        indexing.enter_anew(ids)
        return moved


def _returned(article: Article, story: Manuscript, *, by: User, people: dict[str, User]) -> None:
    status.submit(article, by=by, to=people[story.returned_by])
    status.send_back(article, by=people[story.returned_by], reason=story.returned_because)


def _published(article: Article, story: Manuscript, *, chief: User) -> None:
    publish(article, by=chief, dated=timezone.now() - story.age)
    for correction in story.corrections:
        correct(article, by=chief, **correction)
    if story.corrections:
        _backdate_corrections(article, story)


def _backdate_corrections(article: Article, story: Manuscript) -> None:
    """The first was printed soon after the story, every further one as long after the one before."""
    wait = min(FILED_IN_TIME, story.age / (len(story.corrections) + 1))
    for place, correction in enumerate(article.corrections.all(), 1):
        correction.at = last = timezone.now() - story.age + place * wait
        correction.save(update_fields=["at"])
    update(article, by=article.changed_by)
    PublishedArticle.objects.filter(pk=article.pk).update(updated_at=last)


def _expired(article: Article, story: Manuscript, *, chief: User) -> None:
    publish(article, by=chief, dated=timezone.now() - story.age, until=timezone.now() + timedelta(hours=1))
    over = timezone.now() - story.age / 4  # what an hour's waiting would have done
    PublishedArticle.objects.filter(pk=article.pk).update(until=over)
    Article.objects.filter(pk=article.pk).update(publish_until=over)


def _withdrawn(article: Article, story: Manuscript, *, chief: User) -> None:
    publish(article, by=chief, dated=timezone.now() - story.age)
    withdraw(article, by=chief, reason=story.withdraw_reason or "طلبت الإدارة مراجعتها")
