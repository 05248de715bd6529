"""Who did what, when, and why."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Activity(models.Model):
    """One line of the newsroom's log. Append-only: the database refuses to change or remove a row (triggers.py)."""

    class Verb(models.TextChoices):
        PUBLISH = "publish", pgettext_lazy("log", "published")
        SCHEDULE = "schedule", pgettext_lazy("log", "scheduled")
        UPDATE = "update", pgettext_lazy("log", "updated for readers")
        WITHDRAW = "withdraw", pgettext_lazy("log", "withdrew")
        CORRECT = "correct", pgettext_lazy("log", "corrected")
        SUBMIT = "submit", pgettext_lazy("log", "sent for review")
        RETURN = "return", pgettext_lazy("log", "returned to the writer")
        APPROVE = "approve", pgettext_lazy("log", "marked ready")
        SPIKE = "spike", pgettext_lazy("log", "spiked")
        REVIVE = "revive", pgettext_lazy("log", "took up again")
        MOVE = "move", pgettext_lazy("log", "moved a region")
        BEGIN = "begin", pgettext_lazy("log", "began")
        RESTORE = "restore", pgettext_lazy("log", "restored an older revision")
        DELETE = "delete", pgettext_lazy("log", "deleted")
        ASSIGN = "assign", pgettext_lazy("log", "passed on")
        NOTE = "note", pgettext_lazy("log", "wrote a note")
        SETTLE = "settle", pgettext_lazy("log", "settled a note")
        SHARE = "share", pgettext_lazy("log", "made a preview link")
        UNSHARE = "unshare", pgettext_lazy("log", "ended a preview link")
        PAGE = "page", pgettext_lazy("log", "changed a page")
        PICTURE = "picture", pgettext_lazy("log", "removed a photo from the library")
        PHOTO = "photo", pgettext_lazy("log", "changed a photo in the library")
        LISTS = "lists", pgettext_lazy("log", "changed regions, topics or names")
        ACCOUNT = "account", pgettext_lazy("log", "changed an account")
        ROLE = "role", pgettext_lazy("log", "changed the rights of")
        SECURITY = "security", pgettext_lazy("log", "changed how to sign in")

    # A number and no key: the log outlives what it speaks of.
    article_number = models.BigIntegerField(_("story number"), null=True, db_index=True)
    headline = models.CharField(_("headline"), max_length=300, blank=True)
    verb = models.CharField(_("what"), max_length=12, choices=Verb)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who"))
    at = models.DateTimeField(_("when"), db_index=True)
    reason = models.TextField(_("why"), blank=True)

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["verb", "-at"], name="activity_by_verb"),
            models.Index(fields=["by", "-at"], name="activity_by_whom"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(verb="withdraw") | ~models.Q(reason=""), name="withdrawal_has_a_reason"
            )
        ]

    def __str__(self):
        return f"{self.by}: {self.verb} {self.article_number}"


class OpenLine(models.Model):
    """A line of the log that waits, because somebody is still writing on a photo (publishing/photos/logbook.py)."""

    photo = models.OneToOneField("articles.Photo", models.CASCADE, primary_key=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    before = models.JSONField()  # what each field that has changed said first, by its name in the log
    at = models.DateTimeField(db_index=True)  # of the last change

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.by}: #{self.photo_id}"
