"""What has happened, to be read and never changed: the newsroom's log, and its corrections."""

from django.contrib import admin
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models.activity import Activity
from articles.models.correction import Correction


class Record(admin.ModelAdmin):
    """A list to be read."""

    actions = None
    list_display_links = None
    show_full_result_count = False
    list_per_page = 50

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def story_link(number: int | None, words: str):
    """Return the words as a link to the story at the desk, or alone if there is no story."""
    if number is None:
        return words
    return format_html('<a href="{}" dir="auto">{}</a>', reverse("admin:articles_article_change", args=[number]), words)


@admin.register(Activity)
class ActivityAdmin(Record):
    """Who did what, when, and why."""

    list_display = ("at", "by", "verb", "story", "reason")
    list_filter = ("verb", "by")
    list_select_related = ("by",)
    search_fields = ("headline", "reason")
    date_hierarchy = None

    @admin.display(description=_("story"))
    def story(self, line):
        return story_link(line.article_number, line.headline or f"#{line.article_number}")


@admin.register(Correction)
class CorrectionAdmin(Record):
    """What the newsroom has put right."""

    list_display = ("at", "kind", "text", "story", "by")
    list_filter = ("kind",)
    list_select_related = ("article", "by")
    search_fields = ("text", "article__headline")

    @admin.display(description=_("story"))
    def story(self, correction):
        return story_link(correction.article_id, str(correction.article))


def log_of(article) -> QuerySet:
    """Return what has happened to a story, the latest first."""
    return Activity.objects.filter(article_number=article.pk).select_related("by")
