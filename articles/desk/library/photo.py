"""The library: pictures get their words and their credit here, and are found again."""

from functools import partial

from django.contrib import admin, messages
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.intake import addresses as intake
from articles.desk.library import rights_fields
from articles.desk.library.cut_view import cut
from articles.desk.library.found import find
from articles.desk.library.leaving import refused
from articles.desk.library.original import original
from articles.desk.library.photo_form import FOCUS, SOURCE, WORDS, ChangePhotoForm, NewPhotoForm
from articles.desk.library.photo_page import shown
from articles.desk.library.readings import choose
from articles.desk.library.replacing import replacing
from articles.desk.library.rights_fields import RightsShown
from articles.desk.library.saved import tell_stories
from articles.desk.library.table import library as light_table
from articles.desk.library.where_used import where_used
from articles.desk.lists.paging import LongList
from articles.desk.rights import policy
from articles.desk.rights.access import Asking, mendable
from articles.desk.rights.private import private
from articles.desk.sheet.addresses import addresses as addresses_of_the_sheet
from articles.models.photo import Photo
from articles.publishing import library


@admin.register(Photo)
class PhotoAdmin(RightsShown, Asking, LongList, admin.ModelAdmin):
    """The library."""

    search_fields = ("caption",)  # that there is a search; `get_search_results` is how
    actions = None
    change_form_template = "admin/articles/photo/change_form.html"
    change_list_template = "admin/articles/photo/change_list.html"

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **{"form": ChangePhotoForm if obj else NewPhotoForm, **kwargs})
        form.may_widen = policy.may(request.user, policy.WIDEN)
        return form

    def get_fieldsets(self, request, obj=None):
        first = (FOCUS,) if obj else ("original",)  # a point in a picture that nobody sees yet says nothing
        return (
            (gettext_lazy("picture"), {"fields": first, "classes": ("focus",)}),
            (gettext_lazy("words"), {"fields": WORDS, "classes": ("photo-words",)}),
            (gettext_lazy("credit"), {"fields": SOURCE, "classes": ("photo-credit",)}),
            *([rights_fields.fieldset(changes=self.has_change_permission(request, obj))] if obj else []),
        )

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("credit_rows__agency")

    def get_search_results(self, request, queryset, search_term):
        return find(queryset, search_term), False

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (
            obj is None or obj.pk in mendable(request.user, [obj.pk])
        )

    def label(self, photo) -> str:
        return str(photo)

    @admin.display(description=gettext_lazy("agencies, in order"))
    def agencies(self, photo):
        return " - ".join(row.agency.short_form for row in photo.credit_rows.all()) or self.get_empty_value_display()

    # --- Saving. Not one transaction: cutting takes a second, and SQLite would make the whole newsroom wait for it ---
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        return self._changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        form.prepare(obj)
        worded = obj.worded_at
        with library.logged(obj, by=request.user):
            obj.save(update_fields=form.written(obj))
            form.save_rows(obj, by=request.user)
        if getattr(form, "point_in_nothing", False):
            text = _("Somebody has replaced the picture meanwhile: the focal point was not moved. Look at it again.")
            messages.warning(request, text)
        if obj.worded_at != worded:
            tell_stories(request, obj)

    def delete_model(self, request, obj):
        library.remove(obj, by=request.user)

    # --- Pages ---
    def changelist_view(self, request, extra_context=None):
        return light_table(self, request, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            form = context["adminform"].form
            context |= {**shown(obj, request.user), "rights_open": rights_fields.wants_eyes(form, obj)}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def delete_view(self, request, object_id, extra_context=None):
        photo = self.get_object(request, object_id)
        if photo and self.has_delete_permission(request, photo):
            standing = where_used(photo, request.user)
            if standing.holds:
                return refused(self, request, photo, standing)
        return super().delete_view(request, object_id, extra_context)

    def get_urls(self):
        original_view = private(self.admin_site, partial(original, self))
        cut_view = private(self.admin_site, partial(cut, self))
        reading_view = private(self.admin_site, partial(choose, self))
        replace_view = private(self.admin_site, partial(replacing, self))
        return [
            path("<int:number>/original/", original_view, name="articles_photo_original"),
            path("<int:number>/cut/<str:name>", cut_view, name="articles_photo_cut"),
            path("<int:number>/replace/", replace_view, name="articles_photo_replace"),
            path("<int:number>/reading/", reading_view, name="articles_photo_reading"),
            *intake.addresses(self),
            *addresses_of_the_sheet(self),
            *super().get_urls(),
        ]
