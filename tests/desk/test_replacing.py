"""A photo's file is replaced: its number and its words stay, and every door has the new picture at once."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from articles.desk.library import photo_form
from articles.models.activity import Activity
from articles.models.photo import Photo
from articles.models.published import PublishedArticle
from articles.photos import knife
from articles.photos.knife import cut as cut_in_a_child
from articles.photos.sets import names
from articles.publishing.library import remove, store_photo
from articles.publishing.photos import replacing
from articles.publishing.photos.filing import provenance_of
from articles.publishing.photos.replacing import Overtaken, SameFile, replace
from tests.desk.pages import filled
from tests.knife import knife_in_hand  # noqa: F401
from tests.makers import a_story, an_agency, somebody

pytestmark = pytest.mark.usefixtures("knife_in_hand")
PAGE = "/admin/articles/photo/{}/replace/"


def a_picture(colour="navy", size=(400, 300)) -> ContentFile:
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, "PNG")
    return ContentFile(file.getvalue(), name=f"{colour}.png")


@pytest.fixture
def photo(db) -> Photo:
    words = {"caption": "شرح كُتب هنا", "alt": "ما يُرى", "photographer": "كريم"}
    return store_photo(a_picture(), focus=(0.2, 0.3), agencies=[an_agency()], by=somebody("salma"), **words)


def sent(client, photo: Photo, file, **given):
    fields = filled(client, PAGE.format(photo.pk), "replace_form", **given)
    upload = SimpleUploadedFile(file.name, file.read(), "image/png")
    return client.post(PAGE.format(photo.pk), {**fields, "focus": "keep", **given, "file": upload})


def test_number_words_and_focal_point_stay_and_everything_of_the_file_changes(salma, photo):
    response = sent(salma, photo, a_picture("olive", (640, 360)))
    assert response.status_code == 302
    after = Photo.objects.get()
    assert after.pk == photo.pk and (after.width, after.height) == (640, 360)
    for name in ("digest", "cuts", "tone"):
        assert getattr(after, name) != getattr(photo, name), name
    assert after.original.name != photo.original.name and after.original.storage.exists(after.original.name)
    for name in ("caption", "alt", "photographer", "focus_x", "focus_y", "added_at"):
        assert getattr(after, name) == getattr(photo, name), name
    known = provenance_of(after)
    assert (known.file_name, known.size > 0, after.credit_in("ar")) == ("olive.png", True, "كريم - أ.ف.ب")


def test_the_old_original_stays_until_it_is_swept(salma, photo):
    sent(salma, photo, a_picture("olive"))
    assert photo.original.storage.exists(photo.original.name)


def test_the_focal_point_goes_back_to_the_middle_where_that_is_asked_for(salma, photo):
    sent(salma, photo, a_picture("olive"), focus="reset")
    after = Photo.objects.get()
    assert (after.focus_x, after.focus_y) == (0.5, 0.5)


def test_readers_have_the_new_picture_in_the_next_request(salma, photo):
    story = a_story(photos=[photo])
    address = PublishedArticle.objects.get(pk=story.pk).address()
    before = Photo.objects.get()
    assert before.cuts in Client().get(address).content.decode()
    sent(salma, photo, a_picture("olive"))
    page = Client().get(address).content.decode()
    assert Photo.objects.get().cuts in page and before.cuts not in page


def test_what_the_file_says_fills_in_what_is_blank_and_nothing_that_was_typed(salma, photo, monkeypatch):
    fields = {name: [{"source": "xmp", "value": value}] for name, value in (("caption", "غيره"), ("city", "موسكو"))}
    monkeypatch.setattr(
        knife, "read", lambda original: {"fields": fields, "raw": {"xmp": {"a": "b"}}, "location": None}
    )
    sent(salma, photo, a_picture("olive"))
    after = Photo.objects.get()
    assert (after.caption, after.place) == ("شرح كُتب هنا", "موسكو")
    assert provenance_of(after).readings == fields


def test_the_log_has_the_old_digest_and_the_new(salma, photo):
    sent(salma, photo, a_picture("olive"))
    line = Activity.objects.order_by("id").last()
    assert line.by.username == "salma" and f"#{photo.pk}" in line.headline
    assert photo.digest[:12] in line.reason and Photo.objects.get().digest[:12] in line.reason


def test_the_same_file_again_is_said_and_changes_nothing(salma, photo):
    lines = Activity.objects.count()
    page = sent(salma, photo, a_picture()).content.decode()
    assert "This is the file that the photo has already" in page and Activity.objects.count() == lines
    with pytest.raises(SameFile):
        replace(photo, a_picture(), seen=photo.digest, by=somebody("salma"))


@pytest.mark.parametrize(("file", "sentence"), [(b"<svg/>", "not a picture"), (b"", "empty")])
def test_a_bad_file_is_refused_at_its_field(salma, photo, file, sentence, monkeypatch):
    monkeypatch.setattr(knife, "cut", cut_in_a_child)
    page = sent(salma, photo, ContentFile(file, name="a.png")).content.decode()
    assert sentence in page and Photo.objects.get().digest == photo.digest


def test_who_has_seen_another_file_replaces_nothing(salma, photo):
    fields = filled(salma, PAGE.format(photo.pk), "replace_form")
    replace(photo, a_picture("olive"), seen=photo.digest, by=somebody("layla"))
    upload = SimpleUploadedFile("c.png", a_picture("red").read(), "image/png")
    page = salma.post(PAGE.format(photo.pk), {**fields, "focus": "keep", "file": upload})
    there = Photo.objects.get()
    assert page.status_code == 200 and "Somebody has changed this picture meanwhile" in page.content.decode()
    assert there.digest == replacing.digest_of(a_picture("olive")) and there.digest in page.content.decode()


def test_of_two_replacements_at_once_one_finds_the_other_there(photo, monkeypatch):
    cut = replacing.take_in

    def slowly(file, **asked):
        monkeypatch.setattr(replacing, "take_in", cut)
        replace(Photo.objects.get(), a_picture("red"), seen=photo.digest, by=somebody("layla"))
        return cut(file, **asked)

    monkeypatch.setattr(replacing, "take_in", slowly)
    with pytest.raises(Overtaken):
        replace(photo, a_picture("olive"), seen=photo.digest, by=somebody("salma"))
    assert Photo.objects.get().digest == replacing.digest_of(a_picture("red"))


def test_a_moved_focal_point_is_not_lost_to_a_file_that_was_cut_without_it(photo):
    Photo.objects.update(focus_x=0.9)
    with pytest.raises(Overtaken):
        replace(photo, a_picture("olive"), seen=photo.digest, by=somebody("salma"))
    assert Photo.objects.get().focus_x == 0.9


def test_a_reporter_replaces_no_file_that_readers_see(omar, salma, photo):
    assert omar.get(PAGE.format(photo.pk)).status_code == 200
    a_story(photos=[photo])
    assert omar.get(PAGE.format(photo.pk)).status_code == 403 and salma.get(PAGE.format(photo.pk)).status_code == 200
    assert salma.get(PAGE.format(10**9)).status_code == 404


@pytest.mark.parametrize("rights", [{"held": True}, {"usable_until": datetime(2020, 1, 1, tzinfo=UTC)}])
def test_a_picture_that_is_gone_stays_so_when_it_is_replaced_or_leaves_the_library(
    client, photo, django_capture_on_commit_callbacks, rights
):
    Photo.objects.update(**rights)
    first = f"/media/{names(photo.picture)[0]}"
    with django_capture_on_commit_callbacks(execute=True):
        replace(Photo.objects.get(), a_picture("olive"), seen=photo.digest, by=somebody("salma"))
    assert client.get(first).status_code == 410
    second = f"/media/{names(Photo.objects.get().picture)[0]}"
    with django_capture_on_commit_callbacks(execute=True):
        remove(Photo.objects.get(), by=somebody("salma"))
    assert client.get(first).status_code == client.get(second).status_code == 410


def test_a_form_that_was_being_saved_puts_no_old_file_back(salma, photo, monkeypatch):
    def refocused_too_late(one):
        monkeypatch.undo()
        replace(Photo.objects.get(), a_picture("olive"), seen=photo.digest, by=somebody("salma"))

    page = f"/admin/articles/photo/{photo.pk}/change/"
    fields = filled(salma, page, "photo_form", caption="شرح أحدث", focus_x="0.9")
    monkeypatch.setattr(photo_form, "refocus", refocused_too_late)
    assert salma.post(page, fields).status_code == 302
    after = Photo.objects.get()
    assert (after.caption, after.digest != photo.digest, after.cuts != photo.cuts) == ("شرح أحدث", True, True)
