"""What the library is asked for: words, what a photo lacks, whose it is, when it was taken, what may be done."""

from datetime import datetime, timedelta

from django import forms
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles.desk.fields.forms import AUTO
from articles.desk.library.found import find
from articles.desk.library.photo_list import LACKING, how_many_lack, lacking_labels
from articles.editions import edition_choices
from articles.models.agency import Agency
from articles.models.article import ArticlePhoto
from articles.models.photo import Photo, PhotoCredit, usable_q
from articles.models.provenance import Collection
from articles.models.published import PublishedPhoto

SOUGHT = gettext_lazy("Search captions, people, places, agencies, dates")
SOON = timedelta(days=7)
DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
USED = Exists(ArticlePhoto.objects.filter(photo=OuterRef("pk"))) | Exists(
    PublishedPhoto.objects.filter(photo=OuterRef("pk"))
)
WORST, NEWEST = "worst", "newest"
SORTS = {
    NEWEST: pgettext_lazy("order", "newest first"),
    "taken": pgettext_lazy("order", "last taken first"),
    "caption": pgettext_lazy("order", "by caption, A to Z"),
}


def _rights() -> list[tuple[str, str]]:
    return [
        ("usable", _("may be used")),
        ("soon", _("ends within a week")),
        ("ended", _("has ended")),
        ("held", _("must not be published")),
    ]


class LibraryForm(forms.Form):
    """What the library is narrowed to. A field that is empty, or says what nobody can mean, narrows nothing."""

    q = forms.CharField(
        label=SOUGHT, max_length=200, required=False,
        widget=forms.TextInput({"type": "search", "id": "searchbar", **AUTO, "placeholder": SOUGHT}),
    )  # fmt: skip
    lacks = forms.ChoiceField(label=gettext_lazy("what it lacks"), required=False)
    agency = forms.ModelChoiceField(Agency.objects.all(), label=gettext_lazy("agency"), required=False)
    collection = forms.ModelChoiceField(Collection.objects.all(), label=gettext_lazy("collection"), required=False)
    edition = forms.ChoiceField(label=gettext_lazy("language of its words"), required=False)
    taken_from = forms.DateField(label=gettext_lazy("taken from"), widget=DAY, required=False)
    taken_to = forms.DateField(label=gettext_lazy("taken until"), widget=DAY, required=False)
    rights = forms.ChoiceField(label=gettext_lazy("rights"), required=False)
    used = forms.ChoiceField(label=gettext_lazy("in stories"), required=False)
    mine = forms.BooleanField(label=gettext_lazy("added by me"), required=False)
    sort = forms.ChoiceField(label=gettext_lazy("order"), required=False)

    def __init__(self, data=None, *, user: User, among: QuerySet[Photo] | None = None, **kwargs):
        super().__init__(data, **{"label_suffix": "", "auto_id": "library-%s", **kwargs})
        self.user, self.among = user, among
        for name, choices in self._choices().items():
            self.fields[name].choices = choices
        for name in ("agency", "collection"):
            self.fields[name].empty_label = pgettext_lazy("filter", "all")

    def _choices(self) -> dict[str, list]:
        everything = [("", pgettext_lazy("filter", "all"))]
        return {
            "lacks": [("", pgettext_lazy("filter", "nothing asked")), *lacking_labels().items()],
            "edition": everything + list(edition_choices()),
            "rights": everything + _rights(),
            "used": [*everything, ("yes", _("in a story")), ("no", _("never used"))],
            "sort": [("", pgettext_lazy("order", "the worst first")), *SORTS.items()]
            if self.data.get("lacks") in LACKING
            else [("", SORTS[NEWEST]), *((key, label) for key, label in SORTS.items() if key != NEWEST)],
        }

    def count(self) -> None:
        """Say beside what can be lacking how many photos lack it, as long as nothing else narrows the list."""
        if any(value for name, value in self.asked.items() if name not in ("lacks", "sort")):
            return
        many = how_many_lack(self.among)
        first, *named = self.fields["lacks"].choices
        self.fields["lacks"].choices = [first, *((key, f"{label} ({many[key]:,})") for key, label in named)]

    @property
    def order(self) -> str:
        return self.asked.get("sort") or (WORST if self.asked.get("lacks") else NEWEST)

    @property
    def asked(self) -> dict:
        """What was understood of what was sent."""
        self.is_valid()
        return self.cleaned_data

    @property
    def narrowed(self) -> bool:
        return any(value for name, value in self.asked.items() if name != "sort")

    @property
    def aside(self) -> int:
        """How many of the fields beside the search box narrow the list."""
        return sum(bool(value) for name, value in self.asked.items() if name not in ("q", "sort"))

    def photos(self, *, now: datetime | None = None) -> QuerySet[Photo]:
        """Return what is asked for, in no order yet."""
        photos = Photo.objects.all() if self.among is None else self.among
        asked = self.asked
        for name, value in asked.items():
            if value and name in NARROWING:
                photos = photos.filter(NARROWING[name](value))
        if asked.get("rights"):
            photos = photos.filter(in_rights(asked["rights"], now or timezone.now()))
        if asked.get("mine"):
            photos = photos.filter(provenance__added_by=self.user)
        return find(photos, asked.get("q", ""))


def in_rights(state: str, now: datetime) -> Q:
    """Return the condition that a photo's rights stand so at that moment."""
    return {
        "usable": usable_q(now),
        "soon": Q(usable_until__gt=now, usable_until__lte=now + SOON),
        "ended": Q(usable_until__lte=now),
        "held": Q(held=True),
    }[state]


NARROWING = {
    "lacks": lambda key: LACKING[key],
    "agency": lambda agency: Exists(PhotoCredit.objects.filter(photo=OuterRef("pk"), agency=agency)),
    "collection": lambda one: Exists(Collection.photos.through.objects.filter(photo=OuterRef("pk"), collection=one)),
    "edition": lambda code: Q(edition=code),
    "taken_from": lambda day: Q(taken_on__gte=day),
    "taken_to": lambda day: Q(taken_on__lte=day),
    "used": lambda answer: Q(USED) if answer == "yes" else ~Q(USED),
}
