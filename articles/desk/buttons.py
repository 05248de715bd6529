"""The buttons of the writing room: which ones this user has for this story, and what pressing one does."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.desk import access
from articles.desk.state import is_ahead, moment, published_copy
from articles.desk.story_form import PUBLISH
from articles.models.article import Article
from articles.publishing import status
from articles.publishing.checks import Blocked
from articles.publishing.publish import publish

Status = Article.Status
# The form's own submit buttons and the permission that each one takes.
NEEDS = {
    PUBLISH: "articles.publish_article",
    "_approve": "articles.review_article",
    "_revive": "articles.review_article",
    "_submit": "articles.change_article",
}
AT_THE_DESK = (Status.DRAFT, Status.REVIEW, Status.READY)


@dataclass(frozen=True)
class Button:
    """A submit button of the form (`name`), or a link to a page that asks first (`address`)."""

    label: str
    name: str = ""
    address: str = ""
    kind: str = "plain"


def refuse_strangers(request) -> None:
    """Raise PermissionDenied if a button was pressed that this user does not have, before anything is saved."""
    for name, permission in NEEDS.items():
        if name in request.POST and not request.user.has_perm(permission):
            raise PermissionDenied


def main_button(user, article: Article) -> Button | None:
    """Return the one filled button of the page, or None where saving is all there is to do."""
    if user.has_perm(NEEDS[PUBLISH]) and article.status != Status.SPIKED:
        return Button(publish_label(article), PUBLISH, kind="main")
    if article.status == Status.SPIKED and user.has_perm(NEEDS["_revive"]):
        return Button(_("Take up again"), "_revive", kind="main")
    if article.status == Status.DRAFT and access.may_write(user, article):
        return Button(_("Send for review"), "_submit", kind="main")
    return None


def publish_label(article: Article) -> str:
    """Return what pressing «publish» would do now."""
    copy = published_copy(article)
    if copy and copy.is_public:
        return _("Update the published")
    if article.publish_at and article.publish_at > timezone.now():
        return _("Schedule")
    return _("Publish")


def more_buttons(user, article: Article) -> list[Button]:
    """Return the other ways that the story can go from here."""
    copy = published_copy(article)
    out = bool(copy and not copy.is_withdrawn)
    found = []
    if article.status == Status.DRAFT and user.has_perm("articles.publish_article") and access.may_write(user, article):
        found.append(Button(_("Send for review"), "_submit"))
    if user.has_perm("articles.review_article") and not out:
        if article.status in (Status.DRAFT, Status.REVIEW):
            found.append(Button(_("Mark ready"), "_approve"))
        if article.pk and article.status in (Status.REVIEW, Status.READY):
            found.append(asking(_("Return to the writer…"), "return", article))
        if article.pk and article.status in AT_THE_DESK:
            found.append(asking(_("Spike…"), "spike", article))
    if copy and copy.is_public and user.has_perm("articles.correct_article"):
        found.append(asking(_("Correct…"), "correct", article))
    if out and user.has_perm("articles.withdraw_article"):
        found.append(asking(_("Withdraw…"), "withdraw", article, kind="danger"))
    return found


def asking(label: str, verb: str, article: Article, kind: str = "plain") -> Button:
    return Button(label, address=reverse(f"admin:articles_article_{verb}", args=[article.pk]), kind=kind)


def press(request, article: Article) -> None:
    """Do what the pressed button says to the saved story, and tell the user how it went."""
    try:
        text = _done(request, article)
    except Blocked as refusal:
        for problem in refusal.problems:
            messages.error(request, problem.text)
    else:
        messages.success(request, text)


def _done(request, article: Article):
    if PUBLISH in request.POST:
        return _published(publish(article, by=request.user, at=article.publish_at))
    for name, verb, text in (
        ("_submit", status.submit, _("Sent for review.")),
        ("_approve", status.approve, _("Marked ready for publication.")),
        ("_revive", status.revive, _("Taken up again, as a draft.")),
    ):
        if name in request.POST:
            verb(article, by=request.user)
            return text
    copy = published_copy(article)
    if copy and copy.is_public and is_ahead(article):
        return _("Saved at the desk. Readers still see what was published before.")
    return _("Saved.")


def _published(story):
    now = timezone.now()
    if story.published_at > now:
        return _("Scheduled for %(moment)s. You can go on editing.") % {"moment": moment(story.published_at, now)}
    text = _("The published story is up to date.") if story.updated_at else _("Published. Readers can see it now.")
    return format_html('{} <a href="{}" target="_blank">{}</a>', text, story.address(), _("Open it on the paper"))
