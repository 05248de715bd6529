"""What no browser sends: the desk answers it with a sentence or overlooks it, and never fails over it."""

from urllib.parse import quote

import pytest

from articles.desk.fields.numbers import number
from articles.desk.story.story_form import attached
from articles.models.article import Article
from tests.desk.pages import filled
from tests.makers import a_photo, an_article

STORIES = "/admin/articles/article/"
BOX = "/admin/autocomplete/?app_label=articles&model_name=relatedlink&field_name=target"
LONG = "9" * 30


@pytest.mark.parametrize(
    ("sent", "read"),
    [("12", 12), (7, 7), ("²", 0), ("١٢", 0), ("-1", 0), ("", 0), (None, 0), ("9" * 18, 10**18 - 1), (LONG, 0)],
)
def test_a_number_is_one_that_a_row_could_have(sent, read):
    assert number(sent) == read


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31"])
@pytest.mark.parametrize("field", ["publish_at", "publish_until"])
@pytest.mark.parametrize("button", ["_continue", "_publish"])
def test_a_year_of_no_newspaper_is_refused_at_its_field(layla, day, field, button):
    address = f"{STORIES}{an_article().pk}/change/"
    moment = {f"{field}_0": day, f"{field}_1": "00:00:00"}
    response = layla.post(address, {**filled(layla, address), **moment, button: ""})
    assert response.status_code == 200 and "Choose a year between 1900 and 2200." in response.content.decode()
    assert getattr(Article.objects.get(), field) is None


def test_a_form_has_no_more_rows_than_a_formset_reads():
    row = {"photo_rows-999-photo": "5", "photo_rows-1000-photo": "6"}
    assert attached({"photo_rows-TOTAL_FORMS": "9" * 18, **row}) == [5]


@pytest.mark.parametrize("sent", ["zz", "²", "\0", LONG, "1,zz"])
@pytest.mark.parametrize(
    "address",
    [
        *(f"{STORIES}add/?{name}=" for name in ("topics", "bylines", "region", "translation_of", "translates")),
        *(f"{STORIES}photos/{rest}" for rest in ("rows/?photo=", "rows/?index=", "library/?q=", "library/?page=")),
        *(f"{STORIES}?{name}=" for name in ("q", "state")),
        *(f"{BOX}{rest}" for rest in ("&term=", "&term=a&without=")),
        *(f"{STORIES}add/?{name}=" for name in ("publish_at", "publish_until", "headline", "edition")),
        *(f"/admin/articles/photo/add/?{name}=" for name in ("taken_on", "focus_x", "agencies")),
        "/admin/articles/person/add/?portrait=",
        "/admin/articles/region/add/?parent=",
    ],
)
def test_an_odd_address_is_answered(layla, address, sent):
    assert layla.get(address + quote(sent)).status_code == 200


@pytest.mark.parametrize("sent", ["zz", "²", "\0", LONG])
@pytest.mark.parametrize(
    "name", ["topics", "bylines", "region", "translation_of", "link_rows-0-target", "photo_rows-0-photo"]
)
def test_an_odd_choice_is_refused_with_the_form(layla, name, sent):
    address = f"{STORIES}{an_article(photos=[a_photo()]).pk}/change/"
    response = layla.post(address, {**filled(layla, address), name: sent, "_continue": ""})
    assert response.status_code == 200 and "errorlist" in response.content.decode()


@pytest.mark.parametrize("sent", ["²", LONG])
def test_an_odd_place_in_a_strip_is_refused_with_the_form(layla, sent):
    address = f"{STORIES}{an_article(photos=[a_photo()]).pk}/change/"
    response = layla.post(address, {**filled(layla, address), "photo_rows-0-position": sent, "_continue": ""})
    assert response.status_code == 200


def test_an_unknown_state_narrows_nothing(layla):
    article = an_article()
    for key in ("%00", "nowhere"):
        assert f"{STORIES}{article.pk}/change/" in layla.get(f"{STORIES}?state={key}").content.decode()


@pytest.mark.parametrize("sent", ["zz", "²", LONG, "0"])
def test_odd_numbers_of_users_lead_nowhere(admin_client, sent):
    for address in ("{}/password/", "{}/change/", "{}/delete/", "?group={}"):
        assert admin_client.get(f"/admin/auth/user/{address.format(quote(sent))}").status_code in (200, 302, 404)
    assert admin_client.post(f"/admin/auth/user/{quote(sent)}/password/", {"password1": "x"}).status_code == 404
    assert admin_client.get(f"/admin/account/colleagues/{quote(sent)}/").status_code in (302, 404)
