"""An address by which somebody without a login may read one revision of a story before it is out."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

LASTS = timedelta(hours=72)


def new_key() -> str:
    return secrets.token_urlsafe(24)


class PreviewLink(models.Model):
    """The address itself is signed and holds the key; whoever guesses the number has nothing."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="preview_links")
    revision = models.ForeignKey("articles.Revision", models.PROTECT, related_name="+")
    key = models.CharField(max_length=40, default=new_key, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who"))
    at = models.DateTimeField(_("when"))
    expires_at = models.DateTimeField(_("good until"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    opened = models.PositiveIntegerField(_("opened"), default=0)  # times

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        default_permissions = ()
        ordering = ["-id"]

    def __str__(self):
        return f"{self.article_id}: {self.revision_id}"
