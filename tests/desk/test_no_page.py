"""Where the desk has no page for somebody: it says so in its own look and language, and shows a way on."""

import re

import pytest
from django.test import Client, RequestFactory

from articles.desk.front import home
from newsroom.no_page import went_wrong
from tests.makers import CLOSED, an_article, somebody
from tests.test_headers import STRICT

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
FRONT = 'href="/admin/">'


def said(answer) -> str:
    """The page, if it is the desk's own, strict, and kept by nobody."""
    page = answer.content.decode()
    policy = answer.headers["Content-Security-Policy"]
    assert all(part in policy for part in STRICT) and "unsafe" not in policy
    assert "no-store" in answer.headers["Cache-Control"]
    assert "desk/css/tokens" in page and " style=" not in page and "<script>" not in page
    assert page.count("btn--main") == 1
    return page


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/admin/articles/activity/", 403, "This is not open to you"),
        ("/admin/auth/user/", 403, "This is not open to you"),
        ("/admin/nowhere/", 404, "The desk has no such page"),
        ("/admin/articles/article/999999/revisions/", 404, "The desk has no such page"),
        ("/admin/articles/topic/?_to_field=password", 400, "The desk could not read this"),
        ("/admin/articles/article/?created_by__password__startswith=a", 400, "The desk could not read this"),
        ("/admin/articles/article/add/preview/", 405, "There is nothing to read here"),
    ],
)
def test_whoever_is_at_work_is_told_by_the_desk(omar, address, status, words):
    answer = omar.get(address)
    page = said(answer)
    assert answer.status_code == status and words in page and '<html lang="en' in page
    assert FRONT in page


def test_it_is_arabic_for_whoever_has_chosen_nothing(omar):
    del omar.cookies["desk_language"]
    for address in ("/admin/articles/activity/", "/admin/nowhere/"):
        assert '<html lang="ar" dir="rtl"' in said(omar.get(address))


def test_of_a_story_that_is_ones_own_it_leads_back_to_the_story(omar):
    mine, colleagues = an_article(), an_article(by=somebody("layla"))
    page = said(omar.get(f"/admin/articles/article/{mine.pk}/spike/"))
    assert f'href="/admin/articles/article/{mine.pk}/change/"' in page and FRONT in page
    closed, missing = (omar.get(f"/admin/articles/article/{key}/revisions/") for key in (colleagues.pk, 999_999))
    pages = [TOKEN.sub("", said(answer)).replace(f"/{colleagues.pk}/", "/999999/") for answer in (closed, missing)]
    assert pages[0] == pages[1] and closed.status_code == missing.status_code == 404
    assert "/change/" not in pages[0]


def test_what_is_no_longer_in_their_hands_says_so(omar):
    taken = CLOSED["ready"]()
    page = said(omar.post(f"/admin/articles/article/{taken.pk}/share/"))
    assert "no longer in your hands" in page


def test_something_broke_and_nothing_is_asked_of_the_database(omar, monkeypatch, django_assert_num_queries):
    omar.raise_request_exception = False
    monkeypatch.setattr(home, "Desk", None)
    answer = omar.get("/admin/")
    page = said(answer)
    assert answer.status_code == 500 and "Something broke at the desk" in page and FRONT in page
    assert "Omar" not in page
    with django_assert_num_queries(0):
        assert went_wrong(RequestFactory().get("/admin/x/")).status_code == 500


def test_strangers_are_told_what_readers_are_told(client):
    for address in ("/admin/articles/article/1/preview/", "/admin/articles/activity/export/"):
        answer = client.get(address)
        assert answer.status_code in (404, 405) and b"desk/css" not in answer.content


def test_a_script_is_told_in_a_sentence(omar):
    for address, status in (("/admin/articles/activity/", 403), ("/admin/nowhere/", 404)):
        answer = omar.get(address, headers={"accept": "application/json"})
        assert answer.status_code == status and answer.json()["error"].endswith(".")
    taken = CLOSED["ready"]()
    gone = omar.post("/admin/articles/article/999999/autosave/", headers={"accept": "application/json"})
    late = omar.post(f"/admin/articles/article/{taken.pk}/autosave/", headers={"accept": "application/json"})
    assert gone.json()["error"] == "This story is no longer at the desk."
    assert late.json()["error"] == "You may no longer change this story."


def test_a_form_without_its_token_gets_the_desks_page_too(db):
    client = Client(enforce_csrf_checks=True)
    client.force_login(somebody("layla"))
    assert said(client.post(f"/admin/articles/article/{an_article().pk}/spike/", {"reason": "س"}))
