"""A choice of several in an order: the writers above a story, the agencies in a credit."""

from django import forms
from django.contrib import admin

from articles.desk.fields.search_boxes import SeveralOf


class OrderedSelect(SeveralOf):
    """The admin's search box for several, whose options stand in the order in which they were chosen."""

    def optgroups(self, name, value, attr=None):
        groups = super().optgroups(name, value, attr)
        order = {str(number): place for place, number in enumerate(value)}
        for _label, options, _index in groups:
            options.sort(key=lambda option: order.get(str(option["value"]), len(order)))
        return groups

    def build_attrs(self, base_attrs, extra_attrs=None):
        return {**super().build_attrs(base_attrs, extra_attrs), "data-ordered": "", "data-allow-clear": "false"}


class OrderedChoice(forms.ModelMultipleChoiceField):
    """Several rows in an order. `through` is the model that keeps it, `name` its key to what is chosen.

    Cleans to a list. `initial` is a list of keys in order.
    """

    def __init__(self, through, name: str, **kwargs):
        field = through._meta.get_field(name)
        self.through, self.name = through, name
        kwargs.setdefault("queryset", field.remote_field.model._default_manager.all())
        kwargs.setdefault("required", False)
        super().__init__(widget=OrderedSelect(field, admin.site), **kwargs)

    def clean(self, value):
        chosen = {str(row.pk): row for row in super().clean(value)}
        return [chosen[number] for number in dict.fromkeys(map(str, value or [])) if number in chosen]

    def has_changed(self, initial, data):
        return [str(number) for number in initial or []] != [str(number) for number in data or []]

    def keys(self, **owner) -> list[int]:
        """Return the keys of what the owner has now, in order: the field's `initial`."""
        return list(self.through.objects.filter(**owner).values_list(f"{self.name}_id", flat=True))

    def save(self, chosen: list, **owner) -> None:
        """Make these the owner's, in this order."""
        rows = self.through.objects.filter(**owner)
        if list(rows.values_list(f"{self.name}_id", flat=True)) == [row.pk for row in chosen]:
            return
        rows.delete()
        self.through.objects.bulk_create(
            self.through(**owner, **{self.name: row}, position=place) for place, row in enumerate(chosen)
        )
