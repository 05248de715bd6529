"""Who may open and do what, at every address of a story."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone

from articles.models.article import Article
from articles.models.published import PublishedArticle
from articles.publishing import working
from tests.desk.pages import filled, press, with_photo
from tests.makers import CLOSED, a_photo, a_region, a_story, an_article, somebody

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
        words_typed = verb == "post" and page == "change/"  # they are given back with a way to log in again
        assert response.status_code == (404 if page in PRIVATE else 401 if words_typed else 302), (verb, page)
        assert article.headline not in response.content.decode()


@pytest.mark.parametrize("page", ["add/preview/", "photos/library/", "photos/rows/"])
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


def test_a_reporter_opens_nobody_elses_public_story(omar):
    """What readers see is public; what the desk is writing meanwhile is not."""
    article = a_story(by=somebody("nour"), headline="عنوان يراه القرّاء جميعاً منذ أمس")
    Article.objects.filter(pk=article.pk).update(headline="عنوان سرّي", body="سرّ من أسرار التحرير لم يُنشر بعد")
    for page in PAGES:
        for verb in ("get", "post"):
            response = getattr(omar, verb)(at(article, page), follow=True)
            assert "سرّ" not in response.content.decode(), (verb, page)
    assert omar.post(at(article, "change/"), {"headline": "غيره", "_continue": ""}).status_code in (403, 404)
    for address in ("/admin/articles/article/", "/admin/articles/article/?q=أسرار"):
        assert at(article, "change/") not in omar.get(address).content.decode(), address


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
    assert ('name="headline"' in page.content.decode()) is open
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


def test_search_boxes_call_a_public_story_what_readers_call_it(omar, layla):
    public = a_story(by=somebody("nour"), headline="جسر النهر للجميع وقد نُشر أمس")
    Article.objects.filter(pk=public.pk).update(headline="مسودة سرّية", body="كلمة خفية")
    working.enter(Article.objects.get(pk=public.pk))
    box = "/admin/autocomplete/?app_label=articles&model_name=relatedlink&field_name=target&term="
    assert [row["text"] for row in omar.get(f"{box}جسر").json()["results"]] == ["جسر النهر للجميع وقد نُشر أمس"]
    assert not omar.get(f"{box}سرّية").json()["results"] and not omar.get(f"{box}خفية").json()["results"]
    assert [row["text"] for row in layla.get(f"{box}خفية").json()["results"]] == ["مسودة سرّية"]


def test_a_reporter_links_to_a_public_story_and_translates_it(omar):
    article, public = an_article(), a_story(by=somebody("nour"), headline="جسر النهر للجميع وقد نُشر أمس")
    Article.objects.filter(pk=public.pk).update(headline="مسودة سرّية", slugline="سرّ-القضية")
    press(omar, at(article, "change/"), "_continue", **{"link_rows-0-target": str(public.pk)})
    assert [row.target_id for row in article.link_rows.all()] == [public.pk]
    page = omar.get(at(article, "change/")).content.decode()
    assert "جسر النهر للجميع" in page and "سرّية" not in page
    page = omar.get(f"/admin/articles/article/add/?translates={public.pk}&edition=en").content.decode()
    assert "جسر النهر للجميع" in page and "سرّ" not in page


def test_no_shortcut_leads_to_a_story_under_embargo(omar):
    story = a_story(by=somebody("nour"), at=timezone.now() + timedelta(days=1))
    kind = ContentType.objects.get_for_model(PublishedArticle)
    assert omar.get(f"/admin/r/{kind.pk}/{story.pk}/").status_code == 404


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


def test_a_story_without_writers_shows_the_photo_desk_a_dash(salma):
    page = salma.get(at(an_article(), "change/")).content.decode()
    assert '<div class="readonly">None</div>' not in page and '<div class="readonly">—</div>' in page


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


def test_the_list_names_no_region_of_a_story_that_is_not_theirs(omar, layla):
    an_article(region=a_region("paris")), an_article(region=a_region("secret"), by=somebody("layla"))
    closed, all_of_them = (client.get("/admin/articles/article/").content.decode() for client in (omar, layla))
    assert "منطقة paris" in closed and "منطقة secret" not in closed
    assert "منطقة secret" in all_of_them
