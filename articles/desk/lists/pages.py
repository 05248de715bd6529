"""The pages that are no stories: about the paper, how to reach it, what it holds itself to."""

from django import forms
from django.contrib import admin
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.fields.folded import Folded
from articles.desk.fields.forms import AUTO, GrowingLine, OneLine, Plain
from articles.desk.rights.access import Asking
from articles.models.page import Page
from articles.publishing import pages
from articles.publishing.checks import body_too_long
from articles.text.body import LONGEST, photo_numbers

WORDS = ("title", "standfirst", "body")
PLACE = ("edition", "slug", "position", "shown")


class PageForm(forms.ModelForm):
    """A page's words, and where it stands."""

    class Meta:
        model = Page
        fields = (*WORDS, *PLACE)
        field_classes = {"title": OneLine, "standfirst": OneLine, "body": Plain}
        widgets = {
            "title": GrowingLine({"class": "w-head"}),
            "standfirst": GrowingLine({"class": "w-stand", "data-ideal": "60,200"}),
            "body": forms.Textarea(
                {
                    "class": "w-body",
                    **AUTO,
                    "rows": 18,
                    "data-markdown": "",
                    "data-clocks": reverse_lazy("admin:articles_article_clocks"),
                }
            ),
            "slug": forms.TextInput({"dir": "ltr", "spellcheck": "false"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def clean_body(self):
        body = self.cleaned_data["body"]
        if body_too_long(body):
            text = _("The text has %(letters)s letters; a page can have %(most)s. Shorten it, or make two pages of it.")
            raise forms.ValidationError(text % {"letters": f"{len(body):,}", "most": f"{LONGEST:,}"})
        if photo_numbers(body):
            raise forms.ValidationError(_("A page holds words only. Take the lines with photos out."))
        return body


@admin.register(Page)
class PageAdmin(Folded, Asking, admin.ModelAdmin):
    """Every edition's pages. Saving one is a verb of publishing/pages.py."""

    form = PageForm
    list_display = ("title", "edition", "at", "position", "shown", "changed_at")
    list_filter = ("edition", "shown")
    search_fields = ("title", "slug")
    actions = None
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    view_on_site = False
    change_form_template = "admin/articles/page/change_form.html"
    fieldsets = (
        (gettext_lazy("text"), {"fields": WORDS, "classes": ("write",)}),
        (gettext_lazy("Where it stands"), {"fields": PLACE}),
    )

    @admin.display(description=gettext_lazy("address"), ordering="slug")
    def at(self, page):
        """Its address, which leads to it when readers see it."""
        tag = '<a href="{0}" dir="ltr">{0}</a>' if page.shown else '<bdi dir="ltr">{0}</bdi>'
        return format_html(tag, page.address())

    def said_in(self, page):
        return (page.title, page.slug)

    def save_model(self, request, obj, form, change):
        pages.put(obj, by=request.user)

    def delete_model(self, request, obj):
        pages.remove(obj, by=request.user)
