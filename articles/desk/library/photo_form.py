"""A picture, its words and its credit, as one form."""

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.utils.translation import gettext_lazy as _

from articles.desk.fields.forms import OneLine, Plain
from articles.desk.fields.ordered import OrderedChoice
from articles.models.photo import Photo, PhotoCredit
from articles.photos.intake import Refused, take_in
from articles.publishing.library import adopt, refocus

WORDS = ("caption", "alt", "edition")
SOURCE = ("photographer", "agencies", "place", "taken_on")
FOCUS = ("focus_x", "focus_y")
FIELDS = (*WORDS, "photographer", "place", "taken_on", *FOCUS)


class PhotoForm(forms.ModelForm):
    """What both forms of the photo desk share."""

    agencies = OrderedChoice(
        PhotoCredit,
        "agency",
        label=_("agencies, in order"),
        help_text=_("Photographer and agencies are printed as the credit, in this order."),
    )

    class Meta:
        model = Photo
        fields = FIELDS
        field_classes = {"caption": Plain, "alt": OneLine, "photographer": OneLine, "place": OneLine}
        widgets = {
            "caption": forms.Textarea({"rows": 3, "dir": "auto", "class": "words"}),
            "alt": forms.Textarea({"rows": 2, "dir": "auto", "class": "words"}),
            "photographer": forms.TextInput({"dir": "auto"}),
            "place": forms.TextInput({"dir": "auto"}),
            "taken_on": AdminDateWidget(),
            **dict.fromkeys(("focus_x", "focus_y"), forms.NumberInput({"step": "0.01", "min": 0, "max": 1})),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        if self.instance.pk and "agencies" in self.fields:
            self.initial.setdefault("agencies", self.fields["agencies"].keys(photo=self.instance))

    @property
    def focus(self) -> tuple[float, float]:
        return self.cleaned_data.get("focus_x", 0.5), self.cleaned_data.get("focus_y", 0.5)


class NewPhotoForm(PhotoForm):
    """Takes a file in. It is cut while the form is judged, so that what is wrong with it is said at its field."""

    original = forms.FileField(
        label=_("picture"),
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp,image/avif"}),
        help_text=_("JPEG, PNG, WebP or AVIF, up to 25 MB and 40 megapixels."),
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
        adopt(photo, self.cleaned_data["original"], self.cut)


class ChangePhotoForm(PhotoForm):
    """Changes the words of a picture, and around which point it is cut; the picture itself stays."""

    def prepare(self, photo: Photo) -> None:
        if {"focus_x", "focus_y"} & set(self.changed_data):
            refocus(photo)
