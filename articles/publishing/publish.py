"""The verbs that change what readers see. Each is one transaction, names who did it, and leaves an Activity."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models.activity import Activity
from articles.models.article import Article
from articles.models.correction import Correction
from articles.models.published import (
    PublishedArticle,
    PublishedLink,
    PublishedPerson,
    PublishedPhoto,
    PublishedRegion,
    PublishedTopic,
)
from articles.models.revision import Revision
from articles.publishing import atlas, indexing, pinging, revisions
from articles.publishing.approval import refuse_own
from articles.publishing.checks import ERROR, Blocked, Problem, problems
from articles.publishing.compose import compose, material, noted
from articles.publishing.photos import rights, sealing
from articles.publishing.record import record

UNSET = object()


@transaction.atomic
def publish(
    article: Article, *, by, at: datetime | None = None, until=UNSET, dated: datetime | None = None
) -> PublishedArticle:
    """Copy the saved working copy into what readers see, from `at` (default now) until `until`, and return the copy.

    Called again it is an update: before the start it may move the start, after it the date of publication stays, and a
    start ahead of a story that readers see now is refused. An update of what readers have seen takes the note of what
    is new with it, and empties it at the desk.
    `dated` is the date, in the past, that a story brings along from an archive; only its first publication heeds it.
    Raises checks.Blocked with every error; nothing has changed then.
    """
    atlas.keep_still()
    stands, now = _held(article), timezone.now()  # what time it is once nobody else holds the story
    if stands == Article.Status.SPIKED:
        raise Blocked([Problem(ERROR, "status", _("This story is spiked. Take it up again before publishing."))])
    refuse_own(article, by=by)
    before = PublishedArticle.objects.select_for_update(no_key=True).filter(pk=article.pk).first()
    if until is not UNSET:
        article.publish_until = until
    start = _start(before, at, dated, now)
    article.publish_at = start if start > now else None
    rights.hold(article)
    rows = material(article)
    _refuse_errors(article, rows)
    story = compose(article, **rows, corrections=list(article.corrections.all()), now=now)
    story.published_at = start
    if before:
        _carry_over(story, before, article, now)
    _refuse_twin(story)
    _save(story)
    indexing.enter(story)
    _settle(article, story)
    revisions.keep(article, Revision.Kind.PUBLISH, by=by, at=now)
    record(article, _verb(before, start, now), by=by, at=now)
    sealing.soon(row.photo_id for row in story.placed)
    pinging.announce(story)
    return story


def update(article: Article, *, by) -> PublishedArticle:
    """Bring what readers see up to the working copy; the start, if it is still ahead, stays. Raises checks.Blocked."""
    before = PublishedArticle.objects.filter(pk=article.pk, withdrawn_at__isnull=True).first()
    if before is None:
        raise Blocked([Problem(ERROR, "status", _("This story is not published. Publish it first."))])
    return publish(article, by=by, at=before.published_at)


@transaction.atomic
def withdraw(article: Article, *, by, reason: str, notice: str = "") -> PublishedArticle:
    """Take a published story, open or scheduled, from readers at once; its address answers 410 with the notice.

    The reason is kept in the log and is not shown to readers. Raises ValueError without one, and checks.Blocked if
    the story is not published.
    """
    if not reason.strip():
        raise ValueError("a withdrawal needs a reason")
    _held(article)
    copies = PublishedArticle.objects.select_for_update(no_key=True)  # others may write rows that name it meanwhile
    story = copies.filter(pk=article.pk, withdrawn_at__isnull=True).first()
    if story is None:
        raise Blocked([Problem(ERROR, "status", _("This story is not published, so there is nothing to withdraw."))])
    now = timezone.now()
    story.withdrawn_at, story.notice = now, notice.strip()
    story.save(update_fields=["withdrawn_at", "notice"])
    indexing.take_out([story.pk])
    Article.objects.filter(pk=article.pk).update(status=Article.Status.DRAFT, copied_at=None)
    article.status, article.copied_at = Article.Status.DRAFT, None
    record(article, Activity.Verb.WITHDRAW, by=by, at=now, reason=reason.strip())
    pinging.announce(story)
    return story


@transaction.atomic
def correct(article: Article, *, by, text: str, kind: str = Correction.Kind.CORRECTION) -> Correction:
    """Print a correction with the published story, and return the newsroom's record of it.

    The working copy is not published by this: mend the text and update it as well. Raises ValueError for an empty
    text, and checks.Blocked if the story is not published.
    """
    if not text.strip():
        raise ValueError("a correction needs a text")
    _held(article)
    copies = PublishedArticle.objects.select_for_update(no_key=True)  # others may write rows that name it meanwhile
    story = copies.filter(pk=article.pk, withdrawn_at__isnull=True).first()
    if story is None:
        raise Blocked([Problem(ERROR, "status", _("Only a published story can be corrected."))])
    now = timezone.now()
    correction = Correction.objects.create(article=article, kind=kind, text=text.strip(), by=by, at=now)
    story.corrections = [*story.corrections, {"kind": kind, "text": correction.text, "at": now.isoformat()}]
    story.corrected_at = story.updated_at = now
    story.save(update_fields=["corrections", "corrected_at", "updated_at"])
    indexing.enter(story)
    record(article, Activity.Verb.CORRECT, by=by, at=now, reason=correction.text)
    pinging.announce(story)
    return correction


def _held(article: Article) -> str | None:
    """Hold the story until the transaction ends, and return where it stands at the desk.

    Every verb holds the desk's row first and the readers' after it: in two orders they would wait for each other.
    """
    return Article.objects.select_for_update().filter(pk=article.pk).values_list("status", flat=True).first()


def _carry_over(story: PublishedArticle, before: PublishedArticle, article: Article, now: datetime) -> None:
    """What an update takes from the copy that readers had: that it is one, and what was new at each."""
    story.updates = before.updates
    if was_seen(before, now) and story.published_at <= now:
        story.updated_at = now
        story.updates = noted(before.updates, article.update_note, now)
        article.update_note = ""


def _settle(article: Article, story: PublishedArticle) -> None:
    """The working copy of a story that is out: ready, nobody's turn, a new version if its times or its note changed."""
    times = {name: getattr(article, name) for name in ("publish_at", "publish_until", "update_note")}
    if not Article.objects.filter(pk=article.pk, **times).exists():
        Article.objects.filter(pk=article.pk).update(version=F("version") + 1)
        article.refresh_from_db(fields=["version"])
    article.status, article.turn_of, article.copied_at = Article.Status.READY, None, story.copied_at
    article.save(update_fields=["status", "turn_of", "copied_at", *times])


