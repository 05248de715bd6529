"""The history of a story: what it was at every deliberate save, and how an older state comes back.

A story counts its saves in `version`. Whoever saves says which version they began from; if somebody has saved
meanwhile, the database turns the save away (`advance`), and what was typed is kept beside the history (`refuse`).
"""

import hashlib
import json
from collections.abc import Container, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from articles.models.activity import Activity
from articles.models.article import Article, ArticlePhoto, Byline, RelatedLink
from articles.models.person import Person
from articles.models.photo import Photo
from articles.models.region import Region
from articles.models.revision import Revision
from articles.models.topic import Topic
from articles.publishing import working
from articles.publishing.photos.using import written_at
from articles.publishing.record import record

TEXTS = (
    "kicker",
    "headline",
    "short_headline",
    "standfirst",
    "body",
    "dateline",
    "genre",
    "prominence",
    "slugline",
    "update_note",
)
TIMES = ("publish_at", "publish_until")
PLACE = ("edition", "translation_of")  # where the story belongs: shown in a comparison, never restored
PARTS = ("region", "topics", "bylines", "photos", "links")
# What was new at an update is said once, to the readers of that update.
RESTORED = tuple(name for name in TEXTS if name != "update_note")
Content = dict[str, Any]


class Stale(Exception):
    """Somebody has saved the story since its writer opened it. `seen` is the version the writer began from."""

    def __init__(self, article: Article, seen: int):
        super().__init__(f"story {article.pk} is no longer at version {seen}")
        self.article, self.seen = article, seen


def snapshot(article: Article) -> Content:
    """Return the saved story whole, as JSON holds it.

    Texts and {"edition", "translation_of"} as they are; times in ISO 8601; "region" {"id", "name"} or None; "topics"
    and "bylines" lists of these; "photos" [{"photo": number, "caption", "alt"}]; "links" [{"target", "url", "title"}].
    """
    return {
        **{name: getattr(article, name) for name in TEXTS},
        **{name: _iso(getattr(article, name)) for name in TIMES},
        "edition": article.edition,
        "translation_of": article.translation_of_id,
        "region": _named(article.region) if article.region else None,
        "topics": [_named(topic) for topic in article.topics.order_by("pk")],
        "bylines": [_named(row.person) for row in article.byline_rows.select_related("person")],
        "photos": [{"photo": row.photo_id, "caption": row.caption, "alt": row.alt} for row in article.photo_rows.all()],
        "links": [{"target": row.target_id, "url": row.url, "title": row.title} for row in article.link_rows.all()],
    }


