"""The number that cached pages are filed under."""

from django.db import models


class Generation(models.Model):
    """One row. The database's own triggers turn it whenever a row that readers could notice changes."""

    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="generation_is_one_row")]

    def __str__(self):
        return str(self.number)
