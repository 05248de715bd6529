"""The library: what comes in, what is refused, what cannot be taken out."""

import json

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.models.photo import Photo
from articles.models.provenance import Collection
from tests.desk.pages import Form, filled, press, with_photo
from tests.makers import a_person, a_photo, a_story, an_agency, an_article, somebody

ADD = "/admin/articles/photo/add/"


def sent(client, file: bytes, name="a.jpg", **given):
    fields = Form(client.get(ADD).content.decode(), "photo_form").fields
    return client.post(ADD, {**fields, **given, "original": SimpleUploadedFile(name, file), "_continue": ""})


def test_a_picture_comes_in_with_its_words(salma, a_jpeg):
    second, first = an_agency("reuters", "رويترز"), an_agency()
    response = sent(salma, a_jpeg, caption="شرح", alt="نص بديل", photographer="كريم", agencies=[second.pk, first.pk])
    assert response.status_code == 302
    photo = Photo.objects.get()
    assert (photo.width, photo.height, photo.format) == (320, 200, "jpg")
    assert photo.credit_in("ar") == "كريم - رويترز - أ.ف.ب"
    assert photo.original.storage.exists(photo.original.name)


@pytest.mark.parametrize(
    ("file", "sentence"),
    [(b"<svg onload=alert(1)>", "not a picture"), (b"\xff" * 26 * 1024 * 1024, "larger than 25 MB"), (b"", "empty")],
    ids=["no picture", "26 MB", "empty"],
)
def test_a_bad_file_is_refused_at_its_field_and_the_words_stay(salma, file, sentence):
    response = sent(salma, file, caption="شرح كتبته للتوّ")
    page = response.content.decode()
    assert response.status_code == 200 and sentence in page and "شرح كتبته للتوّ" in page
    assert not Photo.objects.exists()


def test_a_moved_focal_point_cuts_the_photo_anew(salma, a_jpeg):
    sent(salma, a_jpeg)
    photo = Photo.objects.get()
    address = f"/admin/articles/photo/{photo.pk}/change/"
    salma.post(address, {**filled(salma, address, "photo_form", focus_x="0.9"), "_continue": ""})
    again = Photo.objects.get()
    assert again.focus_x == 0.9 and again.cuts != photo.cuts


def test_the_original_is_for_staff_alone(salma, a_jpeg):
    sent(salma, a_jpeg)
    address = f"/admin/articles/photo/{Photo.objects.get().pk}/original/"
    response = salma.get(address)
    assert b"".join(response.streaming_content) == a_jpeg
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["Cache-Control"] == "no-store, private"
    assert Client().get(address).status_code == 404


def test_a_photo_in_a_published_story_stays(salma):
    photo = a_photo()
    story = a_story(photos=[photo])
    response = salma.post(f"/admin/articles/photo/{photo.pk}/delete/", {"post": "yes"})
    page = response.content.decode()
    assert response.status_code == 409 and "This photo cannot be deleted" in page and Photo.objects.exists()
    assert story.headline in page and "chip--published" in page


def test_a_photo_that_readers_still_have_stays_though_the_desk_has_taken_it_out(salma):
    photo = a_photo()
    story = a_story(photos=[photo])
    story.photo_rows.all().delete()
    page = salma.get(f"/admin/articles/photo/{photo.pk}/delete/").content.decode()
    assert story.headline in page and "Taken out at the desk" in page


def test_a_portrait_stays_and_a_collection_lets_its_photo_go(salma):
    portrait, gathered = a_photo(), a_photo()
    a_person("هند الراوي", portrait=portrait)
    Collection.objects.create(name="قمة").photos.add(gathered)
    page = salma.post(f"/admin/articles/photo/{portrait.pk}/delete/", {"post": "yes"})
    assert page.status_code == 409 and "هند الراوي" in page.content.decode()
    salma.post(f"/admin/articles/photo/{gathered.pk}/delete/", {"post": "yes"})
    assert list(Photo.objects.all()) == [portrait] and not Collection.objects.get().photos.exists()


