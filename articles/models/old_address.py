"""Addresses that the paper had before, and where they lead now; they are asked about only where there is no page."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.editions import edition_choices
from articles.text.old_paths import LONGEST, normal

TARGETS = ("story", "region", "topic", "person", "url")


def only(**given) -> Q:
    """Return the condition that a row has this target and no other."""
    none = dict.fromkeys(("story__isnull", "region__isnull", "topic__isnull", "person__isnull"), True)
    return Q(**{**none, "gone": False, **given})


# One target, or none and the page is gone for good.
ONE_TARGET = only(url="", gone=True) | (only() & ~Q(url=""))
for named in ("story", "region", "topic", "person"):
    ONE_TARGET |= only(**{"url": "", f"{named}__isnull": False})


class OldAddress(models.Model):
    """An old path and its one target. A story's number is no key: it may be published later, or never."""

    path = models.CharField(
        _("old address"),
        max_length=LONGEST,
        unique=True,
        help_text=_("As it stood in the browser: with or without the host, in letters or in percent escapes."),
    )
    story = models.BigIntegerField(_("number of the story"), null=True, blank=True)
    region = models.ForeignKey(
        "articles.Region", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("region")
    )
    topic = models.ForeignKey(
        "articles.Topic", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("topic")
    )
    person = models.ForeignKey(
        "articles.Person", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("writer")
    )
    url = models.URLField(
        _("an address elsewhere"), max_length=500, blank=True, help_text=_("Beginning with https:// or http://")
    )
    gone = models.BooleanField(
        _("gone for good"), default=False, help_text=_("Readers and search engines are told that it will not return.")
    )
    edition = models.CharField(
        _("edition"),
        max_length=8,
        choices=edition_choices,
        blank=True,
        help_text=_("In which edition a region, a topic or a writer is shown. Empty: as the old address says."),
    )

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        ordering = ["path"]
        constraints = [models.CheckConstraint(condition=ONE_TARGET, name="old_address_leads_to_one_place")]

    def __str__(self):
        return self.path

    def clean(self):
        """Bring the path into its one form, and see that it leads to one place."""
        try:
            self.path = normal(self.path)
        except ValueError as nowhere:
            raise ValidationError({"path": _("This address has no path. The front page is where it was.")}) from nowhere
        if len(self.path) > LONGEST:
            raise ValidationError({"path": _("The address is too long.")})
        if self.url and not self.url.lower().startswith(("https://", "http://")):
            raise ValidationError({"url": _("Write an address that begins with https:// or http://.")})
        given = [name for name in TARGETS if getattr(self, name if name in ("story", "url") else f"{name}_id")]
        if len(given) + self.gone != 1:
            raise ValidationError(_("Say one thing: where the address leads now, or that it is gone for good."))
