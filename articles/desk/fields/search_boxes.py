"""The admin's search boxes, which overlook what cannot be a row's number instead of failing over it."""

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple, RelatedFieldWidgetWrapper

from articles.desk.fields.numbers import number


class NumbersOnly:
    """Shows what is chosen, of what was sent as chosen."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [key for key in value if number(key)], attr)


class OneOf(NumbersOnly, AutocompleteSelect):
    pass


class SeveralOf(NumbersOnly, AutocompleteSelectMultiple):
    def value_from_datadict(self, data, files, name):
        """What is no row's number is refused by the field as none, before a database could fail over it."""
        return [key if number(key) else "?" for key in super().value_from_datadict(data, files, name) or ()]


class SearchBoxes:
    """What a ModelAdmin's `autocomplete_fields` become at this desk."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", OneOf(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Without Django's pencil, cross and eye beside the box: what it names has a page of its own."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", SeveralOf(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)
