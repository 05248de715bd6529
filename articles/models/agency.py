"""Who must be named with a picture, in every edition, however their name is spelt, and what their pictures may be."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.named import Named, address_prefix


class RightsClass(models.TextChoices):
    """On what footing the newsroom has a picture (the classes of Guardian's Grid, as far as a newsroom needs them)."""

    STAFF = "staff", _("our own photographer")
    COMMISSIONED = "commissioned", _("commissioned")
    SUBSCRIPTION = "subscription", _("agency, by subscription")
    LICENSED = "licensed", _("licensed for one use")
    POOL = "pool", _("pool")
    HANDOUT = "handout", _("handout")
    COURTESY = "courtesy", _("by courtesy")
    FREE = "free", _("free licence or public domain")


class Agency(Named):
    """A credit source. Its short form per edition is what stands in the parentheses: «أ.ف.ب», AFP."""

    slug = models.SlugField(_("address"), unique=True)
    short_form = models.CharField(_("short form"), max_length=60, help_text=_("Without parentheses, as in «أ.ف.ب»."))
    other_short_forms = models.JSONField(_("short form in other editions"), default=dict, blank=True)
    rights_class = models.CharField(
        _("rights of its photos"), max_length=12, choices=RightsClass, default=RightsClass.SUBSCRIPTION
    )

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(rights_class__in=RightsClass.values), name="agency_rights_are_known")
        ]

    def short_in(self, edition: str) -> str:
        """Return the short form that the edition prints."""
        return self.other_short_forms.get(edition) or self.short_form

    def address(self, edition: str) -> str:
        return reverse(f"{address_prefix(edition)}:agency", args=[self.slug])


class AgencySpelling(models.Model):
    """Another way in which files and captions spell an agency: «ا ف ب», "Agence France-Presse". It means one agency."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="spellings")
    spelling = models.CharField(max_length=120)
    folded = models.CharField(max_length=120, unique=True)  # text.arabic.fold of it, without blanks and dots

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(folded=""), name="spelling_has_letters")]

    def __str__(self):
        return self.spelling
