"""Who has a story open at the desk, and where in it they are."""

from django.conf import settings
from django.db import models


class Presence(models.Model):
    """One open page of one user. A page that has not been heard of for a while is closed, whatever its row says."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    page = models.CharField(max_length=36)  # a name that the page gave itself
    place = models.CharField(max_length=40, blank=True)  # the field that has the cursor
    typed_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["user", "article", "page"], name="presence_once_a_page")]

    def __str__(self):
        return f"{self.user_id}: {self.article_id} {self.place}"
