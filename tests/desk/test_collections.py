"""Photos are gathered into collections from the light table, and leave them again without leaving the library."""

import pytest

from articles.models.activity import Activity
from articles.models.photo import Photo
from articles.models.provenance import Collection
from tests.desk.pages import Form, press
from tests.makers import a_photo, somebody

GATHER = "/admin/articles/collection/gather/"
LIST = "/admin/articles/collection/"


def a_collection(name="قمة فلاديفوستوك", photos=(), **words) -> Collection:
    collection = Collection.objects.create(name=name, made_by=somebody("salma"), **words)
    collection.photos.set(photos)
    return collection


def page_of(collection: Collection) -> str:
    return f"{LIST}{collection.pk}/change/"


def test_chosen_photos_go_into_an_old_collection_once(salma):
    first, second, other = a_photo(), a_photo(), a_photo()
    collection = a_collection(photos=[first])
    sent = {"photo": [first.pk, second.pk, second.pk], "collection": collection.pk, "_gather": ""}
    response = salma.post(GATHER, {**sent, "next": "/admin/articles/photo/?q=a"}, follow=True)
    assert set(collection.photos.all()) == {first, second} and other not in collection.photos.all()
    assert (
        response.redirect_chain[-1][0] == "/admin/articles/photo/?q=a" and collection.name in response.content.decode()
    )


def test_a_new_collection_is_made_for_them_and_the_log_says_so(salma):
    photo = a_photo()
    salma.post(GATHER, {"photo": photo.pk, "name": "  سباق\u200f الجمال ", "_gather": ""})
    collection = Collection.objects.get()
    assert (collection.name, collection.made_by.username, list(collection.photos.all())) == (
        "سباق الجمال",
        "salma",
        [photo],
    )
    assert Activity.objects.get().headline.endswith(f"سباق الجمال (#{collection.pk})")


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"_gather": "", "name": "س"}, "Choose photos first"),
        ({"photo": "one", "_gather": ""}, "Choose a collection, or write the name"),
        ({"photo": "one", "_gather": "", "collection": "9" * 30, "name": " \u200f"}, "Choose a collection"),
        ({"photo": "one", "_remove": "", "from": "77"}, "no longer there"),
    ],
)
def test_what_cannot_be_done_is_said(salma, sent, sentence):
    photo = a_photo()
    sent = {name: photo.pk if value == "one" else value for name, value in sent.items()}
    assert sentence in salma.post(GATHER, sent, follow=True).content.decode()
    assert not Collection.objects.exists()


def test_the_way_back_never_leads_out_of_the_desk(salma):
    for address in ("https://elsewhere.example/", "//elsewhere.example", "/articles/"):
        response = salma.post(GATHER, {"photo": a_photo().pk, "name": "س", "_gather": "", "next": address})
        assert response.headers["Location"] == "/admin/articles/photo/"


def test_chosen_photos_go_to_the_contact_sheet(salma):
    first, second = a_photo(), a_photo()
    response = salma.post(GATHER, {"photo": [second.pk, first.pk], "_caption": ""})
    page = salma.get(response.headers["Location"]).content.decode()
    assert 0 < page.find(f'data-photo="{second.pk}"') < page.find(f'data-photo="{first.pk}"')


def test_a_collection_shows_its_photos_and_lets_them_go(salma):
    kept, gone, other = a_photo(), a_photo(), a_photo()
    collection = a_collection(photos=[kept, gone])
    page = salma.get(page_of(collection)).content.decode()
    fields = Form(page, "collection_form").fields
    assert (
        page.count('class="tile"') == 2
        and f'value="{other.pk}"' not in page.partition("photo-grid")[2].partition("gather-into")[0]
    )
    assert fields["name"] == [collection.name]
    salma.post(GATHER, {"photo": gone.pk, "from": collection.pk, "_remove": ""})
    assert list(collection.photos.all()) == [kept] and Photo.objects.filter(pk=gone.pk).exists()


def test_a_collection_is_renamed_and_keeps_its_stem(salma):
    collection = a_collection()
    press(salma, page_of(collection), "_continue", "collection_form", name="قمة موسكو", stem="موسكو، 1 نوفمبر 2024:")
    collection.refresh_from_db()
    assert (collection.name, collection.stem) == ("قمة موسكو", "موسكو، 1 نوفمبر 2024:")
    press(salma, page_of(collection), "_continue", "collection_form", name="")
    collection.refresh_from_db()
    assert collection.name == "قمة موسكو"


def test_deleting_a_collection_leaves_its_photos(salma, omar):
    photo = a_photo()
    collection = a_collection(photos=[photo])
    assert omar.post(f"{LIST}{collection.pk}/delete/", {"post": "yes"}).status_code == 403
    salma.post(f"{LIST}{collection.pk}/delete/", {"post": "yes"})
    assert not Collection.objects.exists() and Photo.objects.filter(pk=photo.pk).exists()
    assert Activity.objects.filter(verb=Activity.Verb.LISTS).exists()


def test_the_list_shows_every_collection_with_its_count(salma):
    a_collection(photos=[a_photo(), a_photo()])
    a_collection("سباق الجمال")
    page = salma.get(LIST).content.decode()
    assert "قمة فلاديفوستوك" in page and "سباق الجمال" in page and 'field-many">2<' in page and 'field-many">0<' in page
