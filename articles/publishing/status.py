"""The verbs that move a story across the desk. None of them changes what readers see."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models.activity import Activity
from articles.models.article import Article
from articles.publishing.checks import ERROR, Blocked, Problem
from articles.publishing.record import record

Status, Verb = Article.Status, Activity.Verb
# verb: (from which statuses, to which status)
ROADS = {
    Verb.SUBMIT: ({Status.DRAFT}, Status.REVIEW),
    Verb.RETURN: ({Status.REVIEW, Status.READY}, Status.DRAFT),
    Verb.APPROVE: ({Status.DRAFT, Status.REVIEW}, Status.READY),
    Verb.SPIKE: ({Status.DRAFT, Status.REVIEW, Status.READY}, Status.SPIKED),
    Verb.REVIVE: ({Status.SPIKED}, Status.DRAFT),
}


def submit(article: Article, *, by) -> None:
    """Send a draft for review. Raises checks.Blocked from any other status."""
    _move(article, Verb.SUBMIT, by=by)


def send_back(article: Article, *, by, reason: str = "") -> None:
    """Return a story to its writer, and say why in the log. Raises checks.Blocked."""
    _move(article, Verb.RETURN, by=by, reason=reason)


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
def _move(article: Article, verb: Activity.Verb, *, by, reason: str = "") -> None:
    origins, goal = ROADS[verb]
    moved = Article.objects.filter(pk=article.pk, status__in=origins).update(status=goal)
    if not moved:
        raise Blocked([Problem(ERROR, "status", _("The story has moved on meanwhile. Open it again and look."))])
    article.status = goal
    record(article, verb, by=by, reason=reason)
