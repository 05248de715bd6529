"""Where a story stands, for the desk and for readers, as one word in one colour."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.desk.fields.when import short
from articles.models.activity import Activity
from articles.models.article import Article
from articles.models.published import PublishedArticle

# Where a story lies that was returned; a draft, if that was before changes could be requested.
RETURNED = (Article.Status.CHANGES, Article.Status.DRAFT)
MOVES = ("submit", "return", "approve", "spike", "revive", "withdraw")  # what a later line of the log outdates


@dataclass(frozen=True)
class State:
    """`key` colours the chip, `label` is its word, `note` is what else there is to say."""

    key: str
    label: str
    note: str = ""


def published_copy(article: Article) -> PublishedArticle | None:
    """Return the copy that was made for readers, withdrawn or not; looked up once."""
    if not hasattr(article, "published_copy"):
        know_copies([article])
    return article.published_copy


def know_copies(articles: Iterable[Article]) -> None:
    """Look up the copies of many stories in one query."""
    articles = list(articles)
    numbers = [article.pk for article in articles if article.pk]
    copies = PublishedArticle.objects.defer("body").in_bulk(numbers) if numbers else {}
    for article in articles:
        article.published_copy = copies.get(article.pk)


def know_reasons(articles: Iterable[Article]) -> None:
    """Look up, in one query, why stories were returned to their writers."""
    articles = list(articles)
    returned = [article.pk for article in articles if article.status in RETURNED]
    moves = Activity.objects.filter(article_number__in=returned, verb__in=MOVES).order_by("at", "id")
    lines = moves if returned else ()
    last = {line.article_number: line for line in lines}
    for article in articles:
        line = last.get(article.pk)
        article.returned_because = line.reason if line and line.verb == Activity.Verb.RETURN else ""


def stage(article: Article, now: datetime | None = None) -> str:
    """Return the stage of the story that policy.py judges by: its status at the desk, or where its copy stands.

    «draft, changes, review, ready, spiked» never were published or are at the desk again after a withdrawal;
    «scheduled, public, ended» are out; «withdrawn» has been taken back, and nobody has begun on it anew.
    """
    now = now or timezone.now()
    copy = published_copy(article)
    if copy is None:
        return article.status
    if copy.is_withdrawn:
        return "withdrawn" if article.status == Article.Status.DRAFT else article.status
    if copy.published_at > now:
        return "scheduled"
    return "public" if copy.public_at(now) else "ended"


def is_ahead(article: Article) -> bool:
    """Whether the desk's words are newer than the ones readers see."""
    copy = published_copy(article)
    return bool(copy and not copy.is_withdrawn and article.changed_at and article.changed_at > copy.copied_at)


def state(article: Article, now: datetime | None = None) -> State:
    """Return where the story stands."""
    now = now or timezone.now()
    copy = published_copy(article)
    if copy is None:
        return _at_the_desk(article, now)
    if copy.is_withdrawn:
        return State("withdrawn", pgettext("state", "withdrawn"), _at_the_desk(article, now).label)
    if copy.published_at > now:
        return State("scheduled", pgettext("state", "scheduled"), moment(copy.published_at, now))
    if copy.until and copy.until <= now:
        return State("ended", pgettext("state", "withdrawn by itself"), moment(copy.until, now))
    if is_ahead(article):
        return State("ahead", pgettext("state", "changed since publication"))
    return State("published", pgettext("state", "published"))


def _at_the_desk(article: Article, now: datetime) -> State:
    note = getattr(article, "returned_because", "")
    if article.publish_at and article.publish_at > now:
        note = _("embargo until %(moment)s") % {"moment": moment(article.publish_at, now)}
    return State(article.status, article.get_status_display(), note)


def moment(when: datetime, now: datetime) -> str:
    """Return the desk's clock and Greenwich's: the time alone for today, day and time for any other day."""
    here = localtime(when)
    if here.date() == localtime(now).date():
        return short(when)
    return f"{date_format(here, 'j F')} {short(when)}"
