"""The desk's own index: the words of every working copy, for the desk's lists alone."""

from django.db import models

VERSION = 1  # of what is entered, and how it is folded; rebuild_search enters anew what is older


class DeskEntry(models.Model):
    """That the index has a working copy. Its words are kept by the database's own text index, beside it.

    SQLite keeps them in the FTS5 table `articles_desktext` (rowid = the story's number), PostgreSQL in the column
    `vector` here: publishing.working writes both. Readers' pages are refused them: what is not published stands here.
    """

    article = models.OneToOneField("articles.Article", models.CASCADE, primary_key=True, related_name="+")
    version = models.PositiveSmallIntegerField(default=VERSION)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["version"], name="desk_index_version")]

    def __str__(self):
        return f"#{self.article_id}"
