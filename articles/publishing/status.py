"""The verbs that move a story across the desk, and say whose turn it is. None of them changes what readers see.

Each is one conditional write: pressed on a story that somebody else has moved meanwhile, it says so and does nothing.
A story that is out stands still at the desk until it is withdrawn; the database itself holds that (models/article.py).
"""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models.activity import Activity
from articles.models.article import Article
from articles.publishing import notes
from articles.publishing.checks import ERROR, Blocked, Problem
from articles.publishing.record import record

Status, Verb = Article.Status, Activity.Verb
# verb: (from which statuses, to which status)
ROADS = {
    Verb.SUBMIT: ({Status.DRAFT, Status.CHANGES}, Status.REVIEW),
    Verb.RETURN: ({Status.REVIEW, Status.READY}, Status.CHANGES),
    Verb.APPROVE: ({Status.DRAFT, Status.CHANGES, Status.REVIEW}, Status.READY),
    Verb.SPIKE: ({Status.DRAFT, Status.CHANGES, Status.REVIEW, Status.READY}, Status.SPIKED),
    Verb.REVIVE: ({Status.SPIKED}, Status.DRAFT),
}


def submit(article: Article, *, by, to=None) -> None:
    """Send a story for review, to somebody if `to` names them. Raises checks.Blocked if it is nobody's to send now."""
    _move(article, Verb.SUBMIT, by=by, turn=to, reason=called(to))


@transaction.atomic
def send_back(article: Article, *, by, reason: str) -> None:
    """Return a story to its writer: it is their turn, and the reason is kept as a note that asks for changes.

    Raises checks.Blocked, and ValueError without a reason.
    """
    if not reason.strip():
        raise ValueError("a writer must be told what to change")
    _move(article, Verb.RETURN, by=by, turn=_writer(article), reason=reason)
    notes.keep(article, by=by, text=reason, asks_for_changes=True)


def approve(article: Article, *, by) -> None:
    """Mark a story ready for publication. Raises checks.Blocked."""
    _move(article, Verb.APPROVE, by=by)


def spike(article: Article, *, by, reason: str = "") -> None:
    """Decide that a story will not run. Raises checks.Blocked."""
    _move(article, Verb.SPIKE, by=by, reason=reason)


def revive(article: Article, *, by) -> None:
    """Take a spiked story up again as a draft. Raises checks.Blocked."""
    _move(article, Verb.REVIVE, by=by)


@transaction.atomic
def assign(article: Article, *, by, to, note: str = "") -> None:
    """Pass a story on: from now on it is `to`'s turn. The note is kept with the story. Raises checks.Blocked if spiked.

    Where the story stands does not change; a published one may be passed on to be brought up to date.
    """
    if not Article.objects.filter(pk=article.pk).exclude(status=Status.SPIKED).update(turn_of=to):
        raise moved_on()
    article.turn_of = to
    record(article, Verb.ASSIGN, by=by, reason=": ".join(filter(None, (called(to), note.strip()))))
    if note.strip():
        notes.keep(article, by=by, text=note)


def moved_on() -> Blocked:
    """Return the refusal of a verb that comes too late."""
    return Blocked([Problem(ERROR, "status", _("The story has moved on meanwhile. Open it again and look."))])


def called(user) -> str:
    """Return what the log calls somebody."""
    return (user.get_short_name() or user.get_username()) if user else ""


@transaction.atomic
def _move(article: Article, verb: Activity.Verb, *, by, turn=None, reason: str = "") -> None:
    origins, goal = ROADS[verb]
    there = Article.objects.filter(pk=article.pk, status__in=origins, copied_at__isnull=True)
    if not there.update(status=goal, turn_of=turn):
        raise moved_on()
    article.status, article.turn_of = goal, turn
    record(article, verb, by=by, reason=reason)


def _writer(article: Article):
    """Who began it, if they still work here."""
    writer = article.created_by
    return writer if writer and writer.is_active else None
