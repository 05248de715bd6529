"""The colour of a region or a section: the desk chooses a hue, the paper works out its inks (text/colours.py)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.text.colours import HUES

NAMES = (
    _("rose"), _("wine"), _("brick"), _("copper"), _("honey"), _("amber"), _("mustard"), _("olive"), _("moss"),
    _("grass"), _("pine"), _("emerald"), _("turquoise"), _("lagoon"), _("petrol"), _("sky"), _("azure"), _("navy"),
    _("indigo"), _("violet"), _("purple"), _("lilac"), _("fuchsia"), _("pomegranate"),
)  # fmt: skip


def known(hue: int) -> None:
    if hue not in HUES:
        raise ValidationError(_("Choose one of the colours in the list."))


class HueField(models.PositiveSmallIntegerField):
    """A hue in degrees, one of text.colours.HUES; None is the neutral ink."""

    def __init__(self, **options):
        super().__init__(**{"null": True, "blank": True, "validators": [known], **options})

    def formfield(self, **options):
        from django import forms

        choices = [("", _("neutral")), *zip(HUES, NAMES, strict=True)]
        words = {"label": self.verbose_name, "help_text": self.help_text, "required": False}
        return forms.TypedChoiceField(choices=choices, coerce=int, empty_value=None, **words)


def is_hue(name: str) -> models.CheckConstraint:
    """The constraint that a column `hue` holds a known hue or nothing."""
    condition = models.Q(hue__isnull=True) | models.Q(hue__in=HUES)
    return models.CheckConstraint(condition=condition, name=name)
