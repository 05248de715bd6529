"""The list of stories: picture, headline, where each stands, and who touched it last."""

from django.contrib import admin
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from articles.desk.fields.when import ago
from articles.desk.front.problems import MOST
from articles.desk.front.queues import InQueue
from articles.desk.library.pictures import thumbnail
from articles.desk.lists.paging import LongList, NearChanges
from articles.desk.rights.access import visible
from articles.desk.story.notes import know_notes
from articles.desk.story.state import know_copies, know_reasons, state
from articles.models.article import Article, ArticlePhoto
from articles.models.published import PublishedArticle

SHOTS = Prefetch("photo_rows", ArticlePhoto.objects.select_related("photo"), to_attr="shots")


def with_all_that_a_row_prints(stories):
    return stories.select_related("region", "created_by", "changed_by").defer("body").prefetch_related(SHOTS)


def complete(stories: list[Article]) -> list[Article]:
    """Look up, in two queries for all of them, what readers see and why drafts were returned."""
    know_copies(stories)
    know_reasons(stories)
    return stories


def lead(story: Article):
    """Return the first photo of a story, of those that the list brought along."""
    return story.shots[0].photo if story.shots else None


def chip(story: Article):
    """Return where the story stands as a coloured word, with its note."""
    here = state(story)
    note = format_html('<span class="sub" dir="auto">{}</span>', here.note) if here.note else ""
    return format_html('<span class="chip chip--{}">{}</span>{}{}', here.key, here.label, open_notes(story), note)


def open_notes(story: Article):
    """Return how many notes are open on the story, if the list has looked that up and there are any."""
    many = getattr(story, "open_notes", 0)
    words = ngettext("%(n)s open note", "%(n)s open notes", many) % {"n": many}
    return format_html('<span class="open-notes">{}</span>', words) if many else ""


class StoryChanges(NearChanges):
    """One page of the list, with what readers see of each story."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = complete(list(self.result_list))
        know_notes(self.result_list)


class WhereItStands(admin.SimpleListFilter):
    """Where a story stands, at the desk and for readers."""

    title = _("status")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            *Article.Status.choices,
            ("scheduled", pgettext_lazy("state", "scheduled")),
            ("published", pgettext_lazy("state", "published")),
            ("ahead", pgettext_lazy("state", "changed since publication")),
            ("withdrawn", pgettext_lazy("state", "withdrawn")),
        ]

    def queryset(self, request, queryset):
        return in_state(queryset, self.value()) if self.value() else queryset


def in_state(stories, key: str, now=None):
    """Narrow stories to those that stand there; a key that is no state narrows nothing."""
    now = now or timezone.now()
    copies, here = PublishedArticle.objects.all(), PublishedArticle.objects.filter(pk=OuterRef("pk"))
    conditions = {
        "scheduled": Q(pk__in=copies.filter(withdrawn_at__isnull=True, published_at__gt=now).values("pk")),
        "published": Q(Exists(here.public(now))),
        "withdrawn": Q(pk__in=copies.filter(withdrawn_at__isnull=False).values("pk")),
    }
    if key == "ahead":
        return stories.filter(Exists(here.public(now)), pk__in=_changed_since(stories))
    if key in conditions:
        return stories.filter(conditions[key])
    return stories.filter(copied_at__isnull=True, status=key) if key in Article.Status.values else stories


def _changed_since(stories) -> list[int]:
    """The stories that are newer than their copies, as numbers: PostgreSQL takes them for a third of the table."""
    newer = stories.filter(changed_at__gt=F("copied_at")).order_by("-changed_at", "-pk")
    return list(newer.values_list("pk", flat=True)[:MOST])


class UsedRegions(admin.RelatedFieldListFilter):
    """The regions of stories that the user may open, each looked up by itself: cheaper than asking all the stories."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.empty_value_display = _("no region")

    def field_choices(self, field, request, model_admin):
        used = Exists(visible(Article.objects.filter(region=OuterRef("pk")), request.user))
        return field.get_choices(include_blank=False, limit_choices_to=Q(used), ordering=("path",))


class StoryList(LongList):
    """The list's side of ArticleAdmin."""

    list_display = ("picture", "story", "stands", "place", "who")
    list_display_links = ("story",)
    list_filter = (InQueue, WhereItStands, "edition", ("region", UsedRegions), "genre")
    list_per_page = 25
    search_fields = ("headline",)  # that there is a search; ArticleAdmin.get_search_results is how
    ordering = ("-changed_at", "-id")
    sortable_by = ("who",)  # by anything else, a hundred thousand rows would be sorted for one page
    actions = None

    def get_changelist(self, request, **kwargs):
        return StoryChanges

    @admin.display(description=_("photo"))
    def picture(self, story):
        return thumbnail(lead(story))

    @admin.display(description=_("story"), ordering="headline")
    def story(self, story):
        kicker = format_html('<span class="kick"><bdi>{}</bdi></span>', story.kicker) if story.kicker else ""
        return format_html(
            '<span class="story-words">{}<span class="story-head"><bdi>{}</bdi></span></span>',
            kicker,
            story.headline or str(story),
        )

    @admin.display(description=_("status"), ordering="status")
    def stands(self, story):
        return chip(story)

    @admin.display(description=_("region"), ordering="region__path")
    def place(self, story):
        return story.region.name if story.region else "—"

    @admin.display(description=_("changed"), ordering="changed_at")
    def who(self, story):
        name = story.changed_by.get_short_name() or story.changed_by.get_username() if story.changed_by else "—"
        return format_html('<bdi class="who">{}</bdi> <span class="sub">{}</span>', name, ago(story.changed_at))
