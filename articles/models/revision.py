"""A whole story as it stood at one moment: its words, its photos, its links. Never changed, never removed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.letters import Letters


class RevisionQuerySet(models.QuerySet):
    """Revisions, by what may be done with them."""

    def of(self, article):
        return self.filter(article_number=article.pk)

    def for_lists(self):
        """What a list prints: who, when, why. The story itself stays in the database."""
        return self.defer("content").select_related("by")


class Revision(models.Model):
    """Append-only: the database refuses to change or remove a row (triggers.py)."""

    class Kind(models.TextChoices):
        SAVE = "save", pgettext_lazy("revision", "saved")
        PUBLISH = "publish", pgettext_lazy("revision", "published")
        RESTORE = "restore", pgettext_lazy("revision", "restored")
        REFUSED = "refused", pgettext_lazy("revision", "refused: somebody had saved meanwhile")

    # A number and no key, as in the log: what was written outlives the row it was written in.
    article_number = models.BigIntegerField(_("story number"))
    # The version of the story that this became; of a refused one, the version that its writer had begun from.
    version = models.PositiveIntegerField(_("version"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    headline = models.CharField(_("headline"), max_length=300, blank=True)
    content = models.JSONField(encoder=Letters)  # as publishing.revisions.snapshot makes it
    digest = models.CharField(max_length=64)  # SHA-256 of the content, in hexadecimal
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who"))
    at = models.DateTimeField(_("when"))
    reason = models.CharField(_("why"), max_length=300, blank=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-id"]
        default_permissions = ()
        indexes = [models.Index(fields=["article_number", "-id"], name="revision_of_a_story")]

    def __str__(self):
        return f"{self.article_number}.{self.version} {self.kind}"
