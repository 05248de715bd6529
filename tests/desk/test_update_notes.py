"""Updating a published story from the writing room, around its minute and with a word about what is new."""

from datetime import timedelta

from django.utils import timezone

from articles.models.article import Article
from articles.models.published import PublishedArticle
from articles.publishing.publish import publish
from tests.desk.pages import filled, press
from tests.makers import a_story, an_article, somebody

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


def test_a_page_opened_before_the_instant_publishes_after_it(layla, client, time_machine):
    now = timezone.now().replace(microsecond=0)
    article, start = an_article(), now + HOUR
    time_machine.move_to(now, tick=False)
    publish(article, by=somebody("layla"), at=start)
    change = f"/admin/articles/article/{article.pk}/change/"
    time_machine.move_to(start - SECOND, tick=False)
    fields = filled(layla, change, headline="عنوان كُتب قبل اللحظة وأُرسل بعدها")
    time_machine.move_to(start + SECOND, tick=False)
    assert layla.post(change, {**fields, "_publish": ""}).status_code == 302
    assert (
        client.get(f"/articles/{article.pk}/", follow=True).context["story"].headline
        == "عنوان كُتب قبل اللحظة وأُرسل بعدها"
        and PublishedArticle.objects.get().published_at == start
    )


def test_it_is_asked_for_once_readers_have_had_the_story(layla, client):
    new, out = an_article(), a_story(ago=HOUR)
    pages = {
        article: layla.get(f"/admin/articles/article/{article.pk}/change/").content.decode() for article in (new, out)
    }
    assert ["update_note" in page for page in pages.values()] == [False, True]
    change = f"/admin/articles/article/{out.pk}/change/"
    preview = layla.post(f"/admin/articles/article/{out.pk}/preview/", filled(layla, change, update_note="جديد هنا"))
    assert "جديد هنا" in preview.content.decode() and not PublishedArticle.objects.get().updates
    assert press(layla, change, "_publish", update_note="جديد\nهنا").status_code == 302
    assert "جديد هنا" in client.get(PublishedArticle.objects.get().address()).content.decode()
    assert 'name="update_note"' in layla.get(change).content.decode()
    assert Article.objects.get(pk=out.pk).update_note == ""
