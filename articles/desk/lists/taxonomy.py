"""The readers' map and their subjects: regions and topics."""

from django import forms
from django.contrib import admin
from django.db import transaction
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.desk.fields.folded import Folded
from articles.desk.fields.forms import EditionWords, OneLine
from articles.desk.fields.search_boxes import SearchBoxes
from articles.desk.rights.access import Asking
from articles.models.activity import Activity
from articles.models.photo import Photo
from articles.models.region import Region
from articles.models.topic import Topic
from articles.publishing import addresses, regions
from articles.publishing.record import Facts, called, facts, noted, removed

MOST_NAMED = 20  # photos


class NamedForm(forms.ModelForm):
    """A name in every edition."""

    other_names = EditionWords(max_length=120, label=_("name in other editions"))

    class Meta:
        field_classes = {"name": OneLine}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class RowForm(forms.ModelForm):
    """A row that is changed in its list: each box is named after its column and its row, for screen readers."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = f"{field.label}: {self.instance}"


class NamedAdmin(Folded, Asking, SearchBoxes, admin.ModelAdmin):
    """Something with a name in every edition, found by any of them."""

    form = NamedForm
    search_fields = ("name",)  # that there is a search; Folded is how
    actions = None
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    logged: tuple[str, ...] = ()  # the fields whose changes the log tells

    def label(self, thing) -> str:
        return str(thing)

    def said_in(self, thing):
        return (thing.name, *thing.other_names.values(), getattr(thing, "slug", ""))

    def save_model(self, request, obj, form, change):
        with noted(obj, Activity.Verb.LISTS, self.said_of, by=request.user):
            self.put(request, obj, form, change)

    def put(self, request, obj, form, change) -> None:
        obj.save()

    def said_of(self, thing) -> Facts:
        return facts(self.model, thing.pk, self.logged)

    def delete_model(self, request, obj):
        with transaction.atomic():
            removed(obj, Activity.Verb.LISTS, by=request.user)
            obj.delete()

    def get_changelist_form(self, request, **kwargs):
        return super().get_changelist_form(request, **{"form": RowForm, **kwargs})

    @admin.display(description=_("name in other editions"))
    def elsewhere(self, thing):
        return " · ".join(thing.other_names.values())


@admin.register(Region)
class RegionAdmin(NamedAdmin):
    """The readers' map, a tree. Moving a region is a verb of publishing/regions.py."""

    list_display = ("place", "elsewhere", "slug", "position", "in_navigation")
    list_editable = ("position", "in_navigation")
    list_display_links = ("place",)
    list_select_related = ("parent__parent__parent",)
    list_per_page = 500
    ordering = ("path",)
    autocomplete_fields = ("parent",)
    fields = ("name", "other_names", "parent", "slug", "hue", "position", "in_navigation")
    logged = ("name", "other_names", "hue", "position", "in_navigation")  # the verb says where it has moved

    @admin.display(description=_("region"), ordering="path")
    def place(self, region):
        return format_html('<span class="depth depth--{}">{}</span>', min(region.path.count("/"), 5), region.name)

    def label(self, region) -> str:
        return " › ".join(member.name for member in region.crumbs())

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("parent__parent__parent")

    def get_deleted_objects(self, objs, request):
        """A region that photos are for stays: without it their rights would say «every region»."""
        deleted, counts, lacking, holding = super().get_deleted_objects(objs, request)
        bound = Photo.objects.filter(provenance__regions__in=objs).distinct()[:MOST_NAMED]
        return deleted, counts, lacking, [*holding, *(called(photo) for photo in bound)]

    def put(self, request, obj, form, change) -> None:
        if change and {"parent", "slug"} & set(form.changed_data):
            regions.move(obj, by=request.user)
        else:
            obj.save()


@admin.register(Topic)
class TopicAdmin(NamedAdmin):
    """Subjects that a reader can follow."""

    list_display = ("name", "elsewhere", "slug", "is_section", "position")
    list_editable = ("is_section", "position")
    list_filter = ("is_section",)
    fields = ("name", "other_names", "slug", "hue", "is_section", "position")
    logged = fields

    def put(self, request, obj, form, change) -> None:
        was = form.initial.get("slug")
        obj.save()
        if change and was and was != obj.slug:
            addresses.renamed_topic(obj, was)
