"""The light table: what each picture still lacks, and where it stands."""

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.rights.access import visible
from articles.desk.story.state import know_copies, state
from articles.models.article import Article, ArticlePhoto
from articles.models.photo import Photo, PhotoCredit

NO_AGENCY = ~Exists(PhotoCredit.objects.filter(photo=OuterRef("pk")))
LACKING = {
    "credit": Q(photographer="") & NO_AGENCY,
    "caption": Q(caption=""),
    "alt": Q(alt=""),
}
LACKING["anything"] = LACKING["credit"] | LACKING["caption"] | LACKING["alt"]


class WhatItLacks(admin.SimpleListFilter):
    """Photos by what they lack."""

    title = gettext_lazy("what it lacks")
    parameter_name = "lacks"

    def lookups(self, request, model_admin):
        return [
            ("anything", _("anything")),
            ("credit", _("no credit")),
            ("caption", _("no caption")),
            ("alt", _("no alternative text")),
        ]

    def queryset(self, request, queryset):
        return queryset.filter(LACKING[self.value()]) if self.value() in LACKING else queryset


class FromAgency(admin.RelatedOnlyFieldListFilter):
    """Photos by an agency in their credit."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = gettext_lazy("agency")


def lacks(photo: Photo) -> list[dict]:
    """Return a chip for everything the photo lacks: {"key", "label"}; a missing credit or caption blocks a story."""
    found = []
    if not photo.has_credit:
        found.append({"key": "problem", "label": _("no credit")})
    if not photo.caption.strip():
        found.append({"key": "problem", "label": _("no caption")})
    if not photo.alt.strip():
        found.append({"key": "review", "label": _("no alternative text")})
    return found


def with_use(photo: Photo, user) -> list[dict]:
    """Return the stories that the photo stands in, as far as the user may open them: {"story", "state"}."""
    rows = ArticlePhoto.objects.filter(photo=photo).values("article")
    stories = list(visible(Article.objects.filter(pk__in=rows), user).defer("body")[:50])
    know_copies(stories)
    return [{"story": story, "state": state(story)} for story in stories]
