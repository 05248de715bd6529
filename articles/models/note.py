"""What the desk and a writer say to each other about a story. Readers never see a word of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Note(models.Model):
    """A remark kept with a story until it is settled, and after that as well."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="notes", verbose_name=_("story"))
    text = models.TextField(_("text"), max_length=2000)
    about = models.CharField(_("about"), max_length=40, blank=True)  # the field that it speaks of
    asks_for_changes = models.BooleanField(default=False)  # written when the story was returned
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who"))
    at = models.DateTimeField(_("when"))
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("settled by")
    )
    resolved_at = models.DateTimeField(_("settled"), null=True, blank=True)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        default_permissions = ()
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="note_says_something"),
            models.CheckConstraint(
                condition=Q(resolved_by__isnull=True, resolved_at__isnull=True)
                | Q(resolved_by__isnull=False, resolved_at__isnull=False),
                name="note_is_settled_by_somebody",
            ),
        ]

    def __str__(self):
        return self.text[:80]
