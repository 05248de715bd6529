"""Addresses that the paper had before: where each of them leads now."""

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.fields.forms import OneLine
from articles.desk.fields.search_boxes import SearchBoxes
from articles.desk.rights.access import Asking
from articles.models.article import Article
from articles.models.old_address import OldAddress
from articles.publishing import addresses
from articles.text.old_paths import LONGEST

LTR = {"dir": "ltr", "spellcheck": "false"}
GIVEN = 3 * LONGEST  # letters of an address in percent escapes, which are taken off it


class OldAddressForm(forms.ModelForm):
    """An old address and its one target."""

    path = OneLine(
        max_length=GIVEN,
        label=gettext_lazy("old address"),
        help_text=gettext_lazy(
            "As it stood in the browser: with or without the host, in letters or in percent escapes."
        ),
        widget=forms.TextInput({**LTR, "class": "vTextField"}),
    )

    url = forms.URLField(
        required=False,
        max_length=500,
        assume_scheme="https",
        label=gettext_lazy("an address elsewhere"),
        help_text=gettext_lazy("Beginning with https:// or http://"),
        widget=forms.TextInput({**LTR, "inputmode": "url", "class": "vTextField"}),
    )

    class Meta:
        model = OldAddress
        fields = ("path", "story", "region", "topic", "person", "url", "gone", "edition")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def clean_story(self):
        number = self.cleaned_data["story"]
        if number is not None and not Article.objects.filter(pk=number).exists():
            self.instance.story = number  # it is told that it is wrong, and not that it is missing
            raise forms.ValidationError(_("There is no story with this number. It stands in the story's address."))
        return number


@admin.register(OldAddress)
class OldAddressAdmin(Asking, SearchBoxes, admin.ModelAdmin):
    """Asked about only where readers would find no page. Saving one is a verb of publishing/addresses.py."""

    form = OldAddressForm
    list_display = ("was", "now")
    list_filter = ("gone", "edition")
    list_select_related = ("region", "topic", "person")
    list_display_links = ("was",)
    search_fields = ("path", "url")
    autocomplete_fields = ("region", "topic", "person")
    actions = None
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    view_on_site = False
    fieldsets = (
        (None, {"fields": ("path",)}),
        (
            gettext_lazy("Where it leads: one of these"),
            {"fields": ("story", "region", "topic", "person", "url", "gone")},
        ),
        (None, {"fields": ("edition",)}),
    )

    @admin.display(description=gettext_lazy("old address"), ordering="path")
    def was(self, old):
        return format_html('<bdi dir="ltr">{}</bdi>', old.path)

    @admin.display(description=gettext_lazy("leads to"))
    def now(self, old):
        if old.gone:
            return _("gone for good")
        if old.story:
            there = reverse("admin:articles_article_change", args=[old.story])
            return format_html('<a href="{}">{}</a>', there, _("story %s") % old.story)
        return str(old.region or old.topic or old.person or format_html('<bdi dir="ltr">{}</bdi>', old.url))

    def save_model(self, request, obj, form, change):
        addresses.put(obj, by=request.user)

    def delete_model(self, request, obj):
        addresses.remove(obj, by=request.user)
