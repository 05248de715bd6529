"""A file on its way into the library, in pieces, so that a lost connection costs one piece and not the file."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Upload(models.Model):
    """One file that somebody is sending. It becomes a photo once, however often its end is announced."""

    class State(models.TextChoices):
        SENDING = "sending"
        TWIN = "twin"  # all here, and so like a photo of the library that somebody has to say whether it is wanted
        DONE = "done"
        REFUSED = "refused"

    key = models.CharField(max_length=43, primary_key=True)  # secrets.token_urlsafe(32)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(max_length=255, blank=True)
    size = models.PositiveBigIntegerField()  # bytes
    digest = models.CharField(max_length=64, blank=True)  # SHA-256 in hex, where the browser could work it out
    received = models.PositiveBigIntegerField(default=0)  # bytes that are safely here, from the beginning
    state = models.CharField(max_length=8, choices=State, default=State.SENDING)
    photo = models.ForeignKey("articles.Photo", models.SET_NULL, null=True, related_name="+")  # what it has become
    twin = models.ForeignKey("articles.Photo", models.SET_NULL, null=True, related_name="+")
    facts = models.JSONField(default=dict)  # what the knife found, while a twin waits for its answer
    collection = models.ForeignKey("articles.Collection", models.SET_NULL, null=True, related_name="+")
    began_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["began_at", "key"]
        indexes = [
            models.Index(fields=["by", "state"], name="upload_of_user"),
            models.Index(fields=["state"], condition=Q(state="twin"), name="upload_waits"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(received__lte=F("size")), name="upload_is_no_longer_than_it_is"),
            models.CheckConstraint(
                condition=Q(state__in=["sending", "twin", "done", "refused"]), name="upload_state_is_known"
            ),
        ]

    def __str__(self):
        return self.name
