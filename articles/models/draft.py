"""What somebody has typed and not saved yet."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Draft(models.Model):
    """The form of one story as one user last left it; one row each, written over and over, gone once it is saved.

    A story that was never saved has no number: the page that it is written on gives its draft a name instead.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    article = models.ForeignKey("articles.Article", models.CASCADE, null=True, related_name="drafts")
    new = models.CharField(max_length=36, blank=True)
    form = models.JSONField(default=dict)  # {field name: [value, …]}, as a browser sends it
    headline = models.CharField(max_length=300, blank=True)
    seen_version = models.PositiveIntegerField(default=0)  # of the story, when its writer opened it
    began_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["-saved_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "article"], condition=Q(article__isnull=False), name="draft_once_a_story"
            ),
            models.UniqueConstraint(fields=["user", "new"], condition=~Q(new=""), name="draft_once_a_new_story"),
            models.CheckConstraint(
                condition=Q(article__isnull=False, new="") | (Q(article__isnull=True) & ~Q(new="")),
                name="draft_is_of_one_story",
            ),
        ]

    def __str__(self):
        return f"{self.user_id}: {self.article_id or self.new}"
