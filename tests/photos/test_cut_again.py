"""Photos that an older table cut keep working, and `manage.py cut_again` brings them up to today's."""

import io
import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.base import CommandError
from PIL import Image

from articles.models.photo import Photo
from articles.photos import intake
from articles.photos.table import ROOT
from articles.publishing import library
from articles.publishing.library import outdated, store_photo
from articles.publishing.photos import sealing
from tests.knife import knife_in_hand  # noqa: F401 - a fixture
from tests.makers import a_photo, a_story, an_agency, numbers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("knife_in_hand")]


def an_old_photo(colour="navy") -> Photo:
    """A photo with an original, as version 1 of the table left it."""
    stream = io.BytesIO()
    Image.new("RGB", (700, 420), colour).save(stream, "JPEG")
    photo = store_photo(ContentFile(stream.getvalue(), "a.jpg"), caption="شرح", photographer="سامي الحداد")
    Photo.objects.filter(pk=photo.pk).update(cuts=f"r/0a/{photo.pk:032x}", tone="")
    return Photo.objects.get(pk=photo.pk)


def cut_again() -> str:
    said = io.StringIO()
    call_command("cut_again", stdout=said, stderr=said)
    return said.getvalue()


def test_photos_of_an_older_table_are_cut_again_and_others_left_alone():
    old, new = an_old_photo(), a_photo()
    assert "1 of 1" in cut_again()
    again = Photo.objects.get(pk=old.pk)
    assert again.cuts.startswith(ROOT) and Path(default_storage.path(again.cuts), "wide-640.avif").exists()
    assert re.fullmatch("#0[0-2]0[0-2]8[0-2]", again.tone), "navy, as far as a JPEG keeps it"
    assert Photo.objects.get(pk=new.pk).cuts == new.cuts
    assert cut_again() == "", "there is nothing left to do"


def test_a_run_that_was_stopped_goes_on_where_it_was(monkeypatch):
    older, _newer = an_old_photo(), an_old_photo("olive")
    really = library.refocus
    monkeypatch.setattr(library, "refocus", lambda photo: stopped() if photo.pk == older.pk else really(photo))
    with pytest.raises(KeyboardInterrupt):
        cut_again()
    assert list(outdated()) == [older], "the newest was cut first and is kept"
    monkeypatch.undo()
    assert "1 of 1" in cut_again() and not outdated()


def stopped():
    raise KeyboardInterrupt


def test_an_original_that_is_gone_stops_nobody_else():
    lost, sound = an_old_photo(), an_old_photo("olive")
    lost.original.storage.delete(lost.original.name)
    with pytest.raises(CommandError, match="1 photos"):
        cut_again()
    assert list(outdated()) == [lost]
    assert Photo.objects.get(pk=sound.pk).cuts.startswith(ROOT)


@pytest.mark.parametrize("change", [{"focus_x": 0.9}, {"digest": "e" * 64}])
def test_a_focal_point_or_file_that_changes_meanwhile_is_not_undone(monkeypatch, change):
    photo = an_old_photo()
    really = intake.take_in

    def slowly(file, *, focus, words):
        Photo.objects.filter(pk=photo.pk).update(**change, cuts="r/2/0b/" + "0b" * 16)
        return really(file, focus=focus, words=words)

    monkeypatch.setattr(library, "take_in", slowly)
    cut_again()
    assert Photo.objects.get(pk=photo.pk).cuts == "r/2/0b/" + "0b" * 16


def printed_photos(number: int) -> list[Photo]:
    """Photos in a story, with other words than their renditions have in them."""
    agency = an_agency()
    photos = []
    for place in range(number):
        stream, colour = io.BytesIO(), next(numbers)
        Image.new("RGB", (80, 70), (colour % 256, colour // 256, 99)).save(stream, "PNG")
        words = {"caption": f"شرح {place}", "alt": "بديل"}
        photos.append(store_photo(ContentFile(stream.getvalue(), "a.png"), agencies=[agency], **words))
    a_story(photos=photos)
    agency.short_form = "فرانس برس"
    agency.save()
    return photos


def test_printed_photos_whose_words_have_changed_are_sealed_again_and_others_left_alone():
    printed, spare = printed_photos(2), an_old_photo()
    Photo.objects.filter(pk=spare.pk).update(cuts=f"{ROOT}0c/{'0c' * 16}")  # today's table, nobody's words
    assert cut_again() == "2 of 2 photos sealed.\n" and cut_again() == ""
    for photo in printed:
        now = Photo.objects.get(pk=photo.pk)
        with default_storage.open(now.picture.name(now.picture.jpeg("card"), "jpg")) as file:
            assert "فرانس برس".encode() in file.read()
    assert Photo.objects.get(pk=spare.pk).cuts == f"{ROOT}0c/{'0c' * 16}"


def test_sealing_that_was_stopped_goes_on_where_it_was(monkeypatch):
    older, newer = printed_photos(2)
    really = sealing._make
    monkeypatch.setattr(sealing, "_make", lambda photo, to: stopped() if photo.pk == older.pk else really(photo, to))
    with pytest.raises(KeyboardInterrupt):
        cut_again()
    assert list(sealing.unsealed()) == [older.pk], "the newest was sealed first and is kept"
    monkeypatch.undo()
    assert "1 of 1" in cut_again() and sealing.is_sealed(Photo.objects.get(pk=newer.pk))
