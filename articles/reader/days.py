"""Days as readers type them: in digits of any kind, by their own calendar or by everybody's."""

import re
from datetime import date

import django_filters
from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.editions import EDITIONS
from articles.text.bidi import plain
from articles.text.written_days import day_of

FORMS = ["%Y-%m-%d", "%Y/%m/%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]
DAY_WRITTEN = re.compile(r"\d{4}([-/.])\d\d?\1\d\d?|\d\d?([-/.])\d\d?\2\d{4}", re.ASCII)
FIRST_DAY = date(1800, 1, 1)
SIGN = re.compile(r"\s*([-/.])\s*")
WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫؍", "01234567890123456789./")


class DayField(forms.DateField):
    """A day as a reader types or pastes it, in digits of any kind, by the edition's calendar or by everybody's; months
    may have their names.
    """

    def to_python(self, value):
        if not isinstance(value, str):
            return super().to_python(value)
        text = SIGN.sub(r"\1", plain(value).translate(WESTERN)).strip()
        try:
            return day_of(text, EDITIONS[get_language()]) or super().to_python(text)
        except forms.ValidationError:
            if DAY_WRITTEN.fullmatch(text):
                raise forms.ValidationError(_("The calendar has no such day."), "no_such_day") from None
            raise


class DayFilter(django_filters.DateFilter):
    field_class = DayField


def day(label) -> DayFilter:
    return DayFilter(
        label=label,
        input_formats=FORMS,
        error_messages={"invalid": _("Write the day as day/month/year, as in 31/12/2025.")},
        validators=[MinValueValidator(FIRST_DAY, _("The archive does not go back that far."))],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
