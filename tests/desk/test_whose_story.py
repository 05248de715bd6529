"""Who may open and do what, at every address of a story."""

import pytest
from django.test import Client

from articles.models.article import Article
from articles.models.published import PublishedArticle
from tests.desk.pages import filled, press, with_photo
from tests.makers import CLOSED, a_photo, a_story, an_article, somebody

STORY = "/admin/articles/article/{}/"
PAGES = ("change/", "history/", "delete/", "withdraw/", "correct/", "return/", "spike/", "preview/")
PRIVATE = ("preview/",)


def at(article, page: str) -> str:
    return STORY.format(article.pk) + page


# --- Strangers ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_gets_the_login_page_and_of_a_preview_not_even_that(db, page):
    article = an_article()
    for verb in ("get", "post"):
        response = getattr(Client(), verb)(at(article, page))
        assert response.status_code == (404 if page in PRIVATE else 302), (verb, page)
        assert article.headline not in response.content.decode()


@pytest.mark.parametrize("page", ["add/preview/", "photos/library/", "photos/rows/", "photos/upload/"])
def test_what_scripts_ask_for_is_no_strangers_business(db, page):
    assert Client().get(f"/admin/articles/article/{page}").status_code == 404
    assert Client().post(f"/admin/articles/article/{page}").status_code == 404


# --- A reporter --------------------------------------------------------------------------------------
@pytest.mark.parametrize("closed", CLOSED)
def test_a_reporter_finds_nobody_elses_unpublished_story_anywhere(omar, closed):
    article = CLOSED[closed](by=somebody("nour"), headline="سرّ من أسرار التحرير لم يُنشر بعد")
    for page in PAGES:
        for verb in ("get", "post"):
            response = getattr(omar, verb)(at(article, page), follow=True)
            assert "سرّ من أسرار" not in response.content.decode(), (verb, page)
    for address in ("/admin/", "/admin/articles/article/", "/admin/articles/article/?q=أسرار"):
        assert "سرّ من أسرار" not in omar.get(address).content.decode(), address


def test_a_reporter_reads_what_is_public_and_cannot_change_it(omar):
    article = a_story(by=somebody("nour"))
    page = omar.get(at(article, "change/"))
    assert page.status_code == 200 and "<textarea" not in page.content.decode()
    assert omar.post(at(article, "change/"), {"headline": "غيره", "_continue": ""}).status_code == 403
    assert omar.get(at(article, "history/")).status_code == 403, "reasons are for those who work on the story"


@pytest.mark.parametrize(
    ("closed", "open"),
    [
        ("draft", True),
        ("in review", True),
        ("withdrawn", True),
        ("ready", False),
        ("spiked", False),
        ("scheduled", False),
    ],
)
def test_a_reporter_changes_an_own_story_until_the_desk_has_taken_it(omar, closed, open):
    article = CLOSED[closed](by=somebody("omar"))
    page = omar.get(at(article, "change/"))
    assert page.status_code == 200
    assert ("<textarea" in page.content.decode()) is open
    if not open:
        assert omar.post(at(article, "change/"), {"headline": "غيره", "_continue": ""}).status_code == 403


@pytest.mark.parametrize("button", ["_publish", "_approve", "_revive"])
def test_a_button_that_a_reporter_does_not_have_saves_nothing(omar, button):
    article = an_article()
    response = press(omar, at(article, "change/"), button, kicker="تجربة")
    article.refresh_from_db()
    assert response.status_code == 403 and not article.kicker
    assert not PublishedArticle.objects.exists() and article.status == Article.Status.DRAFT


def test_a_reporter_sends_for_review(omar):
    article = an_article()
    page = omar.get(at(article, "change/")).content.decode()
    assert "Send for review" in page and 'name="_publish"' not in page
    press(omar, at(article, "change/"), "_submit", kicker="تجربة")
    article.refresh_from_db()
    assert (article.status, article.kicker) == (Article.Status.REVIEW, "تجربة")


def test_a_reporter_cannot_link_to_what_is_not_theirs_to_see(omar):
    article, hidden = an_article(), an_article(by=somebody("nour"), headline="مادة سرّية تماماً")
    page = press(omar, at(article, "change/"), "_continue", **{"link_rows-0-target": str(hidden.pk)})
    assert page.status_code == 200 and "مادة سرّية" not in page.content.decode()
    assert not article.link_rows.exists()


def test_search_boxes_offer_a_reporter_only_what_they_may_open(omar):
    an_article(by=somebody("nour"), headline="جسر النهر السرّي")
    own = an_article(headline="جسر النهر لي")
    public = a_story(by=somebody("nour"), headline="جسر النهر للجميع وقد نُشر أمس")
    box = "/admin/autocomplete/?app_label=articles&model_name=relatedlink&field_name=target&term=جسر"
    assert {row["id"] for row in omar.get(box).json()["results"]} == {str(own.pk), str(public.pk)}
    assert {row["id"] for row in omar.get(f"{box}&without={own.pk}").json()["results"]} == {str(public.pk)}


# --- The photo desk ----------------------------------------------------------------------------------
def test_the_photo_desk_places_photos_and_leaves_the_words_alone(salma):
    article, photo = an_article(), a_photo()
    page = salma.get(at(article, "change/")).content.decode()
    assert "data-pick" in page and 'name="headline"' not in page
    fields = filled(salma, at(article, "change/"))
    response = salma.post(
        at(article, "change/"), {**with_photo(fields, photo.pk), "headline": "عنوان المصوّر", "_continue": ""}
    )
    assert response.status_code == 302
    before, article = article, Article.objects.get(pk=article.pk)
    assert article.headline == before.headline
    assert [row.photo for row in article.photo_rows.all()] == [photo]


@pytest.mark.parametrize("button", ["_publish", "_approve", "_submit"])
def test_the_photo_desk_has_no_verbs(salma, button):
    article = an_article()
    assert press(salma, at(article, "change/"), button).status_code == 403
    assert not PublishedArticle.objects.exists()


# --- Editors -----------------------------------------------------------------------------------------
def test_only_the_chief_editor_withdraws(at_the_desk):
    article = a_story()
    assert at_the_desk("nour").post(at(article, "withdraw/"), {"reason": "سبب"}).status_code == 403
    assert PublishedArticle.objects.get().is_public
    assert at_the_desk("layla").post(at(article, "withdraw/"), {"reason": "سبب"}).status_code == 302
    assert PublishedArticle.objects.get().is_withdrawn


@pytest.mark.parametrize(
    ("closed", "gone"), [("draft", True), ("in review", False), ("scheduled", False), ("withdrawn", False)]
)
def test_only_a_draft_that_was_never_published_is_deleted(layla, closed, gone):
    article = CLOSED[closed](by=somebody("omar"))
    response = layla.post(at(article, "delete/"), {"post": "yes"})
    assert response.status_code == (302 if gone else 403)
    assert Article.objects.filter(pk=article.pk).exists() is not gone


def test_users_and_groups_stay_with_superusers(layla):
    assert layla.get("/admin/auth/user/").status_code == 403
    assert layla.get("/admin/auth/group/").status_code == 403
