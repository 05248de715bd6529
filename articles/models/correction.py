"""What was wrong, what is right."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Correction(models.Model):
    """The newsroom's record of a correction. Its words are copied into the published story."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("correction")
        CLARIFICATION = "clarification", _("clarification")

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="corrections", verbose_name=_("story"))
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, default=Kind.CORRECTION)
    text = models.TextField(_("text"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who"))
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["at", "id"]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="correction_says_something")]

    def __str__(self):
        return self.text[:80]
