"""Subjects that a reader can follow; some of them are sections of the paper."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.hue import HueField, is_hue
from articles.models.named import Named, address_prefix


class Topic(Named):
    """A followable subject."""

    slug = models.SlugField(_("address"), unique=True, help_text=_("Latin letters; readers see it in the address."))
    is_section = models.BooleanField(
        _("section"),
        default=False,
        help_text=_("A section stands in the navigation and has its band on the front page."),
    )
    hue = HueField(verbose_name=_("colour"))
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["position", "name"]
        constraints = [is_hue("topic_hue_is_known")]

    def address(self, edition: str) -> str:
        return reverse(f"{address_prefix(edition)}:topic", args=[self.slug])
