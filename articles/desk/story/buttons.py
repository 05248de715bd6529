"""The buttons of the writing room: which ones this user has for this story, and what pressing one does."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.desk.fields.numbers import number
from articles.desk.rights import policy
from articles.desk.story.state import is_ahead, moment, published_copy, stage
from articles.desk.story.story_form import PUBLISH
from articles.models.article import Article
from articles.publishing import approval, status
from articles.publishing.checks import Blocked
from articles.publishing.publish import publish

Status = Article.Status
TO = "_send_to"  # the field that says to whom a story is sent for review


@dataclass(frozen=True)
class Button:
    """A submit button of the form (`name`), or a link to a page that asks first (`address`)."""

    label: str
    name: str = ""
    address: str = ""
    kind: str = "plain"


def refuse_strangers(request) -> None:
    """Raise PermissionDenied if a button was pressed that this user does not have, before anything is saved."""
    for name, act in policy.BUTTONS.items():
        if name in request.POST and not policy.may(request.user, act):
            raise PermissionDenied


def main_button(user, article: Article) -> Button | None:
    """Return the one filled button of the page, or None where saving is all there is to do."""
    if policy.may(user, "publish", article):
        return Button(publish_label(article), PUBLISH, kind="main")
    if policy.may(user, "revive", article):
        return Button(_("Take up again"), "_revive", kind="main")
    if policy.may(user, "submit", article):
        return Button(_("Send for review"), "_submit", kind="main")
    return None


def why_not(user, article: Article) -> str:
    """Return why somebody who publishes has no such button for this story; "" if they have it, or never would."""
    waits = article.status != Status.SPIKED and policy.may(user, "publish")
    return approval.why() if waits and approval.wants_another(article, by=user) else ""


def readers_of(user, article: Article) -> list:
    """Return the people to whom the user could send this story for review by name."""
    if not policy.may(user, "submit", article):
        return []
    return [person for person in policy.who_may("review", article) if person.pk != user.pk]


def publish_label(article: Article) -> str:
    """Return what pressing «publish» would do now."""
    copy = published_copy(article)
    if copy and copy.is_public:
        return _("Update the published")
    if article.publish_at and article.publish_at > timezone.now():
        return schedule_label(article)
    return _("Publish")


def schedule_label(article: Article) -> str:
    """Return what «publish» would do with a moment that is still ahead; a story may be waiting for one already."""
    return _("Update the scheduled") if stage(article) == "scheduled" else _("Schedule")


def more_buttons(user, article: Article) -> list[Button]:
    """Return the other ways that the story can go from here."""
    here = {act for act in policy.VERBS if policy.may(user, act, article)}
    found = []
    if {"submit", "publish"} <= here:
        found.append(Button(_("Send for review"), "_submit"))
    if "approve" in here:
        found.append(Button(_("Mark ready"), "_approve"))
    asks = (
        ("return", _("Return to the writer…"), "plain"),
        ("assign", _("Pass on to…"), "plain"),
        ("spike", _("Spike…"), "plain"),
        ("correct", _("Correct…"), "plain"),
        ("withdraw", _("Withdraw…"), "danger"),
    )
    return found + [asking(label, act, article, kind) for act, label, kind in asks if article.pk and act in here]


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
    if "_submit" in request.POST:
        return _submitted(request, article)
    for name, verb, text in (
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


def _submitted(request, article: Article) -> str:
    """Send for review: to whom the form names, if that is somebody who could review the story."""
    named = number(request.POST.get(TO))
    to = next((person for person in readers_of(request.user, article) if person.pk == named), None)
    status.submit(article, by=request.user, to=to)
    return _("Sent to %(name)s for review.") % {"name": status.called(to)} if to else _("Sent for review.")


def _published(story):
    now = timezone.now()
    if story.published_at > now:
        return _("Scheduled for %(moment)s. You can go on editing.") % {"moment": moment(story.published_at, now)}
    text = _("The published story is up to date.") if story.updated_at else _("Published. Readers can see it now.")
    return format_html('{} <a href="{}" target="_blank">{}</a>', text, story.address(), _("Open it on the paper"))