def _start(before: PublishedArticle | None, at: datetime | None, dated: datetime | None, now: datetime) -> datetime:
    """Readers who have seen a story keep its date, unless it is closed to them now and is to open again later."""
    ahead = at if at and at > now else None
    if before is None or not was_seen(before, now):
        return ahead or min(dated or now, now)
    if ahead and before.public_at(now):
        text = _("Readers see this story already. Empty the embargo, or withdraw the story first.")
        raise Blocked([Problem(ERROR, "publish_at", text)])
    return ahead or before.published_at


def was_seen(before: PublishedArticle, now: datetime) -> bool:
    """Whether readers have ever had the story before them."""
    opened = before.published_at <= now
    return opened and (before.withdrawn_at is None or before.withdrawn_at >= before.published_at)


def _verb(before: PublishedArticle | None, start: datetime, now: datetime) -> str:
    if start > now:
        return Activity.Verb.SCHEDULE
    return Activity.Verb.UPDATE if before and before.public_at(now) else Activity.Verb.PUBLISH


def _refuse_errors(article: Article, rows: dict) -> None:
    found = problems(article, photos=rows["photos"], people=rows["people"], topics=rows["topics"])
    errors = [problem for problem in found if problem.level == ERROR]
    if errors:
        raise Blocked(errors)


def _refuse_twin(story: PublishedArticle) -> None:
    """An edition prints one story of a family."""
    twins = PublishedArticle.objects.filter(family=story.family, edition=story.edition, withdrawn_at__isnull=True)
    if twin := twins.exclude(pk=story.pk).first():
        text = _("“%(headline)s” is published as this story's version in this edition already. Withdraw it first.")
        raise Blocked([Problem(ERROR, "translation_of", text % {"headline": twin.headline})])


def _save(story: PublishedArticle) -> None:
    """Write the copy and its rows, all of them anew."""
    dated: dict[str, Any] = {"edition": story.edition, "published_at": story.published_at}
    story.save(force_insert=not PublishedArticle.objects.filter(pk=story.pk).exists())
    for rows in (PublishedPhoto, PublishedLink, PublishedRegion, PublishedTopic, PublishedPerson):
        rows.objects.filter(story=story).delete()
    PublishedPhoto.objects.bulk_create(story.placed)
    PublishedLink.objects.bulk_create(story.linked)
    PublishedRegion.objects.bulk_create(
        PublishedRegion(story=story, region=region, **dated) for region in story.region.lineage()
    )
    PublishedTopic.objects.bulk_create(PublishedTopic(story=story, topic=topic, **dated) for topic in story.topic_list)
    for row in story.bylines:
        row.edition, row.published_at = dated["edition"], dated["published_at"]
    PublishedPerson.objects.bulk_create(story.bylines)
