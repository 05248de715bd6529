"""What has happened, to be read and never changed: the newsroom's log, and its corrections."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from articles.desk.lists import log
from articles.desk.lists.paging import LongList
from articles.desk.rights.private import private
from articles.models.activity import Activity
from articles.models.correction import Correction
from articles.text.spreadsheet import written

OF_A_STORY = 200  # lines


class Record(LongList, admin.ModelAdmin):
    """A list to be read."""

    actions = None
    list_display_links = None
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
    return format_html('<a href="{}"><bdi>{}</bdi></a>', reverse("admin:articles_article_change", args=[number]), words)


@admin.register(Activity)
class ActivityAdmin(Record):
    """Who did what, when, and why: to be narrowed, and to be taken away as a file."""

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = log.LogForm(request.GET)
        here = log.page(form.lines(), before=request.GET.get("before", ""), after=request.GET.get("after", ""))
        log.know_links(here.lines)
        asked = request.GET.copy()
        for name in ("before", "after"):
            asked.pop(name, None)
        context = {
            **self.admin_site.each_context(request),
            "title": self.opts.verbose_name_plural,
            "opts": self.opts,
            "form": form,
            "page": here,
            "asked": asked.urlencode(),
            "narrowed": any(asked.values()),
            "most": f"{log.MOST:,}",
        }
        return TemplateResponse(request, "admin/articles/activity/change_list.html", context)

    def get_urls(self):
        sending = private(self.admin_site, self.export)
        return [path("export/", sending, name="articles_activity_export"), *super().get_urls()]

    def export(self, request):
        """Send exactly the lines that the list is narrowed to as CSV, without ever having all of them in memory."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method != "GET":
            return HttpResponseNotAllowed(["GET"])
        form = log.LogForm(request.GET)
        if not form.is_valid():
            return HttpResponseRedirect(f"{reverse('admin:articles_activity_changelist')}?{request.GET.urlencode()}")
        file = written(log.rows_of(form.lines()))
        name = f"log-{localtime():%Y-%m-%d-%H%M}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
        return StreamingHttpResponse(file, content_type="text/csv; charset=utf-8", headers=headers)


@admin.register(Correction)
class CorrectionAdmin(Record):
    """What the newsroom has put right."""

    list_display = ("at", "kind", "words", "story", "who")
    list_filter = ("kind",)
    list_select_related = ("article", "by")
    search_fields = ("text", "article__headline")

    @admin.display(description=_("text"))
    def words(self, correction):
        return format_html("<bdi>{}</bdi>", correction.text)

    @admin.display(description=_("story"))
    def story(self, correction):
        return story_link(correction.article_id, correction.article.headline or str(correction.article))

    @admin.display(description=_("who"))
    def who(self, correction):
        return correction.by.get_short_name() or correction.by.get_username()


def log_of(article) -> list[Activity]:
    """Return what has happened to a story, the latest first, as far back as anybody reads; the log has the rest."""
    lines = Activity.objects.filter(article_number=article.pk).select_related("by").order_by("-at", "-id")
    return log.know_links(list(lines[:OF_A_STORY]))
