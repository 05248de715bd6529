"""The writing room: Django's admin of a story, with the newsroom's verbs for buttons."""

from functools import partial

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from articles.desk.drafting import drafts, presence
from articles.desk.fields.clocks import clocks
from articles.desk.fields.numbers import number
from articles.desk.fields.search_boxes import SearchBoxes
from articles.desk.late import conflict
from articles.desk.lending import sharing
from articles.desk.lists.finding import by_what_they_are_called, by_words
from articles.desk.lists.record import log_of
from articles.desk.lists.story_list import StoryList, with_all_that_a_row_prints
from articles.desk.past import history
from articles.desk.rights import access, policy
from articles.desk.rights.private import private
from articles.desk.rows import strip_views
from articles.desk.rows.links import LinkInline, title
from articles.desk.rows.strip import PhotoInline
from articles.desk.story import buttons, confirm, notes, source
from articles.desk.story.deleting import Deleting
from articles.desk.story.preview import preview
from articles.desk.story.room import room
from articles.desk.story.story_form import FIELDS, FILING, NAMES, NEWS, TIME, WORDS, ArticleForm, takes_news
from articles.desk.story.translating import begun_from
from articles.models.activity import Activity
from articles.models.article import Article
from articles.models.revision import Revision
from articles.publishing.atlas import keep_still
from articles.publishing.record import record
from articles.publishing.revisions import Stale, advance, hold, keep, keep_beginning

# What a save writes: where the story stands and whose turn it is are the verbs' business.
WORDS_OF_A_SAVE = (name for name in FIELDS if name != "topics")
FIELDS_OF_A_SAVE = (*WORDS_OF_A_SAVE, "changed_by", "changed_at", "version")
ROOMS = (drafts, presence, conflict, history, notes, sharing, source)  # each with addresses of its own
LINKING = "autocomplete"  # the name of the address that search boxes ask for what to link to


