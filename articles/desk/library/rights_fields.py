"""The rights of a photo as fields of its form. What would take it away from readers is asked about first."""

from django import forms
from django.contrib import admin
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.desk.fields.forms import AUTO, Plain
from articles.desk.fields.moments import MomentField
from articles.desk.fields.search_boxes import SeveralOf
from articles.editions import edition_choices
from articles.models.photo import Photo
from articles.models.provenance import Provenance
from articles.publishing.photos import rights
from articles.publishing.photos.filing import provenance_of
from articles.publishing.photos.widening import narrows_only, widened, wider_in_place

TIMES = ("usable_from", "usable_until")
SMALL_PRINT = ("rights_note", "regions", "instructions")  # in the row of provenance
RIGHTS = ("rights_class", "held", "rights_note", *TIMES, "editions", "regions", "instructions")
ASKED = "taken_away"
NAMED = 5  # stories


def fieldset(*, changes: bool = True) -> tuple:
    """Return the admin's fieldset of them; `changes` for those who may change the photo, who are asked too."""
    return gettext_lazy("rights"), {"fields": (*RIGHTS, ASKED) if changes else RIGHTS, "classes": ("rights",)}


def wants_eyes(form, photo: Photo) -> bool:
    """Return whether a page opens with the rights in sight: something of them is set, typed just now, or wrong."""
    known = known_of(photo)
    small = known and (known.rights_note or known.instructions or known.regions.exists())
    row = any(getattr(photo, name) for name in RIGHTS if name not in SMALL_PRINT)
    typed = form.is_bound and {*RIGHTS, ASKED} & {*form.errors, *form.changed_data}
    return bool(row or small or typed)


def of_photo(name: str, **more) -> dict:
    """Return what a field of the form says as the photo's own field does."""
    field = Photo._meta.get_field(name)
    return {"label": capfirst(field.verbose_name), "help_text": field.help_text, "required": False, **more}


def of_provenance(name: str, **more) -> dict:
    field = Provenance._meta.get_field(name)
    return {"label": capfirst(field.verbose_name), "help_text": field.help_text, "required": False, **more}


def known_of(photo: Photo) -> Provenance | None:
    """Return the photo's row of provenance, if it has one: a page that is only looked at makes none."""
    return Provenance.objects.filter(photo=photo.pk).first() if photo.pk else None


