"""A picture, its words and its credit, as one form."""

import re

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.utils.translation import gettext_lazy as _

from articles.desk.fields.forms import AUTO, OneLine, Plain
from articles.desk.fields.ordered import OrderedChoice
from articles.desk.library.rights_fields import RightsFields
from articles.models.photo import Photo, PhotoCredit
from articles.models.provenance import Provenance
from articles.photos.formats import ACCEPT, HEIC
from articles.photos.intake import Refused, take_in
from articles.publishing.library import adopt, refocus
from articles.publishing.photos.filing import provenance_of
from articles.publishing.photos.prefill import BETWEEN, ROOM_FOR_KEYWORDS, prefill

WORDS = ("caption", "alt", "headline", "edition", "people", "place", "taken_on", "keywords")
SOURCE = ("photographer", "agencies", "copyright")
FOCUS = ("focus_x", "focus_y")
COMMA = re.compile(r"[،,;؛\n]")
OURS = ("agencies", "keywords")  # fields that are no fields of the photo's row
FIELDS = (*(name for name in (*WORDS, *SOURCE) if name not in OURS), *FOCUS)
LINES = ("headline", "alt", "people", "photographer", "place", "copyright")


class PhotoForm(forms.ModelForm):
    """What both forms of the photo desk share."""

    agencies = OrderedChoice(
        PhotoCredit,
        "agency",
        label=_("agencies, in order"),
        help_text=_("Photographer and agencies are printed as the credit, in this order."),
    )
    keywords = OneLine(
        label=Provenance._meta.get_field("keywords").verbose_name,
        required=False,
        max_length=ROOM_FOR_KEYWORDS,
        widget=forms.TextInput(AUTO),
        help_text=_("With commas between them. Readers do not see them; the library is searched by them."),
    )

    class Meta:
        model = Photo
        fields = FIELDS
        field_classes = {"caption": Plain, **dict.fromkeys(LINES, OneLine)}
        widgets = {
            "caption": forms.Textarea({"rows": 3, **AUTO, "class": "words"}),
            "alt": forms.Textarea({"rows": 2, **AUTO, "class": "words"}),
            **{name: forms.TextInput(AUTO) for name in LINES if name != "alt"},
            "taken_on": AdminDateWidget(),
            **dict.fromkeys(("focus_x", "focus_y"), forms.NumberInput({"step": "0.01", "min": 0, "max": 1})),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        if self.instance.pk and "agencies" in self.fields:
            self.initial.setdefault("agencies", self.fields["agencies"].keys(photo=self.instance))
        if self.instance.pk and "keywords" in self.fields:
            known = Provenance.objects.filter(photo=self.instance).first()
            self.initial.setdefault("keywords", BETWEEN.join(known.keywords) if known else "")

    def clean_keywords(self) -> list[str]:
        words = [" ".join(word.split()) for word in COMMA.split(self.cleaned_data["keywords"])]
        return list(dict.fromkeys(word for word in words if word))

    def save_rows(self, photo: Photo, *, by) -> None:
        """Save the credit, and what only the desk knows, inside the transaction that saves the photo."""
        self.fields["agencies"].save(self.cleaned_data["agencies"], photo=photo)
        if "keywords" in self.changed_data:
            known = provenance_of(photo)
            known.keywords = self.cleaned_data["keywords"]
            known.save(update_fields=["keywords"])

    def written(self, photo: Photo) -> list[str] | None:
        """Return the fields of the row that saving writes, None for all of them."""
        return None

    @property
    def focus(self) -> tuple[float, float]:
        return self.cleaned_data.get("focus_x", 0.5), self.cleaned_data.get("focus_y", 0.5)


class NewPhotoForm(PhotoForm):
    """Takes a file in. It is cut while the form is judged, so that what is wrong with it is said at its field."""

    original = forms.FileField(
        label=_("picture"),
        widget=forms.FileInput({"accept": ACCEPT}),
        help_text=(
            _("JPEG, PNG, WebP, AVIF or HEIC, up to 25 MB and 40 megapixels.")
            if HEIC
            else _("JPEG, PNG, WebP or AVIF, up to 25 MB and 40 megapixels.")
        ),
    )

    def clean(self):
        super().clean()
        file = self.cleaned_data.get("original")
        if file and not self.errors:
            try:
                self.cut = take_in(file, focus=self.focus)
            except Refused as refusal:
                self.add_error("original", str(refusal))
        elif file:
            self.add_error("original", _("Choose the file again: browsers do not keep it while a form is mended."))
        return self.cleaned_data

    class Meta(PhotoForm.Meta):
        fields = (*FIELDS, "original")

    def prepare(self, photo: Photo) -> None:
        """Put the file on the row, and into the fields that were left empty what the file says."""
        file = self.cleaned_data["original"]
        adopt(photo, file, self.cut)
        self.known = Provenance(keywords=self.cleaned_data["keywords"], fingerprint=self.cut.fingerprint)
        self.known.file_name, self.known.size = file.name[:255], file.size
        named = prefill(photo, self.known, self.cut.metadata or {})
        self.cleaned_data["agencies"] = self.cleaned_data["agencies"] or named

    def save_rows(self, photo: Photo, *, by) -> None:
        self.fields["agencies"].save(self.cleaned_data["agencies"], photo=photo)
        self.known.photo, self.known.added_by = photo, by
        self.known.save()


class ChangePhotoForm(RightsFields, PhotoForm):
    """Changes the words of a picture, and around which point it is cut; the picture itself stays."""

    def prepare(self, photo: Photo) -> None:
        if {*FOCUS} & {*self.changed_data}:
            refocus(photo)

    def written(self, photo: Photo) -> list[str]:
        """Only what was changed here: cutting takes its time, and the rest may have been changed by others meanwhile.

        A point in a picture that somebody has replaced by then is a point in nothing.
        """
        names = {field.name for field in Photo._meta.fields} & {*self.changed_data}
        if names & {*FOCUS}:
            still = Photo.objects.filter(pk=photo.pk, digest=photo.digest).exists()
            names = names | {*FOCUS, "cuts", "tone"} if still else names - {*FOCUS}
            self.point_in_nothing = not still
        return sorted(names)