@admin.register(Article)
class ArticleAdmin(drafts.Drafts, Deleting, StoryList, SearchBoxes, admin.ModelAdmin):
    """Stories, each as far as its reader at the desk may go."""

    form = ArticleForm
    inlines = (PhotoInline, LinkInline)
    autocomplete_fields = ("region", "topics", "translation_of")
    save_on_top = False
    change_form_template = "admin/articles/article/change_form.html"
    fieldsets = (
        (_("text"), {"fields": WORDS, "classes": ("write",)}),
        (_("At the next update"), {"fields": NEWS, "classes": ("rail",)}),
        (_("Filing"), {"fields": FILING, "classes": ("rail",)}),
        (_("Byline"), {"fields": ("bylines", "dateline"), "classes": ("rail",)}),
        (_("Time"), {"fields": TIME, "classes": ("rail",)}),
        (_("Edition"), {"fields": NAMES, "classes": ("rail",)}),
    )

    # --- Whose story is whose ---
    def get_queryset(self, request):
        name = request.resolver_match.url_name if request.resolver_match else ""
        if name == LINKING:
            return access.linkable(super().get_queryset(request), request.user)
        stories = access.visible(super().get_queryset(request), request.user)
        return with_all_that_a_row_prints(stories) if name == "articles_article_changelist" else stories

    def has_view_permission(self, request, obj=None):
        return policy.may(request.user, "open", obj)

    def has_add_permission(self, request):
        return policy.may(request.user, "begin")

    def has_change_permission(self, request, obj=None):
        return policy.may(request.user, "illustrate", obj)

    def has_delete_permission(self, request, obj=None):
        return policy.may(request.user, "delete", obj)

    def get_fieldsets(self, request, obj=None):
        return [part for part in self.fieldsets if part[1]["fields"] != NEWS or takes_news(obj)]

    def get_readonly_fields(self, request, obj=None):
        reads_only = obj and not access.may_write(request.user, obj)
        return flatten_fieldsets(self.get_fieldsets(request, obj)) if reads_only else ()

    # --- The form ---
    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "translation_of":
            field.queryset = access.linkable(Article.objects.all(), request.user)
            field.label_from_instance = title
        return field

    def get_changeform_initial_data(self, request):
        given = super().get_changeform_initial_data(request)
        return begun_from(request, {name: text for name, text in given.items() if name not in TIME})

    def get_search_results(self, request, queryset, search_term):
        """In a search box, whoever may not open every story finds colleagues' ones by what readers call them alone."""
        linking = request.resolver_match and request.resolver_match.url_name == LINKING
        if linking and not request.user.has_perm(access.ALL_STORIES):
            stories = by_what_they_are_called(queryset, search_term, request.user)
        else:
            stories = by_words(queryset, search_term)
        without = number(request.GET.get("without"))
        return stories.exclude(pk=without) if without else stories, False

    def label(self, article) -> str:
        return title(article)

    @admin.display(description=_("writers"))
    def bylines(self, article):
        return "، ".join(str(row.person) for row in article.byline_rows.select_related("person")) or "—"

    # --- Saving, and what the buttons do afterwards ---
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST":
            buttons.refuse_strangers(request)
            if answer := conflict.turned_away(self, request, object_id):
                return answer
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Stale as stale:  # somebody was quicker by less than this request took
            return conflict.late(self, request, stale)

    def _create_formsets(self, request, obj, change):
        formsets, inlines = super()._create_formsets(request, obj, change)
        request.rows_of_the_story = formsets  # save_model asks whether any of them has changed
        return formsets, inlines

    def save_model(self, request, obj, form, change):
        keep_still()  # before the first row of the story: it may be published in the end
        request.story_has_changed = not change or form.has_changed() or any(map(_changed, request.rows_of_the_story))
        if not request.story_has_changed:
            hold(obj, seen=form.cleaned_data["seen_version"] or 0)
            return
        obj.changed_by = request.user
        if not change:
            obj.created_by = request.user
            obj.save()
            return
        before = Article.objects.get(pk=obj.pk)
        keep_beginning(before, by=request.user)
        advance(obj, seen=form.cleaned_data["seen_version"] or 0)
        # Taking note of what the original says now is no save of this story; only another original begins anew.
        begun_anew = ["source_version"] if "translation_of" in form.changed_data else []
        obj.save(update_fields=[*FIELDS_OF_A_SAVE, *begun_anew])

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if "bylines" in form.cleaned_data:
            form.fields["bylines"].save(form.cleaned_data["bylines"], article=form.instance)
        if request.story_has_changed:
            keep(form.instance, Revision.Kind.SAVE, by=request.user)
        drafts.forget(request, form.instance)

    def log_addition(self, request, obj, message):
        record(obj, Activity.Verb.BEGIN, by=request.user)

    def response_add(self, request, obj, post_url_continue=None):
        return self._answer(request, obj)

    def response_change(self, request, obj):
        return self._answer(request, obj)

    def _answer(self, request, obj):
        buttons.press(request, obj)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[obj.pk]))

    # --- Pages ---
    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context |= room(request, obj, context)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def history_view(self, request, object_id, extra_context=None):
        article = self.get_object(request, object_id)
        log = log_of(article) if article else ()
        return super().history_view(request, object_id, {"log": log, **(extra_context or {})})

    def get_urls(self):
        site = self.admin_site
        closed = partial(private, site)
        asks = [
            path(
                f"<int:number>/{verb}/",
                site.admin_view(partial(confirm.ask, self, verb=verb)),
                name=f"articles_article_{verb}",
            )
            for verb in confirm.QUESTIONS
        ]
        rooms = [address for room in ROOMS for address in room.addresses(self, site)]
        return [
            path("add/preview/", closed(partial(preview, self)), name="articles_article_add_preview"),
            path("<int:number>/preview/", closed(partial(preview, self)), name="articles_article_preview"),
            path("clocks/", closed(clocks), name="articles_article_clocks"),
            path("photos/library/", closed(partial(strip_views.library, self)), name="articles_article_library"),
            path("photos/rows/", closed(partial(strip_views.rows, self)), name="articles_article_rows"),
            *asks,
            *rooms,
            *super().get_urls(),
        ]


def _changed(formset) -> bool:
    return formset.has_changed()
