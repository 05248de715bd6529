"""Ways of writing that search takes for one another: «بيونغ يانغ» and «بيونج يانج»."""

from django import forms
from django.contrib import admin
from django.db import transaction
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.desk.fields.folded import Folded
from articles.desk.fields.forms import AUTO, Plain
from articles.desk.rights.access import Asking
from articles.models.activity import Activity
from articles.models.spelling import MOST_WAYS, Spelling
from articles.publishing import finding
from articles.publishing.record import Facts, noted, removed


class SpellingForm(forms.ModelForm):
    """The ways of writing, one on each line."""

    class Meta:
        model = Spelling
        fields = ("words",)
        field_classes = {"words": Plain}
        widgets = {"words": forms.Textarea({"rows": MOST_WAYS, **AUTO})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def clean_words(self):
        return "\n".join(filter(None, (" ".join(line.split()) for line in self.cleaned_data["words"].splitlines())))


@admin.register(Spelling)
class SpellingAdmin(Folded, Asking, admin.ModelAdmin):
    """What readers' search and the desk's own go by from the moment it is saved."""

    form = SpellingForm
    list_display = ("ways",)
    search_fields = ("words",)
    ordering = ("words",)
    fields = ("words", "finds")
    readonly_fields = ("finds",)
    actions = None
    list_per_page = 200
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def get_fields(self, request, obj=None):
        return self.fields if obj else self.fields[:-1]

    @admin.display(description=gettext_lazy("ways of writing"), ordering="words")
    def ways(self, spelling):
        return str(spelling)

    def said_in(self, spelling):
        return spelling.words.splitlines()

    @admin.display(description=gettext_lazy("what readers find by it now"))
    def finds(self, spelling):
        """Each way of writing, and how many public stories have it."""
        counted = ((line, _stories(*finding.how_many(line))) for line in spelling.words.splitlines())
        return format_html_join("", "<p><bdi>{}</bdi>: {}</p>", counted)

    def said_of(self, spelling) -> Facts:
        words = Spelling.objects.values_list("words", flat=True).get(pk=spelling.pk)
        return {_("ways of writing"): _("; ").join(words.splitlines())}

    def save_model(self, request, obj, form, change):
        with noted(obj, Activity.Verb.LISTS, self.said_of, by=request.user):
            obj.save()

    def delete_model(self, request, obj):
        with transaction.atomic():
            removed(obj, Activity.Verb.LISTS, by=request.user)
            obj.delete()


def _stories(many: int, more: bool) -> str:
    if more:
        return _("More than %(n)s stories") % {"n": f"{many:,}"}
    return ngettext("%(n)s story", "%(n)s stories", many) % {"n": many} if many else _("No story")
