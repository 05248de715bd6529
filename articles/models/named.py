"""Things that have a name in every edition."""

from collections.abc import Iterable
from typing import TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.editions import DEFAULT_EDITION, EDITIONS
from articles.text.arabic import fold


class Named(models.Model):
    """A name in the default edition, and what the other editions call it."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    other_names = models.JSONField(
        _("name in other editions"),
        default=dict,
        blank=True,
        help_text=_("Leave a name empty to print the Arabic one."),
    )

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    def name_in(self, edition: str) -> str:
        """Return the edition's name for it, or the default edition's where it has none."""
        return self.other_names.get(edition) or self.name

    def name_edition(self, edition: str) -> str:
        """Return the code of the edition whose name `name_in` returns, for the `lang` beside it."""
        return edition if self.other_names.get(edition) else DEFAULT_EDITION


One = TypeVar("One", bound=Named)


def address_prefix(edition: str) -> str:
    """Return the namespace of an edition's addresses; an edition that is gone is read in the default."""
    return edition if edition in EDITIONS else DEFAULT_EDITION


def in_order(things: Iterable[One], edition: str) -> list[One]:
    """Return them by what the edition calls them; each database would sort them in its own way."""
    return sorted(things, key=lambda thing: (fold(thing.name_in(edition)), thing.pk))
