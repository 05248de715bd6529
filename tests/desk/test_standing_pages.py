"""Pages that are no stories at the desk: chief editors write them, everybody may look."""

import pytest

from articles.models.activity import Activity
from articles.models.page import Page
from articles.text.body import LONGEST
from tests.desk.pages import filled
from tests.makers import a_page

LIST, ADD = "/admin/articles/page/", "/admin/articles/page/add/"


def change(page) -> str:
    return f"{LIST}{page.pk}/change/"


def save(client, address, **given):
    return client.post(address, {**filled(client, address, "page_form", **given), "_save": ""})


def test_a_chief_editor_writes_a_page_and_readers_have_it(layla, client):
    answer = save(layla, ADD, title="من نحن", body="فقرة.", slug="about", edition="ar", shown="on")
    assert answer.status_code == 302
    assert ">فقرة.</p>" in client.get("/pages/about/").content.decode()
    page = Page.objects.get()
    assert 'href="/pages/about/"' in layla.get(change(page)).content.decode()
    save(layla, change(page), shown=None)
    assert client.get("/pages/about/").status_code == 404
    assert "See on the site" not in layla.get(change(page)).content.decode()
    layla.post(f"{LIST}{page.pk}/delete/", {"post": "yes"})
    assert not Page.objects.exists()
    assert list(Activity.objects.order_by("pk").values_list("verb", flat=True)) == ["page"] * 3


@pytest.mark.parametrize("login", ["nour", "omar", "salma"])
def test_others_look_and_change_nothing(at_the_desk, login):
    page, client = a_page(title="من نحن"), at_the_desk(login)
    assert client.get(LIST).status_code == 200
    assert "من نحن" in client.get(change(page)).content.decode()
    assert (
        client.post(change(page), {"title": "غيره", "slug": "about", "edition": "ar", "position": 0}).status_code == 403
    )
    assert client.post(ADD, {"title": "غيره", "slug": "x", "edition": "ar", "position": 0}).status_code == 403
    assert client.post(f"{LIST}{page.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Page.objects.get().title == "من نحن"


@pytest.mark.parametrize(
    ("body", "sentence"),
    [("كلمة " * (LONGEST // 5 + 1), "a page can have"), ("فقرة.\n\n![](photo:7)", "words only")],
)
def test_what_a_page_cannot_hold_is_told_at_its_field_and_nothing_is_lost(layla, body, sentence):
    page = a_page(title="من نحن")
    answer = save(layla, change(page), title="عنوان جديد", body=body)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert sentence in text and "errorlist" in text
    assert body.strip() in text and "عنوان جديد" in text
    assert Page.objects.get().title == "من نحن"


def test_a_taken_address_is_told(layla):
    a_page("about")
    answer = save(layla, ADD, title="ثانية", body="فقرة.", slug="about", edition="ar")
    assert answer.status_code == 200 and "a page at that address already" in answer.content.decode()
    assert save(layla, ADD, title="Second", body="Words.", slug="about", edition="en").status_code == 302


def test_pages_are_listed_by_edition(layla):
    a_page("about", title="من نحن")
    a_page("about", "en", title="About us")
    page = layla.get(f"{LIST}?edition__exact=en").content.decode()
    assert "About us" in page and "من نحن" not in page
