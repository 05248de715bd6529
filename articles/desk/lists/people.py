"""Who is named: writers above their stories, agencies in the credit of a photo."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.desk.fields.forms import EditionWords, OneLine
from articles.desk.library.pictures import thumbnail
from articles.desk.lists.taxonomy import NAMES, NamedAdmin, NamedForm
from articles.editions import EDITIONS
from articles.models.agency import Agency
from articles.models.person import Person


@admin.register(Person)
class PersonAdmin(NamedAdmin):
    """Bylines, not logins."""

    list_display = ("face", "name", "elsewhere", "kind", "role")
    list_display_links = ("name",)
    list_filter = ("kind",)
    list_select_related = ("portrait",)
    autocomplete_fields = ("portrait",)
    fields = ("name", "other_names", "kind", "role", "portrait")
    logged = fields

    @admin.display(description=_("portrait"))
    def face(self, person):
        return thumbnail(person.portrait, shape="square") if person.portrait else ""


class AgencyForm(NamedForm):
    """An agency, and what stands for it in the parentheses."""

    other_short_forms = EditionWords(max_length=60, label=_("short form in other editions"))

    class Meta(NamedForm.Meta):
        field_classes = {**NamedForm.Meta.field_classes, "short_form": OneLine}


@admin.register(Agency)
class AgencyAdmin(NamedAdmin):
    """Credit sources."""

    form = AgencyForm
    list_display = ("name", "short_form", "elsewhere")
    search_fields = [*NAMES, "short_form", *(f"other_short_forms__{code}" for code in EDITIONS)]
    fields = ("name", "other_names", "short_form", "other_short_forms", "slug")
    logged = fields

    def label(self, agency) -> str:
        return f"{agency.name} ({agency.short_form})"
