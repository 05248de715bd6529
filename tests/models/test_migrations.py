"""The way from one version of the tables to the next, and back, with stories in them."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from articles import triggers
from articles.models.article import Article
from articles.models.published import PublishedArticle
from tests.makers import a_story, an_article, somebody


@pytest.mark.django_db(transaction=True)
def test_the_writing_room_is_left_and_entered_again_with_stories_in_every_state():
    out, returned = a_story(), an_article()
    from articles.publishing import status

    status.submit(returned, by=somebody("omar"))
    status.send_back(returned, by=somebody("layla"), reason="راجع الأرقام")
    try:
        call_command("migrate", "articles", "0002", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute("SELECT status FROM articles_article WHERE id = %s", [returned.pk])
            assert cursor.fetchone() == ("draft",)
            # Before the writing room, a story that was out could be returned to its writer.
            cursor.execute("UPDATE articles_article SET status = 'review' WHERE id = %s", [out.pk])
    finally:
        call_command("migrate", "articles", verbosity=0)
    assert not triggers.missing()
    after = Article.objects.get(pk=out.pk)
    assert (after.status, after.copied_at) == ("ready", PublishedArticle.objects.get(pk=out.pk).copied_at)
    assert Article.objects.get(pk=returned.pk).copied_at is None and after.copied_at < timezone.now()
