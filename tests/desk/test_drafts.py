"""What is typed and not saved: kept, given back as it was, and seen by nobody but its writer."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models.article import Article
from articles.models.draft import Draft
from articles.models.published import PublishedArticle
from articles.models.revision import Revision
from tests.desk.pages import Form, filled
from tests.makers import a_photo, a_region, a_story, an_article, somebody

ADD = "/admin/articles/article/add/"
TYPED = {"headline": "عنوان لم يُحفظ بعد في أي مكان", "body": "نصف جملة لم"}


def change(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def autosave(article) -> str:
    return f"/admin/articles/article/{article.pk}/autosave/"


def discard(article) -> str:
    return f"/admin/articles/article/{article.pk}/draft/discard/"


def on_page(client, address: str) -> dict:
    return Form(client.get(address).content.decode(), "article_form").fields


def page(client, address: str) -> str:
    return client.get(address).content.decode()


# --- Kept ------------------------------------------------------------------------------------------
def test_what_is_typed_is_kept_and_the_story_stays_as_it_is(layla, client):
    article = a_story(photos=[a_photo()])
    address = PublishedArticle.objects.get().address()
    before = Article.objects.values().get(), PublishedArticle.objects.values().get(), Revision.objects.count()
    shown = client.get(address).content
    answer = layla.post(autosave(article), filled(layla, change(article), **TYPED))
    assert answer.status_code == 200 and answer.json()["saved_at"] and answer.json()["head_version"] == 1
    assert Draft.objects.get().form["headline"] == [TYPED["headline"]]
    assert (Article.objects.values().get(), PublishedArticle.objects.values().get(), Revision.objects.count()) == before
    assert client.get(address).content == shown
    assert answer.headers["Cache-Control"] == "no-store, private"


def test_an_autosave_touches_no_table_but_its_own(layla):
    article = an_article()
    fields = filled(layla, change(article), **TYPED)
    with CaptureQueriesContext(connection) as queries:
        layla.post(autosave(article), {**fields, "page": str(uuid4()), "place": "body"})
    writes = [q["sql"] for q in queries if q["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]
    assert writes and all("articles_draft" in sql or "articles_presence" in sql for sql in writes), writes


def test_one_row_a_user_and_story_is_written_over_and_over(layla, omar):
    article = an_article()
    for words in ("أول", "ثانٍ", "ثالث"):
        layla.post(autosave(article), filled(layla, change(article), headline=words))
    omar.post(autosave(article), filled(omar, change(article), headline="كلمات عمر"))
    assert {draft.user.username: draft.headline for draft in Draft.objects.all()} == {
        "layla": "ثالث",
        "omar": "كلمات عمر",
    }
    first, second = page(layla, change(article)), page(omar, change(article))
    assert "ثالث" in first and "كلمات عمر" not in first and "ثالث" not in second


def test_two_new_stories_of_one_user_are_two_drafts(omar):
    one, other = (filled(omar, ADD, headline=words) for words in ("الأولى", "الثانية"))
    for fields in (one, other, one):
        assert omar.post(f"{ADD}autosave/", fields).status_code == 200
    assert Draft.objects.count() == 2 and not Article.objects.exists()


def test_a_draft_holds_no_token_and_no_null(layla):
    article = an_article()
    fields = filled(layla, change(article), headline="عنوان\0مقطوع")
    layla.post(autosave(article), {**fields, "csrfmiddlewaretoken": "secret", "_publish": "", "page": "p"})
    form = Draft.objects.get().form
    assert form["headline"] == ["عنوانمقطوع"] and not {"csrfmiddlewaretoken", "_publish", "page"} & set(form)


def test_what_no_database_could_hold_is_not_what_was_typed(layla):
    article = an_article()
    fields = filled(layla, change(article), **TYPED)
    answer = layla.post(autosave(article), {**fields, "seen_version": "9" * 18, "na\0me": "x"})
    draft = Draft.objects.get()
    assert answer.status_code == 200 and draft.seen_version == 1 and not any("\0" in name for name in draft.form)


# --- Refused, in words ---------------------------------------------------------------------------------
def test_a_session_that_is_gone_is_said_so_and_nothing_is_kept(layla):
    article = an_article()
    fields = filled(layla, change(article), **TYPED)
    layla.logout()
    for address in (autosave(article), f"{ADD}autosave/", f"/admin/articles/article/{article.pk}/presence/"):
        answer = layla.post(address, fields)
        assert answer.status_code == 401 and answer.json()["error"]
    assert not Draft.objects.exists()


def test_a_page_of_one_user_is_not_kept_under_the_name_of_another(layla, omar):
    article = an_article()
    fields = filled(layla, change(article), **TYPED) | {"writer": str(somebody("layla").pk)}
    assert omar.post(autosave(article), fields).status_code == 401
    assert layla.post(autosave(article), fields).status_code == 200


@pytest.mark.parametrize(
    ("who", "what", "status"),
    [
        ("omar", "another's", 404),
        ("omar", "taken by the desk", 403),
        ("omar", "missing", 404),
        ("omar", "their own", 200),
        ("salma", "another's", 200),  # she places its photos
        ("layla", "another's", 200),
    ],
)
def test_who_may_not_change_a_story_keeps_no_draft_of_it(at_the_desk, who, what, status):
    article = an_article(by=somebody("nour" if what == "another's" else "omar"))
    if what == "taken by the desk":
        Article.objects.update(status=Article.Status.READY)
    number = 99_999 if what == "missing" else article.pk
    client = at_the_desk(who)
    answer = client.post(f"/admin/articles/article/{number}/autosave/", {"headline": "x", "seen_version": "1"})
    assert answer.status_code == status and Draft.objects.count() == (status == 200)


def test_the_photo_desk_begins_no_story(salma):
    assert salma.post(f"{ADD}autosave/", {"new_draft": str(uuid4())}).status_code == 403


@pytest.mark.parametrize("name", ["", "x", "../../etc", "0" * 36, "8F0E1C2A-5B7D-4E3F-9A6B-1C2D3E4F5A6B"])
def test_a_new_story_needs_a_name(omar, name):
    assert omar.post(f"{ADD}autosave/", {"new_draft": name, "headline": "x"}).status_code == 400
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "fields", [{"body": "ن" * 3_000_000}, {f"field-{n}": "" for n in range(5_001)}], ids=["bytes", "fields"]
)
def test_more_than_the_desk_takes_is_said_so(layla, fields):
    answer = layla.post(autosave(an_article()), fields)
    assert answer.status_code == 413 and "divide the story" in answer.json()["error"]


def test_a_story_of_a_hundred_thousand_letters_is_kept(layla):
    article = an_article()
    assert layla.post(autosave(article), filled(layla, change(article), body="ن" * 110_000)).status_code == 200
    assert "ن" * 110_000 in page(layla, change(article))


def test_nobody_keeps_new_stories_without_end(omar, monkeypatch):
    monkeypatch.setattr("articles.desk.drafting.autosave.MOST_NEW", 2)
    names = [str(uuid4()) for _ in range(3)]
    statuses = [omar.post(f"{ADD}autosave/", {"new_draft": name}).status_code for name in [*names, names[0]]]
    assert statuses == [200, 200, 409, 200]


def test_a_draft_is_posted_and_with_a_token(layla):
    article = an_article()
    assert layla.get(autosave(article)).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(somebody("layla"))
    answer = strict.post(autosave(article), TYPED, headers={"Accept": "application/json"})
    assert answer.status_code == 403 and answer.json()["token"] and not Draft.objects.exists()


# --- Gone, when it is saved or thrown away -----------------------------------------------------------------
@pytest.mark.parametrize("given", [{"headline": "حُفظ أخيراً هذا العنوان"}, {}], ids=["changed", "unchanged"])
def test_a_save_ends_its_draft(layla, given):
    article = an_article()
    fields = filled(layla, change(article), **given)
    layla.post(autosave(article), {**fields, "headline": "في الطريق"})
    assert layla.post(change(article), {**fields, "_continue": ""}).status_code == 302
    assert not Draft.objects.exists()


def test_a_save_that_is_refused_does_not(layla):
    article = an_article()
    fields = filled(layla, change(article), **{"link_rows-0-url": "javascript:x"})
    layla.post(autosave(article), fields)
    assert layla.post(change(article), {**fields, "_continue": ""}).status_code == 200
    assert Draft.objects.exists()


def test_the_first_save_of_a_new_story_ends_its_draft_and_no_other(omar):
    kept, saved = filled(omar, ADD, headline="تبقى"), filled(omar, ADD, headline="تُحفظ", region=str(a_region().pk))
    for fields in (kept, saved):
        omar.post(f"{ADD}autosave/", fields)
    omar.post(ADD, {**saved, "_continue": ""})
    assert Draft.objects.get().headline == "تبقى" and Article.objects.get().headline == "تُحفظ"


def test_a_form_that_was_refused_keeps_the_name_of_its_draft(omar):
    fields = filled(omar, ADD, headline="x", **{"link_rows-0-url": "javascript:x"})
    response = omar.post(ADD, {**fields, "_continue": ""})
    assert response.status_code == 200
    assert Form(response.content.decode(), "article_form").fields["new_draft"] == fields["new_draft"]


def test_a_new_story_is_found_again_under_its_name(omar, layla):
    fields = filled(omar, ADD, headline="بدأتها أمس", body="ولم أحفظها")
    omar.post(f"{ADD}autosave/", fields)
    name = fields["new_draft"][0]
    assert "بدأتها أمس" in page(omar, ADD) and "بدأتها أمس" not in page(layla, ADD)
    back = on_page(omar, f"{ADD}?draft={name}")
    assert (back["headline"], back["body"], back["new_draft"]) == (["بدأتها أمس"], ["ولم أحفظها"], [name])
    assert on_page(layla, f"{ADD}?draft={name}")["headline"] == [""]
    assert omar.post(ADD, {**back, "_continue": ""}).status_code == 302 and not Draft.objects.exists()


def test_a_draft_is_thrown_away_by_a_post_of_its_own_writer(layla, omar):
    article = an_article()
    for client, words in ((layla, "كلمات ليلى"), (omar, "كلمات عمر")):
        client.post(autosave(article), filled(client, change(article), headline=words))
    assert layla.get(discard(article)).status_code == 405 and Draft.objects.count() == 2
    response = layla.post(discard(article), {})
    assert response.status_code == 302 and response.url == change(article)
    assert on_page(layla, change(article))["headline"] == [article.headline]
    assert Draft.objects.get().headline == "كلمات عمر"
    assert Client().post(discard(article)).status_code == 404


def test_of_several_new_stories_one_is_thrown_away(omar):
    one, other = (filled(omar, ADD, headline=words) for words in ("الأولى", "الثانية"))
    for fields in (one, other):
        omar.post(f"{ADD}autosave/", fields)
    response = omar.post(f"{ADD}draft/discard/", {**one, "discard": other["new_draft"]})
    assert response.url == f"{ADD}?draft={one['new_draft'][0]}" and Draft.objects.get().headline == "الأولى"
    assert omar.post(f"{ADD}draft/discard/", one).url == ADD and not Draft.objects.exists()
