"""The front page's problems, each kind with its count and its first stories."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.fields.when import ago
from articles.desk.front import problems
from articles.desk.front.home_queues import counted
from articles.desk.front.queues import QUEUES, Desk
from articles.desk.rights import access
from articles.models.article import Article, ArticlePhoto
from articles.models.draft import Draft

A_KIND = 4  # rows
MOST_DRAFTS = 20
TITLES = {
    "overdue": gettext_lazy("Embargo over, not published"),
    "blocked": gettext_lazy("Cannot go out as they are"),
    "behind": gettext_lazy("Scheduled in older words"),
    "wordless": gettext_lazy("Photos without credit or words"),
    "outworded": gettext_lazy("Photo words older than the library's"),
    "unanswered": gettext_lazy("Returned, no answer for a day"),
}


@dataclass
class Kind:
    """One kind of problem: what it is called, how many there are, where all of them are, the first as rows."""

    key: str
    title: str
    count: int
    rows: list[dict]  # {"headline", "address", "text", "chips"}
    asked: str = ""  # what the list is asked for; empty where the rows are all there are


def kinds(desk: Desk) -> list[Kind]:
    """Return the kinds that there are now, the most urgent first."""
    told = ("wordless", "outworded") if access.only_illustrates(desk.user) else TITLES
    found = [_drafts(desk), *(_kind(key, desk) for key in told)]
    return [kind for kind in found if kind.count]


def _drafts(desk: Desk) -> Kind:
    drafts = problems.left_behind(desk.user, desk.stories, desk.now).select_related("article")
    rows = [_draft(draft, desk.now) for draft in drafts.defer("form", "article__body")[:MOST_DRAFTS]]
    return Kind("left", _("Drafts that were not saved"), len(rows), rows)


def _draft(draft: Draft, now) -> dict:
    if draft.article_id:
        address = reverse("admin:articles_article_change", args=[draft.article_id])
    else:
        address = f"{reverse('admin:articles_article_add')}?{urlencode({'draft': draft.new})}"
    headline = draft.headline or (str(draft.article) if draft.article_id else _("New story"))
    text = _("typed %(ago)s, not saved") % {"ago": ago(draft.saved_at, now)}
    return {"headline": headline, "address": address, "text": text}


def _kind(key: str, desk: Desk) -> Kind:
    asked = f"queue={key}"
    if key == "blocked":
        pairs = problems.blocked(desk.upcoming, desk.now)
        return Kind(key, TITLES[key], len(pairs), [_row(story, why.text) for story, why in pairs[:A_KIND]], asked)
    belonging = QUEUES[key].of(desk)
    found = list(belonging.defer("body").order_by("-changed_at", "-pk")[: A_KIND + 1])
    count = counted(belonging) if len(found) > A_KIND else len(found)
    return Kind(key, TITLES[key], count, TELL[key](found[:A_KIND], desk.now), asked)


def _row(story: Article, text: str, at: str = "", chips=()) -> dict:
    address = reverse("admin:articles_article_change", args=[story.pk]) + at
    return {"headline": story.headline or str(story), "address": address, "text": text, "chips": chips}


def _overdue(stories: list[Article], now) -> list[dict]:
    return [
        _row(story, _("embargo over %(ago)s") % {"ago": ago(story.publish_at, now)}, "#id_publish_at_0")
        for story in stories
    ]


def _behind(stories: list[Article], now) -> list[dict]:
    return [
        _row(story, _("changed %(ago)s, after it was scheduled") % {"ago": ago(story.changed_at, now)})
        for story in stories
    ]


def _unanswered(stories: list[Article], now) -> list[dict]:
    return [_row(story, _("last changed %(ago)s") % {"ago": ago(story.changed_at, now)}) for story in stories]


def _wordless(stories: list[Article], now) -> list[dict]:
    chips: dict[int, dict] = {story.pk: {} for story in stories}
    rows = problems.lacking().filter(article__in=chips).select_related("photo")
    for row in rows.prefetch_related("photo__credit_rows"):
        chips[row.article_id] |= dict(_lacks(row))
    return [
        _row(story, "", "#photo_rows-group", [{"key": key, "label": label} for label, key in chips[story.pk].items()])
        for story in stories
    ]


def _outworded(stories: list[Article], now) -> list[dict]:
    return [_row(story, _("Look whether its own words still hold"), "#photo_rows-group") for story in stories]


def _lacks(row: ArticlePhoto) -> list[tuple[str, str]]:
    """Return (word, colour) for all that a photo in its story lacks."""
    found = []
    if not row.photo.has_credit:
        found.append((_("no credit"), "problem"))
    if not (row.caption or row.photo.caption).strip():
        found.append((_("no caption"), "problem"))
    if not (row.alt or row.photo.alt).strip():
        found.append((_("no alternative text"), "review"))
    return found


TELL: dict[str, Callable[[list[Article], datetime], list[dict]]] = {
    "overdue": _overdue,
    "behind": _behind,
    "wordless": _wordless,
    "outworded": _outworded,
    "unanswered": _unanswered,
}
