"""The words of a story and the decisions about it, as one form; and what keeps them from going out, at its field."""

import json

from django import forms
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.fields.forms import AUTO, GrowingLine, OneLine, Plain
from articles.desk.fields.moments import MomentField, MomentWidget
from articles.desk.fields.numbers import number
from articles.desk.fields.ordered import OrderedChoice
from articles.desk.story.state import published_copy
from articles.editions import EDITIONS
from articles.models.article import Article, Byline
from articles.publishing.checks import body_too_long, story_errors
from articles.publishing.publish import was_seen

PUBLISH = "_publish"
WORDS = ("kicker", "headline", "short_headline", "standfirst", "body")
FILING = ("region", "topics", "genre", "prominence")
TIME = ("publish_at", "publish_until")
NAMES = ("edition", "translation_of", "slugline")
NEWS = ("update_note",)  # of a story that readers have had
FIELDS = (*WORDS, *NEWS, *FILING, "dateline", *TIME, *NAMES)
PHOTOS = "photo_rows"  # the prefix of the photos' formset
MOST_ROWS = 1000  # as many as a formset reads


class ArticleForm(forms.ModelForm):
    """A story as its writer sees it. With the button «publish» it is judged as `publish` would judge it."""

    # The version that this page was made from; a save says it back, and is refused if the story has moved on.
    seen_version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput())
    # The original that a translation was begun from, and its version then: "12.3".
    seen_source = forms.CharField(max_length=30, required=False, widget=forms.HiddenInput())
    bylines = OrderedChoice(
        Byline,
        "person",
        label=gettext_lazy("writers"),
        help_text=gettext_lazy("In the order that is printed above the story."),
    )

    class Meta:
        model = Article
        fields = FIELDS
        field_classes = {
            **dict.fromkeys(("slugline", "kicker", "headline", "short_headline", "standfirst", "dateline"), OneLine),
            "body": Plain,
            "update_note": OneLine,
            **dict.fromkeys(("publish_at", "publish_until"), MomentField),
        }
        help_texts = {
            "body": gettext_lazy(
                "Three photos or more in a row become a gallery. An address of a video or a post, alone on its line, "
                "becomes a button that loads nothing before it is pressed. A line under a table that begins with "
                "a colon is its caption."
            )
        }
        widgets = {
            "kicker": forms.TextInput(AUTO),
            "headline": GrowingLine({"class": "w-head", "data-ideal": "50,75"}),
            "short_headline": GrowingLine({"class": "w-short", "data-ideal": "20,60"}),
            "standfirst": GrowingLine({"class": "w-stand", "data-ideal": "80,200"}),
            "body": forms.Textarea(
                {
                    "class": "w-body",
                    **AUTO,
                    "rows": 18,
                    "data-markdown": "",
                    "data-quotes": json.dumps({code: edition.quotes for code, edition in EDITIONS.items()}),
                    "data-clocks": reverse_lazy("admin:articles_article_clocks"),
                }
            ),
            "dateline": forms.TextInput(AUTO),
            "slugline": forms.TextInput(AUTO),
            "update_note": GrowingLine({"class": "w-note"}),
            **dict.fromkeys(("publish_at", "publish_until"), MomentWidget),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.initial["seen_version"] = self.instance.version if self.instance.pk else 0
        if "bylines" in self.fields and self.instance.pk and "bylines" not in self.initial:
            self.initial["bylines"] = self.fields["bylines"].keys(article=self.instance)
        for name in TIME:
            if name in self.fields:
                self._name_both_halves(self.fields[name])

    @staticmethod
    def _name_both_halves(field):
        """A moment is two boxes under one label: each needs a name of its own for those who do not see it."""
        for half, words in zip(field.widget.widgets, (_("day"), _("hour")), strict=False):
            half.attrs["aria-label"] = f"{field.label}: {words}"

    @property
    def publishes(self) -> bool:
        return PUBLISH in self.data

    def clean(self):
        super().clean()
        start, end = self.cleaned_data.get("publish_at"), self.cleaned_data.get("publish_until")
        if start and end and end <= start:
            self.add_error("publish_until", _("The end must be later than the start."))
        if too_long := body_too_long(self.cleaned_data.get("body", "")):
            self.add_error("body", too_long.text)
        if self.publishes and "publish_at" in self.changed_data and start and start <= timezone.now():
            self._refuse_a_start_that_has_passed()
        return self.cleaned_data

    def _refuse_a_start_that_has_passed(self):
        copy = published_copy(self.instance)
        if copy is None or copy.published_at > timezone.now():
            text = _("This time has passed already. Choose a later one, or leave it empty to publish at once.")
            self.add_error("publish_at", text)

    def _post_clean(self):
        super()._post_clean()
        if "translation_of" in self.changed_data:
            self.instance.source_version = self._begun_from(self.instance.translation_of)
        if not self.publishes:
            return
        for problem in story_errors(self.instance, photos=attached(self.data)):
            where = problem.field if problem.field in self.fields else None
            if where not in self.errors:
                self.add_error(where, problem.text)

    def _begun_from(self, first: Article | None) -> int | None:
        """Return the version of the original that its translator had before them."""
        story, _dot, seen = self.cleaned_data.get("seen_source", "").partition(".")
        if first and number(story) == first.pk:
            return min(number(seen), first.version)
        return first.version if first else None


def takes_news(article: Article | None) -> bool:
    """Whether readers have had the story, so that an update may tell them what is new in it."""
    copy = published_copy(article) if article else None
    return bool(copy and was_seen(copy, timezone.now()))


def attached(data) -> list[int]:
    """Return the library numbers of the photos that the posted form attaches, in no order."""
    rows = [f"{PHOTOS}-{row}" for row in range(min(number(data.get(f"{PHOTOS}-TOTAL_FORMS")), MOST_ROWS))]
    kept = [data.get(f"{row}-photo") for row in rows if not data.get(f"{row}-DELETE")]
    return [number(photo) for photo in kept if number(photo)]
