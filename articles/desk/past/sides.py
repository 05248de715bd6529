"""What may be compared: every revision of a story, what stands at the desk now, and what readers see."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.fields.numbers import number
from articles.desk.story.state import is_ahead, published_copy
from articles.models.article import Article
from articles.models.published import PublishedArticle
from articles.models.revision import Revision
from articles.publishing.revisions import Content, head, snapshot
from articles.text.bidi import plain
from articles.text.body import word_count

DESK, READERS = "desk", "readers"  # what addresses call the two sides that are no revision
COPIED = ("kicker", "headline", "short_headline", "standfirst", "dateline")


@dataclass(frozen=True)
class Side:
    """One state of a story: its content, what it is called, and since when it is the newest of its kind."""

    key: str  # what an address calls it
    name: str
    content: Content
    place: int  # a higher one is later
    revision: Revision | None = None

    @property
    def refused(self) -> bool:
        return bool(self.revision and self.revision.kind == Revision.Kind.REFUSED)


def side(article: Article, key: str) -> Side | None:
    """Return what an address calls by this name; None if the story has no such side."""
    if key == DESK:
        return desk(article)
    if key == READERS:
        return readers(article)
    revision = Revision.objects.of(article).filter(pk=number(key)).select_related("by").first()
    return of_revision(revision) if revision else None


def desk(article: Article) -> Side:
    """Return the working copy."""
    return Side(DESK, _("What stands at the desk now"), snapshot(article), place=2**63)


def readers(article: Article) -> Side | None:
    """Return what the readers' copy was made of; None if there is no such copy, or nobody kept what it was made of."""
    copy = published_copy(article)
    if copy is None or copy.is_withdrawn:
        return None
    if revision := revision_of(copy, article):
        return Side(READERS, name_of_readers(article), revision.content, revision.pk, revision)
    if is_ahead(article) or not agrees(snapshot(article), copy):
        return None
    return Side(READERS, name_of_readers(article), snapshot(article), place=2**63 - 1)


def of_revision(revision: Revision) -> Side:
    return Side(str(revision.pk), name(revision), revision.content, revision.pk, revision)


def name(revision: Revision) -> str:
    """Return what the desk calls a revision."""
    if revision.kind == Revision.Kind.REFUSED:
        return _("Refused text, begun from version %(n)s") % {"n": revision.version}
    return _("Version %(n)s") % {"n": revision.version}


def name_of_readers(article: Article, now: datetime | None = None) -> str:
    """Return what the readers' side is called: it may lie ahead of them, or behind."""
    copy, now = published_copy(article), now or timezone.now()
    if copy.published_at > now:
        return _("What readers will see")
    return _("What readers see") if copy.public_at(now) else _("What readers saw")


def revision_of(copy: PublishedArticle, article: Article) -> Revision | None:
    """Return the revision that the copy was made of: the last published, kept in the same instant, saying the same."""
    last = Revision.objects.of(article).filter(kind=Revision.Kind.PUBLISH).for_lists().first()
    return last if last and last.at == copy.copied_at and agrees(last.content, copy) else None


def agrees(content: Content, copy: PublishedArticle) -> bool:
    """Whether the copy says what this content does: every line, the region, the genre, and as many words of text."""
    lines = all(plain(content[name]).strip() == getattr(copy, name) for name in COPIED)
    region = content["region"]["id"] if content["region"] else None
    filed = (region, content["genre"], content["edition"]) == (copy.region_id, copy.genre, copy.edition)
    return lines and filed and word_count(content["body"]) == copy.words


def one_before(article: Article, revision: Revision) -> Revision | None:
    """Return what a revision is a change of: the version before it; of a refused text, the one it was begun from."""
    if revision.kind == Revision.Kind.REFUSED:
        return head(article, revision.version)
    older = Revision.objects.of(article).filter(pk__lt=revision.pk).exclude(kind=Revision.Kind.REFUSED)
    return older.exclude(digest=revision.digest).select_related("by").first()
