"""Tries at the desk's door."""

from django.db import models


class Attempt(models.Model):
    """One try at a password or a code. Forgotten when it has come right, and within the hour otherwise."""

    who = models.CharField(max_length=64)  # a digest: people type their password into the wrong field
    whence = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["whence", "at"], name="attempt_whence")]

    def __str__(self):
        return f"{self.whence} {self.at:%F %T}"
