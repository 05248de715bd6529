"""Rows that have a place among others: photos in a strip, links in a list."""

from django import forms
from django.utils.functional import cached_property

from articles.desk.fields.numbers import number

LAST = 9999


class PlacedForm(forms.ModelForm):
    """A row whose place is a hidden number that arrows move; one that says nothing of its place goes last."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "position" in self.fields:
            self.fields["position"].required = False

    @cached_property
    def changed_data(self):
        """A new row in which nothing but its place was given is no row."""
        changed = super().changed_data
        return changed if self.instance.pk or set(changed) - {"position"} else []

    def clean_position(self):
        place = self.cleaned_data.get("position")
        return LAST if place is None else place

    @property
    def place(self) -> tuple[bool, int]:
        """What sorts the rows; blank ones come last."""
        return not self.instance.pk and not self.has_changed(), number(self["position"].value(), otherwise=LAST)


def by_place(form) -> tuple[bool, int]:
    return form.place
