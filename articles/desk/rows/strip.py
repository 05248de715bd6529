"""The photos of a story as a strip: pick or upload, put in order, and say what they show."""

from django import forms
from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.fields.forms import AUTO, OneLine, Plain
from articles.desk.fields.numbers import number
from articles.desk.fields.ordered import OrderedChoice
from articles.desk.library.endings import rights_chips
from articles.desk.library.photo_list import lacks
from articles.desk.library.pictures import thumbnail
from articles.desk.rights.access import mendable
from articles.desk.rows.placed import PlacedForm, by_place
from articles.desk.story.story_form import PUBLISH
from articles.editions import EDITIONS
from articles.models.article import ArticlePhoto
from articles.models.photo import Photo, PhotoCredit
from articles.publishing.checks import ERROR, photo_problems
from articles.publishing.library import logged
from articles.publishing.photos.rights import hold_photos
from articles.publishing.photos.using import OWN, newer_words

LIBRARY = ("library_caption", "library_alt", "photographer", "agencies")


class ShotForm(PlacedForm):
    """One photo in a story; and, while the library lacks its words or credit, these too. They fill what is blank."""

    library_caption = Plain(
        label=gettext_lazy("caption in the library"), required=False, widget=forms.Textarea({"rows": 2, **AUTO})
    )
    library_alt = OneLine(
        label=gettext_lazy("alternative text in the library"),
        required=False,
        max_length=300,
        widget=forms.TextInput(AUTO),
    )
    photographer = OneLine(
        label=gettext_lazy("photographer"), required=False, max_length=120, widget=forms.TextInput(AUTO)
    )
    agencies = OrderedChoice(PhotoCredit, "agency", label=gettext_lazy("agencies, in order"))
    kept = forms.BooleanField(label=gettext_lazy("Keep ours"), required=False)
    taken = forms.BooleanField(label=gettext_lazy("Take the library's"), required=False)
    user = None  # who fills it in

    class Meta:
        model = ArticlePhoto
        fields = ("photo", "position", "caption", "alt")
        field_classes = {"caption": Plain, "alt": OneLine}
        widgets = {
            "photo": forms.HiddenInput(),
            "position": forms.HiddenInput(),
            "caption": forms.Textarea({"rows": 2, **AUTO}),
            "alt": forms.TextInput(AUTO),
        }

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("taken"):
            cleaned |= dict.fromkeys(OWN, "")
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        self.mended, self.agencies = {}, []
        if self.instance.photo_id:
            self._mend(self.instance.photo)

    def _mend(self, photo: Photo):
        """Put the new library words on the photo in memory, where checks and preview look for them.

        What the library has already is changed at the photo desk, where it is plain that every story shows it.
        """
        given = {name: self.cleaned_data[name] for name in LIBRARY if self.cleaned_data.get(name)}
        if not given or photo.pk not in mendable(self.user, [photo.pk]):
            return
        self.agencies = given.pop("agencies", []) if not photo.credit_rows.all() else []
        given.pop("agencies", None)
        words = {name.removeprefix("library_"): text for name, text in given.items()}
        self.mended = {name: text for name, text in words.items() if not getattr(photo, name).strip()}
        for name, text in self.mended.items():
            setattr(photo, name, text)
        if self.agencies:
            rows = [PhotoCredit(photo=photo, agency=agency, position=at) for at, agency in enumerate(self.agencies)]
            photo._prefetched_objects_cache = {"credit_rows": rows}

    def save(self, commit=True):
        if {*OWN, "kept", "taken"} & set(self.changed_data):
            self.instance.worded_at = timezone.now() if self.instance.caption or self.instance.alt else None
        row = super().save(commit)
        if commit:
            self.save_library_words()
        return row

    def save_library_words(self):
        """Keep the new library words with the photo."""
        if not self.mended and not self.agencies:
            return
        photo = self.instance.photo
        with logged(photo, by=self.user):
            if self.mended:
                photo.save(update_fields=[*self.mended])
            if self.agencies:
                self.fields["agencies"].save(self.agencies, photo=photo)


