"""A moment as the desk types it: day and hour on the newsroom's clock, with Greenwich's beside them.

When clocks turn, an hour is skipped or comes twice: then the field asks which of two moments is meant.
"""

from datetime import UTC, datetime

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime, BaseAdminDateWidget, BaseAdminTimeWidget
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.fields.when import at, both_clocks, city
from articles.text.wall_clock import is_skipped, readings

YEARS = range(1900, 2201)  # beyond them a database may not tell one moment from another
TEMPLATE = "admin/articles/article/moment.html"


class MomentWidget(AdminSplitDateTime):
    """Day and hour, and a third value: which of two moments was chosen, as its UTC in ISO 8601."""

    def __init__(self, attrs=None):
        forms.MultiWidget.__init__(self, [BaseAdminDateWidget(), BaseAdminTimeWidget(), forms.HiddenInput()], attrs)

    def decompress(self, value):
        if not value:
            return [None, None, ""]
        here = timezone.localtime(value)
        found = _found(here.replace(tzinfo=None, fold=0))
        hour = here.time() if here.second else f"{here:%H:%M}"
        return [here.date(), hour, value.astimezone(UTC).isoformat() if len(found) > 1 else ""]

    def render(self, name, value, attrs=None, renderer=None):
        typed = value if isinstance(value, list | tuple) else self.decompress(value)
        found = _found(_wall(typed))
        context = {
            "halves": super().render(name, value, attrs, renderer),
            "name": f"{name}_2",
            "zone": timezone.get_current_timezone_name(),
            "city": city(),
            "both": both_clocks(found[0]) if len(found) == 1 else "",
            "readings": _choices(found, typed[2]) if len(found) > 1 else [],
        }
        return render_to_string(TEMPLATE, context)


class MomentField(forms.SplitDateTimeField):
    """An aware moment in UTC from day, hour and, where it is asked for, the choice between two."""

    widget = MomentWidget

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.fields = (*self.fields, forms.CharField(required=False))

    def clean(self, value):
        return super().clean(value if value and any(value[:2]) else None)

    def compress(self, data_list):
        if not data_list:
            return None
        day, hour, chosen = data_list
        if day in self.empty_values:
            raise ValidationError(self.error_messages["invalid_date"], code="invalid_date")
        if hour in self.empty_values:
            raise ValidationError(self.error_messages["invalid_time"], code="invalid_time")
        if day.year not in YEARS:
            text = _("Choose a year between %(first)s and %(last)s.")
            raise ValidationError(text % {"first": YEARS[0], "last": YEARS[-1]}, code="invalid_date")
        return _meant(datetime.combine(day, hour), chosen)


def _meant(wall: datetime, chosen: str) -> datetime:
    """Return the one moment that this local time means, or the chosen one of two. Raises ValidationError to ask."""
    found = _found(wall)
    moments = {moment.isoformat(): moment for moment in found}
    if len(found) == 1 or chosen in moments:
        return moments.get(chosen, found[0])
    if is_skipped(wall, timezone.get_current_timezone()):
        text = _("There is no such time on that day: clocks are put forward. Choose one of the two nearest to it.")
    else:
        text = _("This time comes twice on that day: clocks are put back. Choose which of the two you mean.")
    raise ValidationError(text, code="which")


def _found(wall: datetime | None) -> list[datetime]:
    """Return the readings of a local time on the newsroom's clock; none at the ends of the calendar."""
    try:
        return readings(wall, timezone.get_current_timezone()) if wall else []
    except OverflowError:
        return []


def _wall(typed) -> datetime | None:
    """Return what day and hour say, if both can be read."""
    try:
        day, hour = forms.DateField().clean(typed[0]), forms.TimeField().clean(typed[1])
    except ValidationError:
        return None
    return datetime.combine(day, hour)


def _choices(found: list[datetime], chosen: str) -> list[dict]:
    days = {timezone.localtime(moment).date() for moment in found}
    return [
        {
            "value": moment.isoformat(),
            "label": at(moment) if len(days) > 1 else f"{both_clocks(moment)} – {side}",
            "checked": moment.isoformat() == chosen,
        }
        for moment, side in zip(found, (_("before the clocks change"), _("after the clocks change")), strict=True)
    ]
