"""A story is not deleted over anybody's head, and what it said stays kept."""

from articles.models.activity import Activity
from articles.models.article import Article
from articles.models.draft import Draft
from articles.models.revision import Revision
from articles.publishing.publish import publish
from tests.desk.pages import filled
from tests.desk.versions import at
from tests.makers import an_article, somebody


def deleted(client, article) -> str:
    page = client.post(at(article, "delete/"), {"post": "yes"}, follow=True)
    return page.content.decode()


def typed(client, article, words="كلمات لم تُحفظ"):
    client.post(at(article, "autosave/"), filled(client, at(article, "change/"), body=words))


def test_a_colleague_s_unsaved_words_hold_a_story_and_they_are_named(layla, nour):
    article = an_article(by=somebody("omar"))
    typed(layla, article)
    page = deleted(nour, article)
    assert "Typed in this story and not saved yet, by Layla" in page and "كلمات لم تُحفظ" not in page
    assert nour.get(at(article, "delete/")).status_code == 302
    assert Article.objects.get() == article and not Activity.objects.filter(verb="delete").exists()
    layla.post(at(article, "draft/discard/"))
    deleted(nour, article)
    assert not Article.objects.exists()


def test_what_goes_with_a_deleted_story_is_the_deleter_s_own_or_nobody_s(layla, nour):
    article = an_article()
    typed(layla, article)
    typed(nour, article)
    type(somebody("nour")).objects.filter(username="nour").update(is_active=False)
    deleted(layla, article)
    assert not Article.objects.exists() and not Draft.objects.exists()


def test_a_story_that_was_never_saved_at_the_desk_is_kept_as_it_was_deleted(layla):
    article = an_article(body="متن دخل من طريق آخر.")
    deleted(layla, article)
    assert Revision.objects.of(article).get().content["body"] == "متن دخل من طريق آخر."


def test_a_story_that_went_out_meanwhile_is_not_deleted(layla, nour):
    article = an_article()
    publish(article, by=somebody("layla"))
    assert nour.post(at(article, "delete/"), {"post": "yes"}).status_code == 403
    assert Article.objects.exists()