class ShotFormSet(BaseInlineFormSet):
    """The strip. When the story is to be published, every photo is judged as `publish` would judge it."""

    def get_unique_error_message(self, unique_check):
        return _("A photo stands in the story twice. Remove one of the two.")

    def kept(self) -> list:
        """Return the forms that will be photos of the story, in their order."""
        kept = [
            form
            for form in self.forms
            if not (self.can_delete and self._should_delete_form(form)) and (form.instance.pk or form.has_changed())
        ]
        return sorted(kept, key=by_place)

    def save(self, commit=True):
        """Where the library is given words as well, hold the story's photos first, in the order of `publish`."""
        kept = self.kept()
        if commit and any(form.mended or form.agencies for form in kept):
            hold_photos([form.instance.photo_id for form in kept])
        return super().save(commit)

    def clean(self):
        super().clean()
        if PUBLISH not in self.data:
            return
        for place, form in enumerate(self.kept()):
            if not form.instance.photo_id:
                continue
            form.instance.article = self.instance  # as it was typed, saved or not
            for problem in photo_problems(form.instance, place):
                if problem.level == ERROR:
                    form.add_error(None, problem.text)

    def rows(self) -> list:
        """Return the forms that have a photo, in order, each with what the strip prints of it."""
        forms = [form for form in self.forms if _number(form["photo"].value())]
        photos = Photo.objects.prefetch_related("credit_rows__agency").in_bulk(
            [_number(form["photo"].value()) for form in forms]
        )
        shown = [form for form in forms if _number(form["photo"].value()) in photos]
        mends = mendable(self.form.user, photos)
        for form in shown:
            photo = photos[_number(form["photo"].value())]
            dress(form, photo, self.edition, mends=photo.pk in mends)
        return sorted(shown, key=by_place)

    @property
    def edition(self) -> str:
        return self.instance.edition

    def blanks(self) -> list:
        """Return the empty rows, for pages without scripts."""
        return [form for form in self.forms if not _number(form["photo"].value())]

    def row_for(self, photo: Photo, index: int, *, mends: bool):
        """Return the form of a photo that is being added as row number `index`."""
        form = self.form(
            auto_id=self.auto_id,
            prefix=self.add_prefix(index),
            initial={"photo": photo.pk, "position": index},
            use_required_attribute=False,
            **self.get_form_kwargs(index),
        )
        self.add_fields(form, index)
        dress(form, photo, self.edition, mends=mends)
        return form


def dress(form, photo: Photo, edition: str, *, mends: bool) -> None:
    """Give a row what the strip prints of its photo; the library's words show through where the story has none."""
    form.shown, form.lacks, form.mends = photo, lacks(photo), mends
    form.rights = rights_chips(photo, timezone.now())
    form.drift = drift(form.instance, photo)
    form.thumb, form.credit = thumbnail(photo, alt=photo.alt), photo.credit_in(edition)
    form.reading = EDITIONS[edition].direction
    for name, words in (("caption", photo.caption), ("alt", photo.alt)):
        form.fields[name].widget.attrs["placeholder"] = words or " "


def drift(row: ArticlePhoto, photo: Photo) -> list[dict]:
    """Return the library's words that are newer than the story's own, and say something else: {"label", "words"}."""
    if not row.pk or row.photo_id != photo.pk:
        return []
    told = {
        "caption": _("The library's words changed after these. Its caption now:"),
        "alt": _("The library's words changed after these. Its alternative text now:"),
    }
    return [{"label": told[name], "words": words} for name, words in newer_words(row, photo).items()]


class PhotoInline(admin.StackedInline):
    """The photos of a story."""

    model = ArticlePhoto
    form = ShotForm
    formset = ShotFormSet
    extra = 2  # for pages without scripts
    template = "admin/articles/article/photos.html"

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.user = request.user
        return formset


def _number(value) -> int:
    return number(getattr(value, "pk", value))
