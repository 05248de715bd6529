"""The form as it was typed: bound, so that it shows what its writer left, and quiet, so that it judges nothing."""

from django.forms.formsets import TOTAL_FORM_COUNT
from django.forms.utils import ErrorDict
from django.http import QueryDict

from articles.models.draft import Draft


class Quiet:
    """A form that finds nothing wrong and nothing right."""

    def full_clean(self):
        self._errors, self.cleaned_data = ErrorDict(), {}


def data_of(draft: Draft) -> QueryDict:
    """Return what the draft's form would post."""
    data = QueryDict(mutable=True)
    for name, values in draft.form.items():
        data.setlist(name, values)
    data["seen_version"] = str(draft.seen_version)
    return data


def quiet(form_class, data: QueryDict):
    """Return the form's class, filled in with the data whatever it is made with."""

    class QuietForm(Quiet, form_class):
        def __init__(self, *args, **kwargs):
            super().__init__(data, **kwargs)

    return QuietForm


def quiet_rows(formset_class):
    """Return the class of a formset that judges neither itself nor its rows."""

    class QuietRows(formset_class):
        form = type("QuietRow", (Quiet, formset_class.form), {})

        def full_clean(self):
            self._errors = [ErrorDict() for _row in self.forms]
            self._non_form_errors = self.error_class()

    return QuietRows


def has_rows(data: QueryDict, prefix: str) -> bool:
    """Whether the data holds the rows of this formset at all."""
    return f"{prefix}-{TOTAL_FORM_COUNT}" in data


def differing(form, formsets) -> list[str]:
    """Return the names of what the bound form has otherwise than the saved story: its fields, then its formsets."""
    fields = [name for name in form.changed_data if name != "seen_version" and not _same_lines(form, name)]
    return fields + [rows.prefix for rows in formsets if rows.is_bound and any(row.has_changed() for row in rows.forms)]


def _same_lines(form, name: str) -> bool:
    """Whether two texts differ in the ends of their lines alone."""
    saved, typed = form[name].initial, form[name].value()
    return isinstance(saved, str) and isinstance(typed, str) and saved.splitlines() == typed.splitlines()
