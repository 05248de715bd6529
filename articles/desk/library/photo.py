"""The photo desk: pictures come in here, get their words and their credit, and are found again."""

from functools import partial

from django.contrib import admin, messages
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.library.photo_form import FOCUS, SOURCE, WORDS, ChangePhotoForm, NewPhotoForm
from articles.desk.library.photo_list import FromAgency, WhatItLacks, lacks, with_use
from articles.desk.library.pictures import rendition
from articles.desk.lists.paging import LongList
from articles.desk.rights import policy
from articles.desk.rights.access import Asking, mendable, visible
from articles.desk.rights.private import private
from articles.models.article import Article, ArticlePhoto
from articles.models.person import Person
from articles.models.photo import Photo
from articles.models.published import PublishedPhoto
from articles.publishing import library


@admin.register(Photo)
class PhotoAdmin(Asking, LongList, admin.ModelAdmin):
    """The library."""

    list_filter = (WhatItLacks, "edition", ("credit_rows__agency", FromAgency))
    search_fields = ("caption", "alt", "photographer", "place")
    list_per_page = 24
    actions = None
    change_form_template = "admin/articles/photo/change_form.html"
    change_list_template = "admin/articles/photo/change_list.html"

    def get_form(self, request, obj=None, change=False, **kwargs):
        return super().get_form(request, obj, change, **{"form": ChangePhotoForm if obj else NewPhotoForm, **kwargs})

    def get_fieldsets(self, request, obj=None):
        first = (FOCUS,) if obj else ("original",)  # a point in a picture that nobody sees yet says nothing
        return (
            (gettext_lazy("picture"), {"fields": first, "classes": ("focus",)}),
            (gettext_lazy("words"), {"fields": WORDS}),
            (gettext_lazy("credit"), {"fields": SOURCE}),
        )

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("credit_rows__agency")

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (
            obj is None or obj.pk in mendable(request.user, [obj.pk])
        )

    def label(self, photo) -> str:
        return str(photo)

    @admin.display(description=gettext_lazy("agencies, in order"))
    def agencies(self, photo):
        return " - ".join(row.agency.short_form for row in photo.credit_rows.all()) or None

    # --- Saving. Not one transaction: cutting takes a second, and SQLite would make the whole newsroom wait for it ---
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        return self._changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        form.prepare(obj)
        with library.logged(obj, by=request.user):
            obj.save()
            form.fields["agencies"].save(form.cleaned_data["agencies"], photo=obj)

    def delete_model(self, request, obj):
        library.remove(obj, by=request.user)

    # --- Pages ---
    def changelist_view(self, request, extra_context=None):
        response = super().changelist_view(request, extra_context)
        changes = getattr(response, "context_data", {}).get("cl")
        if changes:
            changes.tiles = [
                {"photo": photo, "lacks": lacks(photo), **rendition(photo)} for photo in changes.result_list
            ]
        return response

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            context |= {
                "shown": rendition(obj, "whole", width=960),
                "lacks": lacks(obj),
                "uses": with_use(obj, request.user),
                "original_address": reverse("admin:articles_photo_original", args=[obj.pk]),
                "credit": obj.credit_in(obj.edition),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def delete_view(self, request, object_id, extra_context=None):
        photo = self.get_object(request, object_id)
        if photo and self.has_delete_permission(request, photo) and (where := standing(photo, request.user)):
            messages.error(request, where)
            return HttpResponseRedirect(reverse("admin:articles_photo_change", args=[photo.pk]))
        return super().delete_view(request, object_id, extra_context)

    def get_urls(self):
        original_view = private(self.admin_site, partial(original, self))
        return [path("<int:number>/original/", original_view, name="articles_photo_original"), *super().get_urls()]


def standing(photo: Photo, user) -> str:
    """Return why the photo cannot be removed from the library: a sentence, or "" if it can.

    A story is named to those who may open it.
    """
    if PublishedPhoto.objects.filter(photo=photo).exists():
        return _("This photo stands in a published story, so it stays in the library. Take it out of the story first.")
    stories = Article.objects.filter(pk__in=ArticlePhoto.objects.filter(photo=photo).values("article"))
    article = visible(stories, user).first()
    if article is None and stories.exists():
        return _("This photo stands in a story that is not yours to open. Ask an editor to take it out there first.")
    if article:
        return _("This photo stands in the story “%(story)s”. Take it out there first.") % {
            "story": article.headline or article
        }
    if Person.objects.filter(portrait=photo).exists():
        return _("This photo is the portrait of a writer. Choose another portrait first.")
    return ""


def original(model_admin, request, number: int):
    """Send the original, as it was taken in, to staff who may see the library."""
    if not policy.may(request.user, "view photo"):
        raise Http404
    photo = Photo.objects.filter(pk=number).first()
    if photo is None or not photo.original.storage.exists(photo.original.name):
        raise Http404
    return FileResponse(photo.original.open("rb"), as_attachment=True, filename=f"photo-{photo.pk}.{photo.format}")