class RightsFields(forms.ModelForm):
    """Its own row keeps class, hold, times and editions; note, regions and instructions are the provenance's."""

    usable_from = MomentField(**of_photo("usable_from"))
    usable_until = MomentField(**of_photo("usable_until"))
    editions = forms.MultipleChoiceField(
        **of_photo("editions", help_text=gettext_lazy("None ticked: every edition.")),
        choices=edition_choices,
        widget=forms.CheckboxSelectMultiple,
    )
    rights_note = Plain(
        **of_provenance(
            "rights_note", help_text=gettext_lazy("What was agreed, or why it is held back; for the desk.")
        ),
        widget=forms.Textarea({"rows": 2, **AUTO}),
    )
    instructions = Plain(**of_provenance("instructions"), widget=forms.Textarea({"rows": 2, **AUTO}))
    regions = forms.ModelMultipleChoiceField(
        **of_provenance("regions"),
        queryset=Provenance._meta.get_field("regions").remote_field.model.objects.all(),
        widget=SeveralOf(Provenance._meta.get_field("regions"), admin.site),
    )
    taken_away = forms.BooleanField(
        label=gettext_lazy("Take the picture away from readers"), required=False, widget=forms.HiddenInput
    )

    may_widen = False  # whether its user may let the photo be used for more than now

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in TIMES:
            _name_both_halves(self.fields[name])
        if "held" in self.fields:
            self._guard(self.fields["held"])
        if known := known_of(self.instance):
            self.initial["regions"] = list(known.regions.values_list("pk", flat=True))
            self.initial |= {"rights_note": known.rights_note, "instructions": known.instructions}

    def _guard(self, held: forms.Field) -> None:
        """A page that was opened before somebody held the photo back does not let it go."""
        held.show_hidden_initial = True
        if self.instance.held and not self.may_widen:
            held.disabled, held.help_text = True, _("Held back. Editors and the photo desk let it go again.")

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        start, end = (cleaned.get(name) for name in TIMES)
        if start and end and end <= start:
            self.add_error("usable_until", _("The end must be later than the start."))
        if cleaned.get("held") and not self.initial.get("held") and not cleaned.get("rights_note"):
            self.add_error("rights_note", _("Write why the photo must not be published: colleagues will ask."))
        for name in self._widened() if self.instance.pk and not self.may_widen else ():
            self.add_error(name, narrows_only())
        return cleaned

    def _widened(self) -> set[str]:
        """The fields that would let the photo be used for more than the database says now."""
        given = self.cleaned_data
        times = {"start": given.get("usable_from"), "end": given.get("usable_until")}
        wider = widened(self.instance, held=given.get("held", False), **times)
        places = {name: given.get(name, ()) for name in ("editions", "regions")}
        wider |= wider_in_place(self.instance, **places)
        return wider & {*self.changed_data} & {*given}  # what is wrong in itself is said already

    def _post_clean(self):
        super()._post_clean()
        if self.instance.pk and not self.errors and {*RIGHTS} & {*self.changed_data}:
            self._ask_first()

    def _ask_first(self):
        """Readers lose the picture only after the desk has read from which stories."""
        stories = rights.taken_from(self.instance, self.cleaned_data["regions"], timezone.now())
        titles = [story.card_headline for story in stories.only("headline", "short_headline")[: NAMED + 1]]
        if not titles or self.cleaned_data.get(ASKED):
            return
        self.fields[ASKED].widget = forms.CheckboxInput()
        self.add_error(ASKED, warning(titles, stories.count()))

    def save_rows(self, photo: Photo, *, by) -> None:
        """Keep the small print too, inside the transaction that saves the photo."""
        super().save_rows(photo, by=by)
        known, changed = provenance_of(photo), {*SMALL_PRINT} & {*self.changed_data}
        for name in changed - {"regions"}:
            Provenance.objects.filter(pk=known.pk).update(**{name: self.cleaned_data[name]})
        if "regions" in changed:
            known.regions.set(self.cleaned_data["regions"])


def warning(titles: list[str], count: int) -> str:
    """Return what is asked: from how many stories the picture goes, and the first of them by name."""
    text = ngettext(
        "%(n)s published story loses the picture at once, and keeps its caption: %(titles)s. Tick, and save again.",
        "%(n)s published stories lose the picture at once, and keep its caption: %(titles)s. Tick, and save again.",
        count,
    )
    named = _(", ").join(f"«{title}»" for title in titles[:NAMED])
    return (text % {"n": count, "titles": named if count <= NAMED else f"{named}…"}).replace("….", "…")


def _name_both_halves(field: MomentField) -> None:
    """A moment is two boxes under one label: each needs a name of its own for those who do not see it."""
    for half, words in zip(field.widget.widgets, (_("day"), _("hour")), strict=False):
        half.attrs["aria-label"] = f"{field.label}: {words}"


class RightsShown:
    """A ModelAdmin's side: the small print for those who may look and not change."""

    @admin.display(description=Provenance._meta.get_field("rights_note").verbose_name)
    def rights_note(self, photo):
        return getattr(known_of(photo), "rights_note", "") or self.get_empty_value_display()

    @admin.display(description=Provenance._meta.get_field("keywords").verbose_name)
    def keywords(self, photo):
        return _(", ").join(getattr(known_of(photo), "keywords", ())) or self.get_empty_value_display()

    @admin.display(description=Provenance._meta.get_field("instructions").verbose_name)
    def instructions(self, photo):
        return getattr(known_of(photo), "instructions", "") or self.get_empty_value_display()

    @admin.display(description=Provenance._meta.get_field("regions").verbose_name)
    def regions(self, photo):
        return _(", ").join(region.name for region in rights.regions_of(photo)) or self.get_empty_value_display()
