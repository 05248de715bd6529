"""Collections: photos that belong together, a shoot or a subject, and what their captions begin with."""

from functools import partial

from django import forms
from django.contrib import admin
from django.db import transaction
from django.db.models import Count, Max
from django.urls import path
from django.utils.translation import gettext_lazy as _

from articles.desk.fields.folded import Folded
from articles.desk.fields.forms import AUTO, OneLine, Plain
from articles.desk.library.gather import gather
from articles.desk.library.pictures import thumbnail
from articles.desk.library.table import table
from articles.desk.lists.paging import LongList, NearChanges
from articles.desk.rights.access import Asking
from articles.desk.rights.private import private
from articles.models.activity import Activity
from articles.models.photo import Photo
from articles.models.provenance import Collection
from articles.publishing.record import facts, noted, removed

LOGGED = ("name", "stem")


class CollectionForm(forms.ModelForm):
    """Its name, and the stem of its captions."""

    class Meta:
        model = Collection
        fields = LOGGED
        field_classes = {"name": OneLine, "stem": Plain}
        widgets = {
            "name": forms.TextInput(AUTO),
            "stem": forms.Textarea({"rows": 2, **AUTO, "class": "words"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class CollectionChanges(NearChanges):
    """One page of the list; every collection brings its latest photo as its cover, in one query for all."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        covers = Photo.objects.in_bulk([one.latest for one in self.result_list if one.latest])
        for one in self.result_list:
            one.cover_photo = covers.get(one.latest)


@admin.register(Collection)
class CollectionAdmin(Folded, Asking, LongList, admin.ModelAdmin):
    """Every collection, and its photos on a light table."""

    form = CollectionForm
    list_display = ("cover", "name", "many", "maker", "made_at")
    list_display_links = ("cover", "name")
    list_select_related = ("made_by",)
    list_per_page = 50
    search_fields = ("name", "stem")
    actions = None
    change_form_template = "admin/articles/collection/change_form.html"

    def said_in(self, one):
        return (one.name, one.stem)

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(how_many=Count("photos"), latest=Max("photos"))

    def get_changelist(self, request, **kwargs):
        return CollectionChanges

    @admin.display(description=_("photo"))
    def cover(self, one):
        return thumbnail(one.cover_photo, alt=one.name)

    @admin.display(description=_("photos"), ordering="how_many")
    def many(self, one):
        return one.how_many

    @admin.display(description=_("made by"), ordering="made_by")
    def maker(self, one):
        return one.made_by and (one.made_by.get_full_name() or one.made_by.get_username())

    def save_model(self, request, obj, form, change):
        with noted(obj, Activity.Verb.LISTS, lambda one: facts(Collection, one.pk, LOGGED), by=request.user):
            obj.made_by = obj.made_by if change else request.user
            obj.save()

    def delete_model(self, request, obj):
        with transaction.atomic():
            removed(obj, Activity.Verb.LISTS, by=request.user)
            obj.delete()

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            context |= {**table(request, Photo.objects.filter(pk__in=obj.photos.values("pk"))), "collection": obj}
        context["show_save_and_add_another"] = False  # the next one is begun from its photos
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_urls(self):
        gathering = private(self.admin_site, partial(gather, self))
        return [path("gather/", gathering, name="articles_collection_gather"), *super().get_urls()]
