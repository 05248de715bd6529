"""What was typed comes back: into the form as it was left, or on a page of its own when nobody is logged in."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models.article import Article, ArticlePhoto, RelatedLink
from articles.models.draft import Draft
from articles.models.revision import Revision
from tests.desk.pages import Form, filled, press, with_photo
from tests.makers import a_photo, a_story, a_topic, an_article, somebody

ADD = "/admin/articles/article/add/"
TYPED = {"headline": "عنوان لم يُحفظ بعد في أي مكان", "body": "نصف جملة لم"}


def change(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def autosave(article) -> str:
    return f"/admin/articles/article/{article.pk}/autosave/"


def on_page(client, address: str) -> dict:
    return Form(client.get(address).content.decode(), "article_form").fields


def page(client, address: str) -> str:
    return client.get(address).content.decode()


# --- Into the form ------------------------------------------------------------------------------------------
def test_the_page_opens_with_what_was_typed_and_judges_nothing(layla):
    article = an_article(topics=[a_topic()], kicker="يُمحى")
    other = a_topic("energy")
    given = {
        **TYPED,
        "kicker": "",
        "topics": [str(other.pk)],
        "publish_at_0": "2090-13-45",
        "publish_at_1": "later",
        "link_rows-0-url": "javascript:alert(1)",
    }
    layla.post(autosave(article), filled(layla, change(article), **given))
    shown, fields = page(layla, change(article)), on_page(layla, change(article))
    assert {name: fields.get(name) for name in given} == {
        name: value if isinstance(value, list) else [value] for name, value in given.items()
    }
    assert "This page holds what you typed here and did not save" in shown
    assert "Enter a valid" not in shown and "errornote" not in shown and '<ul class="errorlist"' not in shown
    assert article.headline in shown  # what it differs from


def test_rows_come_back_added_removed_and_in_another_order(layla):
    first, second, third = a_photo(), a_photo(), a_photo()
    article = an_article(photos=[first, second], related=[a_story()])
    fields = with_photo(filled(layla, change(article)), third.pk, row=4, position=0, caption="شرح الثالثة")
    fields |= {"photo_rows-0-position": "2", "photo_rows-1-position": "1", "photo_rows-1-DELETE": "on"}
    fields |= {"link_rows-1-url": "https://example.org/", "link_rows-1-title": "خارجي", "link_rows-0-DELETE": "on"}
    layla.post(autosave(article), fields)
    back = on_page(layla, change(article))
    back |= {name: ["on"] for name in back if name.endswith("-DELETE")}  # which sends no value of its own
    for name, value in fields.items():
        if name.startswith(("photo_rows-0", "photo_rows-1", "photo_rows-4", "link_rows-")):
            assert back.get(name) == (value if isinstance(value, list) else [str(value)]), name
    order = [page(layla, change(article)).index(f'data-photo="{photo.pk}"') for photo in (third, second, first)]
    assert order == sorted(order)
    assert layla.post(change(article), {**back, "_continue": ""}).status_code == 302
    assert list(ArticlePhoto.objects.values_list("photo", "caption")) == [(third.pk, "شرح الثالثة"), (first.pk, "")]
    assert list(RelatedLink.objects.values_list("url", flat=True)) == ["https://example.org/"]
    assert not Draft.objects.exists()


def test_the_photo_desk_gets_its_rows_back(salma):
    article, photo = an_article(), a_photo()
    salma.post(autosave(article), with_photo(filled(salma, change(article)), photo.pk, caption="شرح سلمى"))
    assert "شرح سلمى" in page(salma, change(article)) and article.headline in page(salma, change(article))


def test_a_row_that_somebody_removed_meanwhile_breaks_nothing(layla):
    article = an_article(photos=[a_photo()])
    layla.post(autosave(article), filled(layla, change(article), **TYPED))
    ArticlePhoto.objects.all().delete()
    assert layla.get(change(article)).status_code == 200


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"photo_rows-TOTAL_FORMS": ["many"], "link_rows-TOTAL_FORMS": [""]},
        {"photo_rows-TOTAL_FORMS": ["999999"], "photo_rows-INITIAL_FORMS": ["-3"]},
        {"region": ["x"], "topics": ["", "9" * 40], "bylines": ["\u0000"], "edition": ["zz"], "translation_of": ["-1"]},
        {"photo_rows-TOTAL_FORMS": ["1"], "photo_rows-0-photo": ["nothing"], "photo_rows-0-position": ["x"]},
    ],
)
def test_no_draft_can_keep_its_story_shut(layla, form):
    article = an_article(photos=[a_photo()])
    layla.post(autosave(article), filled(layla, change(article)))
    Draft.objects.update(form=form if connection.vendor == "sqlite" or "bylines" not in form else {})
    assert layla.get(change(article)).status_code == 200


def test_a_draft_that_says_what_is_saved_is_not_spoken_of(layla):
    article = an_article(photos=[a_photo()], topics=[a_topic()], related=[a_story()])
    layla.post(autosave(article), filled(layla, change(article)))
    assert Draft.objects.exists() and "did not save" not in page(layla, change(article))
    layla.post(autosave(article), filled(layla, change(article), body=article.body.replace("\n", "\r\n")))
    assert "did not save" not in page(layla, change(article))


def test_over_newer_work_a_draft_meets_the_page_with_both_texts(layla, omar):
    article = an_article()
    omar.post(autosave(article), filled(omar, change(article), headline="كلمات عمر التي لم تُحفظ"))
    press(layla, change(article), "_continue", headline="ليلى كانت أسرع")
    fields, shown = on_page(omar, change(article)), page(omar, change(article))
    assert fields["seen_version"] == ["1"] and fields["headline"] == ["كلمات عمر التي لم تُحفظ"]
    assert "A newer version of this story has been saved" in shown
    refused = omar.post(change(article), {**fields, "_continue": ""})
    assert refused.status_code == 409
    assert Revision.objects.get(kind="refused").content["headline"] == "كلمات عمر التي لم تُحفظ"


def test_opening_a_page_writes_nothing(layla):
    article = an_article()
    layla.post(autosave(article), filled(layla, change(article), **TYPED))
    layla.get(change(article))
    with CaptureQueriesContext(connection) as queries:
        layla.get(change(article))
    assert {q["sql"].split()[0] for q in queries} <= {"SELECT", "DECLARE", "SAVEPOINT", "RELEASE"}


def test_who_may_no_longer_write_can_still_read_what_they_typed(omar):
    article = an_article()
    omar.post(autosave(article), filled(omar, change(article), body="فقرة لم تصل"))
    Article.objects.update(status=Article.Status.READY)
    shown = page(omar, change(article))
    assert "فقرة لم تصل" in shown and "others have the story now" in shown


# --- Without scripts and without a session -----------------------------------------------------------------
def test_a_story_sent_without_a_session_is_given_back_whole(layla):
    article, photo = an_article(), a_photo()
    fields = with_photo(filled(layla, change(article), **TYPED), photo.pk, caption='شرح "بين" <أقواس>')
    layla.logout()
    layla.cookies["desk_language"] = "en"
    response = layla.post(change(article), {**fields, "_continue": ""})
    shown = response.content.decode()
    assert response.status_code == 401 and "no longer logged in" in shown and TYPED["headline"] in shown
    layla.force_login(somebody("layla"))
    again = Form(shown.replace('class="panel given-back"', 'id="again"'), "again").fields
    assert layla.post(change(article), again).status_code == 302
    article.refresh_from_db()
    assert (article.headline, article.body) == (TYPED["headline"], TYPED["body"])
    assert article.photo_rows.get().caption == 'شرح "بين" <أقواس>'


def sent_with_an_old_token(address: str, **headers):
    client = Client(enforce_csrf_checks=True)
    client.force_login(somebody("layla"))
    client.cookies["desk_language"] = "en"
    return client.post(address, {**TYPED, "csrfmiddlewaretoken": "old"}, headers=headers)


def test_a_story_sent_with_an_old_token_is_given_back_to_our_own_page_alone(db):
    address = change(an_article())
    ours = sent_with_an_old_token(address, Origin="http://testserver")
    assert ours.status_code == 403 and TYPED["headline"] in ours.content.decode()
    for headers in ({}, {"Origin": "https://elsewhere.example"}, {"Origin": "null"}):
        assert TYPED["headline"] not in sent_with_an_old_token(address, **headers).content.decode()
    assert not Article.objects.filter(headline=TYPED["headline"]).exists()


def test_a_reader_of_the_desks_door_sees_no_draft_of_anybody(client):
    assert client.get(f"{ADD}?draft={uuid4()}").status_code == 302
