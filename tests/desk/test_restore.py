"""An older version brought back: as a new one, whole, and behind nobody's back."""

import pytest
from django.utils import timezone

from articles.models.activity import Activity
from articles.models.article import Article
from articles.models.draft import Draft
from articles.models.published import PublishedArticle
from articles.models.revision import Revision
from articles.publishing.publish import update
from articles.publishing.revisions import refuse, snapshot
from tests.desk.pages import filled
from tests.desk.versions import at, kept, page_of, restore_by, saved
from tests.makers import a_photo, a_story, a_topic, an_article, somebody


def test_an_older_version_comes_back_as_a_new_one(layla):
    photo = a_photo()
    article = an_article(photos=[photo], headline="العنوان الأول للمادة")
    first = kept(article)
    article.photo_rows.all().delete()
    saved(article, headline="العنوان الثاني", body="متن آخر", update_note="خبر التحديث")
    page = restore_by(layla, article, first).content.decode()
    article.refresh_from_db()
    assert (article.headline, article.version) == (
        "العنوان الأول للمادة",
        3,
    ) and article.photo_rows.get().photo == photo
    assert "Version 1 is back, as version 3." in page
    newest = Revision.objects.of(article).first()
    assert (newest.kind, newest.version, newest.by.username) == ("restore", 3, "layla")
    assert newest.content == snapshot(article)
    assert Activity.objects.filter(article_number=article.pk, verb="restore").count() == 1
    assert article.update_note == "خبر التحديث"  # it is of the next update, not of the text


def test_asking_changes_nothing_and_says_what_would(layla):
    article = an_article(headline="الأول")
    first = kept(article)
    saved(article, headline="الثاني")
    page = page_of(layla, at(article, f"restore/{first.pk}/"))
    assert "headline" in page and "1 word gone" in page and "1 word new" in page
    assert Article.objects.get(pk=article.pk).headline == "الثاني" and Revision.objects.of(article).count() == 2


def test_a_restoration_that_comes_too_late_is_refused(layla):
    article = an_article(headline="الأول")
    first = kept(article)
    saved(article, headline="الثاني")
    page = restore_by(layla, article, first, seen_version="1").content.decode()
    assert "Somebody has saved this story" in page
    assert Article.objects.get(pk=article.pk).headline == "الثاني"


def test_readers_see_nothing_of_it(layla, client):
    article = a_story(headline="العنوان الأول كما نُشر للقرّاء")
    saved(article, headline="العنوان الثاني كما نُشر للقرّاء")
    update(article, by=somebody("layla"))
    first = Revision.objects.of(article).last()
    page = page_of(layla, at(article, f"restore/{first.pk}/"))
    assert "Readers see nothing of it" in page
    restore_by(layla, article, first)
    copy = PublishedArticle.objects.get(pk=article.pk)
    assert copy.headline == "العنوان الثاني كما نُشر للقرّاء"
    assert "العنوان الأول" not in client.get(copy.address()).content.decode()


def test_a_draft_does_not_come_back_over_it(layla):
    article = an_article(headline="الأول")
    first = kept(article)
    saved(article, headline="الثاني")
    now, rest = timezone.now(), {"form": {"headline": ["مسودة"]}, "seen_version": 2}
    mine = Draft.objects.create(user=somebody("layla"), article=article, began_at=now, saved_at=now, **rest)
    other = Draft.objects.create(user=somebody("nour"), article=article, began_at=now, saved_at=now, **rest)
    assert "will be thrown away" in page_of(layla, at(article, f"restore/{first.pk}/"))
    page = restore_by(layla, article, first).content.decode()
    assert "is thrown away" in page and "مسودة" not in page
    assert list(Draft.objects.all()) == [other] and mine.pk != other.pk


def test_what_was_typed_after_the_page_was_shown_is_not_thrown_away(layla):
    article = an_article(by=somebody("layla"), headline="الأول عنوان المادة كما كُتبت")
    first = saved(article)
    saved(article, headline="الثاني عنوان المادة كما كُتبت")
    address = at(article, f"restore/{first.pk}/")
    asked = filled(layla, address, "restore_form")
    layla.post(at(article, "autosave/"), filled(layla, at(article, "change/"), body="كُتب على صفحة أخرى"))
    assert "is back" in layla.post(address, asked, follow=True).content.decode()
    assert Draft.objects.get().form["body"] == ["كُتب على صفحة أخرى"]


def test_what_is_gone_since_is_named(layla):
    photo, topic = a_photo(), a_topic("gone")
    article = an_article(photos=[photo], topics=[topic])
    first = kept(article)
    article.photo_rows.all().delete()
    article.topics.clear()
    saved(article, headline="الثاني")
    photo.delete()
    topic.delete()
    page = page_of(layla, at(article, f"restore/{first.pk}/"))
    assert "photos deleted from the library" in page and "موضوع gone" in page
    assert "Not everything could come back" in restore_by(layla, article, first).content.decode()


def test_a_refused_text_comes_back_if_it_can(layla):
    article = an_article()
    kept(article)
    content = snapshot(article) | {"headline": "عنوان من تأخر"}
    rows = {
        "photos": [{"photo": 0, "caption": "", "alt": ""}],
        "links": [{"target": None, "url": "javascript:1", "title": "x"}],
    }
    late = refuse(article, content | rows, by=somebody("nour"), seen=1)
    restore_by(layla, article, late)
    article.refresh_from_db()
    assert article.headline == "عنوان من تأخر" and not article.photo_rows.exists() and not article.link_rows.exists()


@pytest.mark.parametrize("words", [{"headline": "ن" * 201}, {"genre": "gossip"}, {"body": "ن" * 100_001}])
def test_a_refused_text_that_no_story_can_take_says_why(layla, words):
    article = an_article()
    kept(article)
    late = refuse(article, snapshot(article) | words, by=somebody("nour"), seen=1)
    assert "cannot come back as it is" in page_of(layla, at(article, f"restore/{late.pk}/"))
    response = layla.post(at(article, f"restore/{late.pk}/"), {"seen_version": article.version})
    assert response.status_code == 422 and Article.objects.get(pk=article.pk).version == article.version
