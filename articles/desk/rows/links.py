"""What stands beside a story to be read next, in order."""

from django import forms
from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.fields.forms import AUTO, OneLine
from articles.desk.fields.search_boxes import OneOf
from articles.desk.rights.access import linkable
from articles.desk.rows.placed import PlacedForm, by_place
from articles.models.article import Article, RelatedLink

WRONG = gettext_lazy("Write a whole address that begins with https:// or http://.")


class OtherStories(OneOf):
    """A search box for stories that leaves one story out: the one it stands in."""

    def __init__(self, *args, without: int | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.without = without

    def get_url(self):
        return f"{super().get_url()}?without={self.without}" if self.without else super().get_url()


class LinkForm(PlacedForm):
    """One of our stories, or an address outside with its text."""

    url = forms.URLField(
        label=RelatedLink._meta.get_field("url").verbose_name,
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": WRONG},
        widget=forms.TextInput({"dir": "ltr", "inputmode": "url"}),
    )

    class Meta:
        model = RelatedLink
        fields = ("target", "url", "title", "position")
        field_classes = {"title": OneLine}
        widgets = {"title": forms.TextInput(AUTO), "position": forms.HiddenInput()}

    def clean(self):
        cleaned = super().clean()
        target, url = cleaned.get("target"), cleaned.get("url")
        if target and self.instance.article_id and target.pk == self.instance.article_id:
            self.add_error("target", _("A story is not related to itself; choose another one."))
        if url and not url.startswith(("https://", "http://")):
            self.add_error("url", WRONG)
        elif url and not target and not cleaned.get("title"):
            self.add_error("title", _("Write the text that readers will press for an address outside."))
        return cleaned


class LinkFormSet(BaseInlineFormSet):
    """The rows in the order in which they stand on the page."""

    def rows(self):
        return sorted(self.forms, key=by_place)


class LinkInline(admin.StackedInline):
    """Related links."""

    model = RelatedLink
    fk_name = "article"
    form = LinkForm
    formset = LinkFormSet
    extra = 1
    template = "admin/articles/article/links.html"

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        field = formset.form.base_fields.get("target")
        if field:
            known = RelatedLink.objects.filter(article=obj).values("target") if obj else []
            field.queryset = linkable(Article.objects.all(), request.user, also=known)
            field.widget = OtherStories(
                RelatedLink._meta.get_field("target"), self.admin_site, without=obj.pk if obj else None
            )
            field.widget.choices = field.choices
            field.label_from_instance = title
        return formset


def title(article: Article) -> str:
    """Return what a search box calls a story; `linkable` says what those call it who may not open it."""
    return getattr(article, "called", "") or article.headline or str(article)
