"""A photo in a story inherits the library's words or has its own; when the library's change, the story is told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models.article import ArticlePhoto
from articles.models.photo import Photo
from articles.models.revision import Revision
from articles.publishing import library
from articles.publishing.photos.using import drifted, newer_words
from articles.publishing.revisions import keep, restore
from tests.desk.pages import filled, press, with_photo
from tests.makers import a_photo, a_story, an_article, somebody

STORY, PHOTO = "/admin/articles/article/{}/change/", "/admin/articles/photo/{}/change/"
ASIDE = "The library&#x27;s words changed after these."


def placed(photo=None, by="layla", **words) -> ArticlePhoto:
    """A row of a story; its words, if it has any, were written an hour ago."""
    article = an_article(photos=[photo or a_photo()], by=somebody(by))
    then = timezone.now() - timedelta(hours=1) if words else None
    ArticlePhoto.objects.filter(article=article).update(worded_at=then, **words)
    return ArticlePhoto.objects.select_related("photo", "article").get(article=article)


def reworded(photo: Photo, **words) -> None:
    """The library's words change, as the photo desk changes them."""
    for name, value in words.items():
        setattr(photo, name, value)
    with library.logged(photo, by=somebody("salma")):
        photo.save()


# --- The rule ---
@pytest.mark.parametrize(
    ("own", "new", "newer"),
    [
        ({}, {"caption": "جديد"}, {}),
        ({"caption": "خاص"}, {"caption": "جديد"}, {"caption": "جديد"}),
        (
            {"caption": "خاص", "alt": "خاص"},
            {"alt": "أ", "caption": "ب"},
            {"caption": "ب", "alt": "أ"},
        ),
        ({"caption": "جديد"}, {"caption": "جديد"}, {}),
        ({"caption": "خاص"}, {"caption": ""}, {}),
        ({"caption": "خاص"}, {"place": "موسكو"}, {}),
    ],
)
def test_own_words_are_older_than_the_librarys_only_if_they_say_something_else(db, own, new, newer):
    row = placed(**own)
    reworded(row.photo, **new)
    row = ArticlePhoto.objects.select_related("photo").get()
    assert newer_words(row) == newer
    assert drifted(ArticlePhoto.objects.all()).exists() is bool(newer)


# --- In the story ---
def test_writing_own_words_dates_them_and_a_later_change_of_the_library_marks_them(layla):
    row = placed()
    address = STORY.format(row.article_id)
    press(layla, address, "_continue", **{"photo_rows-0-caption": "شرح خاص بهذه المادة"})
    row.refresh_from_db()
    assert row.worded_at and ASIDE not in layla.get(address).content.decode()
    reworded(row.photo, caption="شرح المكتبة الجديد")
    page = layla.get(address).content.decode()
    assert ASIDE in page and "شرح المكتبة الجديد" in page


def test_a_save_that_touches_no_words_leaves_the_mark(layla):
    row = placed(caption="شرح خاص")
    reworded(row.photo, caption="جديد")
    press(layla, STORY.format(row.article_id), "_continue", headline="عنوان آخر تماماً لهذه المادة")
    assert newer_words(ArticlePhoto.objects.get())


@pytest.mark.parametrize(("choice", "caption"), [("kept", "شرح خاص"), ("taken", "")])
def test_the_desk_keeps_its_own_words_or_takes_the_librarys(layla, choice, caption):
    row = placed(caption="شرح خاص")
    reworded(row.photo, caption="شرح المكتبة الجديد")
    address = STORY.format(row.article_id)
    press(layla, address, "_continue", **{f"photo_rows-0-{choice}": "on"})
    row = ArticlePhoto.objects.get()
    assert row.caption == caption and not newer_words(row) and ASIDE not in layla.get(address).content.decode()


def test_emptied_words_are_inherited_again_and_have_no_date(layla):
    row = placed(caption="شرح خاص")
    press(layla, STORY.format(row.article_id), "_continue", **{"photo_rows-0-caption": ""})
    row.refresh_from_db()
    assert (row.caption, row.worded_at) == ("", None)


def test_a_photo_that_is_placed_with_words_of_its_own_is_dated(layla):
    article, photo = an_article(), a_photo()
    fields = with_photo(filled(layla, STORY.format(article.pk)), photo.pk, caption="شرح خاص")
    layla.post(STORY.format(article.pk), {**fields, "_continue": ""})
    assert ArticlePhoto.objects.get().worded_at


# --- Older versions ---
def test_words_that_come_back_are_as_old_as_they_were_when_they_were_written(layla):
    row = placed(caption="شرح أول")
    article = row.article
    keep(article, Revision.Kind.SAVE, by=somebody("layla"), at=timezone.now() - timedelta(minutes=30))
    first = Revision.objects.get()
    reworded(row.photo, caption="شرح المكتبة الجديد")
    press(layla, STORY.format(article.pk), "_continue", **{"photo_rows-0-caption": "شرح ثانٍ"})
    assert not newer_words(ArticlePhoto.objects.get())
    article.refresh_from_db()
    restore(first, by=somebody("layla"), seen=article.version)
    row = ArticlePhoto.objects.get()
    assert row.caption == "شرح أول" and newer_words(row) == {"caption": "شرح المكتبة الجديد"}


def test_words_that_did_not_change_keep_their_date_when_a_version_comes_back(layla):
    row = placed(caption="شرح خاص")
    article = row.article
    keep(article, Revision.Kind.SAVE, by=somebody("layla"))
    restore(Revision.objects.get(), by=somebody("layla"), seen=article.version)
    assert ArticlePhoto.objects.get().worded_at == row.worded_at


# --- At the photo desk ---
def test_who_changes_a_caption_is_told_which_stories_show_it_and_which_have_older_words(salma):
    photo = a_photo()
    a_story(photos=[photo], headline="مادة ترث كلمات المكتبة كما هي الآن")
    placed(photo, caption="شرح خاص", by="nour")
    page = press(salma, PHOTO.format(photo.pk), "_continue", "photo_form", caption="شرح جديد")
    told = salma.get(page.headers["Location"]).content.decode()
    assert "2 stories show the new words at once" in told  # the second inherits the alternative text
    assert "1 story has words of its own that are older than these" in told
    assert "مادة ترث كلمات المكتبة كما هي الآن" in told and "older than the library's words" in told


def test_who_changes_no_words_is_told_nothing(salma):
    photo = a_photo()
    a_story(photos=[photo])
    page = press(salma, PHOTO.format(photo.pk), "_continue", "photo_form", place="موسكو")
    assert "new words" not in salma.get(page.headers["Location"]).content.decode()


def test_a_colleagues_story_is_counted_and_not_named(omar):
    photo = a_photo()
    placed(photo, caption="شرح سري", by="nour")
    article = ArticlePhoto.objects.get().article
    own = an_article(photos=[photo], by=somebody("omar"))
    for page in (
        omar.get(PHOTO.format(photo.pk)),
        press(omar, PHOTO.format(photo.pk), "_continue", "photo_form", caption="شرح جديد"),
    ):
        text = (omar.get(page.headers["Location"]) if page.status_code == 302 else page).content.decode()
        assert article.headline not in text and "شرح سري" not in text and own.headline in text
        assert "and 1 more story that is not listed here" in text
