"""What a hub has not been told yet."""

from django.db import models


class Ping(models.Model):
    """A story that was published, changed or withdrawn: the hub is to be told so once readers can notice it."""

    story = models.BigIntegerField(unique=True)  # its number; told once, however often it has changed meanwhile
    due_at = models.DateTimeField(db_index=True)  # not before; while somebody tells it, not before they must be done
    tried = models.PositiveSmallIntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"#{self.story}"
