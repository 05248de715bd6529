"""Who is named above a story."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.desk.library.pictures import thumbnail
from articles.desk.lists.taxonomy import NamedAdmin
from articles.models.person import Person
from articles.publishing.photos import sealing


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

    def put(self, request, obj, form, change) -> None:
        obj.save()
        if obj.portrait_id:
            sealing.soon([obj.portrait_id])

    @admin.display(description=_("portrait"))
    def face(self, person):
        return thumbnail(person.portrait, shape="square") if person.portrait else ""