def digest(content: Content) -> str:
    """Return the SHA-256 of a story's content, in hexadecimal; the same for the same story."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def keep(article: Article, kind: str, *, by, reason: str = "", at: datetime | None = None) -> Revision:
    """Keep the saved story as it stands now, under its present version, and return the revision.

    The desk's search has it by these words from now on.
    """
    working.enter(article)
    return _put(article, kind, snapshot(article), article.version, by=by, reason=reason, at=at)


def keep_beginning(article: Article, *, by) -> None:
    """Keep a story that has no revision of its present version yet: what the next save is compared with.

    Stories that were entered by another road than the desk's form have none. Call it before changing anything.
    """
    if not head(article, article.version):
        who = article.changed_by or article.created_by or by
        keep(article, Revision.Kind.SAVE, by=who, at=article.changed_at)


@transaction.atomic
def refuse(article: Article, content: Content, *, by, seen: int) -> Revision:
    """Keep what a stale save would have written, so that no word of it is lost, and return the revision.

    The same text sent again, by a second press or a reloaded page, is kept once.
    """
    Article.objects.select_for_update().filter(pk=article.pk).first()  # one press after the other
    last = Revision.objects.of(article).filter(by=by).first()
    same = {"kind": Revision.Kind.REFUSED, "version": seen, "digest": digest(content)}
    if last and all(getattr(last, name) == value for name, value in same.items()):
        return last
    return _put(article, Revision.Kind.REFUSED, content, seen, by=by)


def head(article: Article, version: int) -> Revision | None:
    """Return the revision that the story was at that version, the last one if it was kept more than once."""
    return Revision.objects.of(article).filter(version=version).exclude(kind=Revision.Kind.REFUSED).first()


def advance(article: Article, *, seen: int) -> None:
    """Count one more save of the story, if it is still at version `seen`. Raises Stale otherwise.

    Call it first in the transaction that saves: of several at once the database lets one pass.
    """
    if not Article.objects.filter(pk=article.pk, version=seen).update(version=F("version") + 1):
        raise Stale(article, seen)
    article.version = seen + 1


def hold(article: Article, *, seen: int) -> None:
    """Keep the story at version `seen` until the transaction ends. Raises Stale if it has left it.

    For a save that changes nothing and may publish: what it publishes must be what its writer saw.
    """
    if not Article.objects.select_for_update().filter(pk=article.pk, version=seen).first():
        raise Stale(article, seen)


@transaction.atomic
def restore(revision: Revision, *, by, seen: int, linkable: QuerySet | None = None) -> Article:
    """Bring the words, photos and links of an older revision back as a new one, and return the story.

    `linkable` are the stories that its links may lead to, all if it is left out.

    Times, edition, original and the note of an update stay as they are; what has left the library or the lists since
    stays away (restoring.py says what that is, and whether a refused text can come back at all).
    Raises Stale if somebody has saved since version `seen`.
    """
    article = Article.objects.get(pk=revision.article_number)
    keep_beginning(article, by=by)
    advance(article, seen=seen)
    content = revision.content
    for name in RESTORED:
        setattr(article, name, content[name])
    article.region = Region.objects.filter(pk=content["region"]["id"]).first() if content["region"] else None
    article.changed_by = by
    article.save(update_fields=[*RESTORED, "region", "changed_by", "changed_at"])  # its status may be moving meanwhile
    _restore_rows(article, content, Article.objects.all() if linkable is None else linkable)
    now = timezone.now()
    reason = str(revision.pk)
    keep(article, Revision.Kind.RESTORE, by=by, reason=reason, at=now)
    record(article, Activity.Verb.RESTORE, by=by, at=now, reason=reason)
    return article


def _restore_rows(article: Article, content: Content, linkable: QuerySet) -> None:
    article.topics.set(Topic.objects.filter(pk__in=_keys(content["topics"])))
    people = Person.objects.in_bulk(_keys(content["bylines"]))
    photos = Photo.objects.in_bulk([row["photo"] for row in content["photos"]])
    worded = written_at(article, content["photos"])
    targets = linkable.in_bulk([row["target"] for row in content["links"] if row["target"]])
    for rows in (article.byline_rows, article.photo_rows, article.link_rows):
        rows.all().delete()
    Byline.objects.bulk_create(
        Byline(article=article, person=people[key], position=place)
        for place, key in enumerate(dict.fromkeys(_keys(content["bylines"])))
        if key in people
    )
    placed = {row["photo"]: row for row in content["photos"] if row["photo"] in photos}  # a refused text may say twice
    ArticlePhoto.objects.bulk_create(
        ArticlePhoto(
            article=article,
            photo_id=number,
            position=place,
            caption=row["caption"],
            alt=row["alt"],
            worded_at=worded.get(number),
        )
        for place, (number, row) in enumerate(placed.items())
    )
    RelatedLink.objects.bulk_create(
        RelatedLink(article=article, target_id=row["target"], url=row["url"], title=row["title"], position=place)
        for place, row in enumerate(content["links"])
        if link_fits(row, article, targets)
    )


def link_fits(row: dict[str, Any], article: Article, targets: Container[int]) -> bool:
    """Whether this link can stand in the story: its target is among those that are there, or its address is one."""
    if row["target"]:
        return not row["url"] and row["target"] in targets and row["target"] != article.pk
    return bool(row["title"]) and row["url"].startswith(("https://", "http://"))


def _put(
    article, kind, content: Content, version: int, *, by, reason: str = "", at: datetime | None = None
) -> Revision:
    return Revision.objects.create(
        article_number=article.pk,
        version=version,
        kind=kind,
        headline=content["headline"][:300],
        content=content,
        digest=digest(content),
        by=by,
        at=at or timezone.now(),
        reason=reason[:300],
    )


def _named(row) -> dict[str, Any]:
    return {"id": row.pk, "name": str(row)}


def _keys(rows: Iterable[dict[str, Any]]) -> list[int]:
    return [row["id"] for row in rows]


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
