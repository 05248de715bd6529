"""The front page's panels: stories that wait for the same thing, how many, and the first of them as rows to print."""

from datetime import datetime

from django.db.models import QuerySet, prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.desk.front.queues import QUEUES, Desk
from articles.desk.library.pictures import thumbnail
from articles.desk.lists.story_list import SHOTS, complete, in_state, lead
from articles.desk.story.notes import open_count
from articles.desk.story.state import state
from articles.models.article import Article

A_PANEL = 8  # stories
MOST = 99  # more than these nobody counts
OPEN, GO_ON = _("Open"), _("Go on")
# What each panel is called, what the button beside its stories says, and what stands there when it is empty.
WORDS = {
    "waiting": (_("Waiting for you"), OPEN, _("Nothing waits for you now.")),
    "review": (pgettext_lazy("state", "in review"), OPEN, ""),
    "ready": (_("Ready to publish"), _("Publish…"), _("No story is ready. What you approve appears here.")),
    "ahead": (_("Changed since publication"), _("Update…"), _("Readers see what the desk has.")),
    "elsewhere": (_("In review with others"), OPEN, ""),
    "mine": (_("My stories"), GO_ON, ""),
    "drafts": (_("My drafts"), GO_ON, _("You have no drafts. Begin a new story.")),
    "sent": (_("With the editors"), OPEN, _("You have nothing in review.")),
    "published": (_("My published stories"), OPEN, _("None of your stories is published yet.")),
    "bare": (_("Stories without photos"), _("Illustrate"), _("Every story has a photo.")),
}
MIXED = ("waiting", "mine", "sent")  # panels whose stories stand in different places
WAITING_ACTS = {Article.Status.REVIEW: _("Review"), Article.Status.CHANGES: GO_ON, Article.Status.DRAFT: GO_ON}


def belonging(key: str, desk: Desk) -> tuple[QuerySet, str]:
    """Return the stories of a queue or in a state, and what the list is asked for to show the same."""
    if key in QUEUES:
        return QUEUES[key].of(desk), f"queue={key}"
    return in_state(desk.stories, key, desk.now), f"state={key}"


def counted(rows: QuerySet) -> int:
    """Return how many there are; MOST + 1 stands for any number above MOST, so that no count reads a whole table."""
    return rows.order_by()[: MOST + 1].count()


class Panel:
    """`stories` of one queue; `rows` are the first of them, `asked` what the list shows all of them for."""

    def __init__(self, key: str, desk: Desk):
        self.key, (self.title, self.act, self.empty) = key, WORDS[key]
        self.stories, self.asked = belonging(key, desk)
        printed = self.stories.select_related("region", "created_by").defer("body")
        found = list(printed.order_by("-changed_at", "-pk")[: A_PANEL + 1])
        self.found = found[:A_PANEL]
        self.count = counted(self.stories) if len(found) > A_PANEL else len(found)
        self.mixed = key in MIXED

    @property
    def number(self) -> tuple:
        return self.key, self.title, self.count, self.asked

    def act_on(self, story: Article) -> str:
        return WAITING_ACTS.get(story.status, self.act) if self.key == "waiting" else self.act


def fill(panels: list[Panel], now: datetime) -> list[Panel]:
    """Give the panels their rows, in as many queries for all of them as for one."""
    stories = [story for panel in panels for story in panel.found]
    if stories:
        prefetch_related_objects(stories, SHOTS)
        complete(stories)
    notes = open_count(stories)
    for panel in panels:
        panel.rows = [
            {
                "story": story,
                "picture": thumbnail(lead(story)),
                "state": state(story, now),
                "notes": notes.get(story.pk, 0),
                "act": panel.act_on(story),
            }
            for story in panel.found
        ]
    return panels