@pytest.mark.parametrize(("login", "status"), [("omar", 403), ("salma", 200)])
def test_a_portrait_that_readers_meet_is_not_every_reporters_to_change(at_the_desk, login, status):
    portrait, desk = a_photo(), at_the_desk(login)
    a_person("هند الراوي", portrait=portrait)
    assert desk.get(f"/admin/articles/photo/{portrait.pk}/replace/").status_code == status
    change = {"photo": portrait.pk, "field": "alt", "was": portrait.alt, "now": "نص آخر"}
    desk.post("/admin/articles/photo/sheet/word/", {"changes": json.dumps([change])})
    assert (Photo.objects.get().alt == "نص آخر") == (status == 200)


def test_stories_that_are_not_the_users_to_open_are_counted_in_a_refusal(at_the_desk):
    photo, reporter = a_photo(), somebody("omar")
    reporter.user_permissions.add(Permission.objects.get(codename="delete_photo"))
    theirs, own = an_article(photos=[photo], by=somebody("nour")), an_article(photos=[photo], by=reporter)
    page = at_the_desk("omar").get(f"/admin/articles/photo/{photo.pk}/delete/").content.decode()
    assert own.headline in page and theirs.headline not in page and "and 1 more story" in page


def test_a_photo_that_stands_nowhere_can_go(salma):
    photo = a_photo()
    salma.post(f"/admin/articles/photo/{photo.pk}/delete/", {"post": "yes"})
    assert not Photo.objects.exists()


# --- Whose words the library's are -------------------------------------------------------------------
def test_a_reporter_changes_no_photo_that_readers_see(omar, salma):
    free, printed = a_photo(), a_photo()
    a_story(by=somebody("omar"), photos=[printed])
    address = "/admin/articles/photo/{}/change/"
    page = omar.get(address.format(printed.pk))
    assert page.status_code == 200 and 'name="caption"' not in page.content.decode()
    assert omar.post(address.format(printed.pk), {"caption": "غيره", "_continue": ""}).status_code == 403
    for client, photo in ((omar, free), (salma, printed)):
        press(client, address.format(photo.pk), "_continue", "photo_form", caption="شرح جديد")
        assert Photo.objects.get(pk=photo.pk).caption == "شرح جديد"


@pytest.mark.parametrize(("login", "fills"), [("omar", False), ("nour", True)])
def test_in_the_strip_a_reporter_leaves_a_published_photo_alone(at_the_desk, login, fills):
    photo, article = a_photo(alt="", photographer=""), an_article(by=somebody(login))
    a_story(by=somebody("layla"), photos=[photo])
    client, address = at_the_desk(login), f"/admin/articles/article/{article.pk}/change/"
    fields = with_photo(filled(client, address), photo.pk, library_alt="نص بديل", photographer="كريم")
    assert client.post(address, {**fields, "_continue": ""}).status_code == 302
    photo.refresh_from_db()
    assert (photo.alt, photo.photographer) == (("نص بديل", "كريم") if fills else ("", ""))
    photo.__class__.objects.filter(pk=photo.pk).update(alt="")
    assert ("library_alt" in client.get(address).content.decode()) is fills


@pytest.mark.parametrize("login", ["omar", "layla"])
def test_the_strip_fills_what_is_blank_and_nothing_else(at_the_desk, login):
    photo, article, other = a_photo(alt=""), an_article(by=somebody(login)), an_agency("reuters", "رويترز")
    client, address, caption = at_the_desk(login), f"/admin/articles/article/{article.pk}/change/", photo.caption
    fields = with_photo(
        filled(client, address), photo.pk, library_alt="نص بديل", library_caption="غيره", agencies=[other.pk]
    )
    client.post(address, {**fields, "_continue": ""})
    photo.refresh_from_db()
    assert (photo.alt, photo.caption, photo.credit_in("ar")) == ("نص بديل", caption, "أ.ف.ب")
