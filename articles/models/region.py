"""The readers' map: where a story is filed, a tree."""

from collections.abc import Iterable
from itertools import accumulate

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.hue import HueField, is_hue
from articles.models.named import Named, address_prefix
from articles.text.arabic import fold

LONGEST_PATH = 255


class Region(Named):
    """A place on the readers' map. A region's page holds the stories of its children too."""

    slug = models.SlugField(_("address"), unique=True, help_text=_("Latin letters; readers see it in the address."))
    parent = models.ForeignKey(
        "articles.Region", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    path = models.CharField(
        max_length=LONGEST_PATH, unique=True, editable=False
    )  # "world/europe": its own slug after its parents'
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    hue = HueField(verbose_name=_("colour"))
    in_navigation = models.BooleanField(_("in the navigation"), default=True)

    class Meta:
        verbose_name = pgettext_lazy("noun", "region")
        verbose_name_plural = _("regions")
        ordering = ["position", "name"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")),
                name="region_is_not_its_own_parent",
                violation_error_message=_("A region cannot be part of itself."),
            ),
            is_hue("region_hue_is_known"),
        ]

    def clean(self):
        if self.parent and self.pk in [region.pk for region in self.parent.lineage()]:
            raise ValidationError({"parent": _("A region cannot be part of one of its own parts.")})
        if self.parent and len(f"{self.parent.path}/{self.slug}") > LONGEST_PATH:
            raise ValidationError({"slug": _("The address is too long this deep in the map. Choose a shorter one.")})

    def save(self, *args, **kwargs):
        self.path = f"{self.parent.path}/{self.slug}" if self.parent else self.slug
        super().save(*args, **kwargs)

    def lineage(self) -> list["Region"]:
        """Return the region and all it is part of, the smallest first."""
        line = [self]
        while line[-1].parent:
            line.append(line[-1].parent)
        return line

    def is_in(self, region: "Region") -> bool:
        """Whether it is part of that region; no region is part of itself."""
        return self.path.startswith(f"{region.path}/")

    def crumbs(self) -> list["Region"]:
        """Return the way here, the largest region first, this one last."""
        return self.lineage()[::-1]

    def address(self, edition: str) -> str:
        return reverse(f"{address_prefix(edition)}:region", args=[self.path])


def in_tree(regions: Iterable[Region], edition: str) -> list[Region]:
    """Return these regions as the newsroom orders them, each with its parts behind it; then by name."""
    there = {region.path: region for region in regions}
    places = {path: (one.position, fold(one.name_in(edition)), one.pk) for path, one in there.items()}

    def way(path: str) -> list[tuple[int, str, int]]:
        return [places[above] for above in accumulate(path.split("/"), "{}/{}".format) if above in places]

    return [there[path] for path in sorted(there, key=way)]
