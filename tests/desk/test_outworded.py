"""Stories whose photos say what the library no longer says stand on the front page of those who may mend them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models.article import Article, ArticlePhoto
from articles.models.photo import Photo
from articles.publishing import library
from tests.makers import CLOSED, a_photo, a_story, an_article, somebody


def outworded(make=an_article, **words) -> Article:
    """A story with a caption of its own, and a library that has changed its own since."""
    photo = a_photo()
    article = make(photos=[photo], **words)
    row = article.photo_rows.get()
    row.caption, row.worded_at = "شرح كتبته المادة لنفسها", timezone.now() - timedelta(minutes=5)
    row.save()
    correct(photo)
    return article


def correct(photo: Photo) -> None:
    photo.caption = f"{photo.caption} مصحّحاً"
    with library.logged(photo, by=somebody("salma")):
        photo.save(update_fields=["caption"])


def told(client) -> set[str]:
    """Return the headlines of the front page's panel."""
    kinds = [kind for kind in client.get("/admin/").context["problems"] if kind.key == "outworded"]
    return {row["headline"] for kind in kinds for row in kind.rows}


def listed(client) -> set[int]:
    return {one.pk for one in client.get("/admin/articles/article/?queue=outworded").context["cl"].result_list}


@pytest.mark.parametrize("login", ["layla", "nour", "salma"])
def test_the_front_page_names_the_story_until_its_words_are_kept_or_put_right(at_the_desk, login):
    article, other = outworded(), outworded(a_story)
    an_article(photos=[a_photo()])
    client = at_the_desk(login)
    assert told(client) == {article.headline, other.headline} and listed(client) == {article.pk, other.pk}
    page = client.get("/admin/").content.decode()
    assert f"/admin/articles/article/{article.pk}/change/#photo_rows-group" in page
    ArticlePhoto.objects.filter(article=article).update(worded_at=timezone.now())  # «keep ours»
    ArticlePhoto.objects.filter(article=other).update(caption="")  # «take the library's»
    assert told(client) == listed(client) == set()


@pytest.mark.parametrize("kind", CLOSED)
def test_a_reporter_is_told_of_the_stories_that_are_still_theirs_to_mend(omar, kind):
    own, theirs = outworded(CLOSED[kind], by=somebody("omar")), outworded(CLOSED[kind], by=somebody("nour"))
    mends = kind in {"draft", "changes requested", "in review", "withdrawn", "withdrawn before its time"}
    assert listed(omar) == ({own.pk} if mends else set()), theirs


def test_after_a_month_the_story_and_the_photo_say_it_and_the_front_page_no_longer(salma):
    article = outworded()
    photo = article.photo_rows.get().photo
    assert told(salma) == {article.headline}
    a_month_ago = timezone.now() - timedelta(days=31)
    Photo.objects.filter(pk=photo.pk).update(worded_at=a_month_ago)
    ArticlePhoto.objects.filter(article=article).update(worded_at=a_month_ago - timedelta(days=1))
    assert told(salma) == set()
    assert "older than the library" in salma.get(f"/admin/articles/photo/{photo.pk}/change/").content.decode()


def test_a_spiked_story_is_nobodys_to_mend(layla):
    outworded(CLOSED["spiked"])
    assert listed(layla) == set()
