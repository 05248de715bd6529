"""Agencies in the credit of a photo: their names, how they are spelt elsewhere, and what their pictures may be."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.fields.forms import AUTO, EditionWords, OneLine, Plain
from articles.desk.lists.taxonomy import NamedAdmin, NamedForm
from articles.models.agency import Agency
from articles.models.photo import PhotoCredit
from articles.publishing.photos import credits, sealing
from articles.publishing.photos.filing import refiled

SPELLINGS = 60  # of one agency
PRINTED = {"short_form", "other_short_forms"}
FILED = {*PRINTED, "name", "other_names", "spellings"}


class Spellings(Plain):
    """One a line; comes back as a list."""

    widget = forms.Textarea({"rows": 6, **AUTO})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [line for line in map(str.strip, super().to_python(value).splitlines()) if line]

    def has_changed(self, initial, data):
        return list(initial or []) != self.to_python(data or "")


class AgencyForm(NamedForm):
    """An agency, what stands for it in the parentheses, and how others write it."""

    other_short_forms = EditionWords(max_length=60, label=gettext_lazy("short form in other editions"))
    spellings = Spellings(
        required=False,
        label=gettext_lazy("other spellings"),
        help_text=gettext_lazy(
            "One a line, as files and captions write it: “Agence France-Presse”, «ا ف ب». Dots, spaces and quotation "
            "marks make no difference, nor does its own name need to stand here."
        ),
    )

    class Meta(NamedForm.Meta):
        field_classes = {**NamedForm.Meta.field_classes, "short_form": OneLine}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "spellings" in self.fields:
            known = self.instance.spellings.values_list("spelling", flat=True)
            self.initial.setdefault("spellings", list(known))

    def clean_spellings(self):
        lines = self.cleaned_data["spellings"]
        if len(lines) > SPELLINGS:
            raise ValidationError(_("An agency has at most %(most)s spellings.") % {"most": SPELLINGS})
        return credits.checked(self.instance, lines)


@admin.register(Agency)
class AgencyAdmin(NamedAdmin):
    """Credit sources."""

    form = AgencyForm
    list_display = ("name", "short_form", "elsewhere", "rights_class", "photos")
    list_filter = ("rights_class",)
    fields = ("name", "other_names", "short_form", "other_short_forms", "spellings", "rights_class", "slug", "photos")
    readonly_fields = ("photos",)
    logged = ("name", "other_names", "short_form", "other_short_forms", "rights_class", "slug")

    def all_rows(self):
        return super().all_rows().prefetch_related("spellings")

    def said_in(self, agency):
        spellings = (row.spelling for row in agency.spellings.all())
        return (*super().said_in(agency), agency.short_form, *agency.other_short_forms.values(), *spellings)

    def get_fields(self, request, obj=None):
        return self.fields if obj else self.fields[:-1]

    def get_queryset(self, request):
        credited = PhotoCredit.objects.filter(agency=OuterRef("pk")).order_by().values("agency")
        number = Subquery(credited.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
        return super().get_queryset(request).annotate(credited=Coalesce(number, 0))

    @admin.display(description=gettext_lazy("photos"), ordering="credited")
    def photos(self, agency):
        if not getattr(agency, "credited", 0):
            return "0"
        address = f"{reverse('admin:articles_photo_changelist')}?agency={agency.pk}"
        return format_html('<a href="{}"><bdi>{}</bdi></a>', address, f"{agency.credited:,}")

    @admin.display(description=gettext_lazy("other spellings"))
    def spellings(self, agency):
        """For those who may only look."""
        return " · ".join(row.spelling for row in agency.spellings.all())

    def label(self, agency) -> str:
        return f"{agency.name} ({agency.short_form})"

    def said_of(self, agency):
        spellings = agency.spellings.model.objects.filter(agency=agency).values_list("spelling", flat=True)
        return {**super().said_of(agency), _("other spellings"): " · ".join(spellings)}

    def put(self, request, obj, form, change) -> None:
        changed = set(form.changed_data)
        if not changed & FILED:
            return obj.save()
        with refiled(obj):
            obj.save()
            if "spellings" in changed:
                self.spell(request, obj, form.cleaned_data["spellings"])
        if changed & PRINTED:
            sealing.soon_of(obj)

    def spell(self, request, agency, lines: list[str]) -> None:
        """Write the spellings down; another form may have taken one of them since this one was judged."""
        try:
            credits.spelt(agency, lines)
        except ValidationError as taken:
            messages.error(request, " ".join(taken.messages))
