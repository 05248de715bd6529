"""The words of a printed photo are inside its renditions, and follow when they change, whatever comes between."""

import io
import time
from threading import Event

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from PIL import Image

from articles.desk.front import home
from articles.models.photo import Photo
from articles.models.published import PublishedArticle
from articles.photos import intake, sets
from articles.publishing.library import logged, remove, store_photo
from articles.publishing.photos import sealing, waiting
from articles.publishing.publish import publish
from tests.knife import knife_in_hand  # noqa: F401 - a fixture
from tests.makers import a_person, a_photo, a_story, an_agency, an_article, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("knife_in_hand")]


WORDS = {"caption": "شرح أول", "alt": "بديل", "photographer": "سامي الحداد"}


def a_file(colour="navy") -> ContentFile:
    stream = io.BytesIO()
    Image.new("RGB", (80, 70), colour).save(stream, "JPEG")
    return ContentFile(stream.getvalue(), "a.jpg")


def a_real_photo(colour="navy", **words) -> Photo:
    """A photo whose renditions were cut, without words, as a file brings none."""
    file = a_file(colour)
    return store_photo(file, cut=intake.take_in(file), **{**WORDS, **words})


def xmp(photo: Photo) -> set[str]:
    """The words in the photo's renditions, as its row has them: one text for all of them, or there are several."""
    said = set()
    for name in sets.names(Photo.objects.get(pk=photo.pk).picture):
        with default_storage.open(name) as file, Image.open(file) as picture:
            said.add(picture.info.get("xmp", b"").decode())
    return said


def says(photo: Photo, *words: str) -> bool:
    (packet,) = xmp(photo)
    return all(word in packet for word in words)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What follows a commit happens at the end of this block."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_a_photo_that_comes_with_words_has_them_sealed_in_from_the_first_moment():
    photo = store_photo(a_file(), agencies=[an_agency()], caption="شرح", photographer="سامي", copyright="© سامي")
    assert says(photo, "شرح", "سامي - أ.ف.ب", "© سامي") and sealing.is_sealed(photo) and not sealing.seal(photo)


def test_publication_seals_the_photos_of_the_story_and_their_pixels_stay(committed):
    photo = a_real_photo()
    article = an_article(photos=[photo])
    before = {name.rpartition("/")[2]: pixels(name) for name in sets.names(photo.picture)}
    assert xmp(photo) == {""}
    with committed():
        publish(article, by=somebody("layla"))
    assert says(photo, "شرح أول", "بديل", 'lang="x-default"', "<rdf:li>ar</rdf:li>")
    now = Photo.objects.get(pk=photo.pk)
    assert {name.rpartition("/")[2]: pixels(name) for name in sets.names(now.picture)} == before
    assert now.cuts != photo.cuts and default_storage.exists(sets.names(photo.picture)[0]), "kept pages name the old"


def pixels(name: str) -> bytes:
    with default_storage.open(name) as file, Image.open(file) as picture:
        return picture.tobytes()


@pytest.mark.parametrize("use", ["printed", "a portrait", "in the library only"])
def test_a_changed_word_follows_where_readers_may_meet_the_photo(committed, use):
    photo = a_real_photo()
    if use == "printed":
        a_story(photos=[photo])
    elif use == "a portrait":
        a_person(portrait=photo)
    with committed(), logged(photo, by=somebody("salma")):
        Photo.objects.filter(pk=photo.pk).update(caption="شرح ثانٍ")
    assert says(photo, "شرح ثانٍ") is (use != "in the library only")


def test_an_agencys_new_short_form_reaches_its_printed_photos(client, committed):
    agency, other = an_agency(), an_agency("reuters", "رويترز")
    printed, spare, others = [store_photo(a_file(), agencies=[one], **WORDS) for one in (agency, agency, other)]
    a_story(photos=[printed, others])
    client.force_login(somebody("layla"))
    page = reverse("admin:articles_agency_change", args=[agency.pk])
    form = client.get(page).context["adminform"].form
    filled = {box.html_name: box.value() or "" for box in form if not isinstance(box.value(), dict)}
    for group in client.get(page).context["inline_admin_formsets"]:
        filled |= {box.html_name: box.value() for box in group.formset.management_form}
    with committed():
        answer = client.post(page, {**filled, "short_form": "فرانس برس"})
    assert answer.status_code == 302, answer.context["errors"]
    assert says(printed, "فرانس برس") and says(spare, "أ.ف.ب") and says(others, "رويترز")


def test_a_photo_that_cannot_be_sealed_keeps_no_story_from_its_readers(committed, caplog):
    lost, sound = a_photo(), a_real_photo()
    article = an_article(photos=[lost, sound])
    with committed():
        publish(article, by=somebody("layla"))
    assert PublishedArticle.objects.get(pk=article.pk).is_public and says(sound, "شرح أول")
    assert f"1 photos have old words in their files ({lost.pk})" in caplog.text


def test_who_waits_does_not_wait_for_ever(committed, monkeypatch, caplog):
    monkeypatch.setattr(waiting, "PATIENCE", -1)
    photo = a_real_photo()
    with committed():
        a_story(photos=[photo])
    assert xmp(photo) == {""} and "1 photos have old words" in caplog.text
    assert list(sealing.unsealed()) == [photo.pk]


def test_what_must_be_cut_anew_waits_for_the_night(committed, monkeypatch, caplog):
    photo = a_real_photo("coral")
    default_storage.delete(sets.names(photo.picture)[0])
    monkeypatch.setattr(intake.knife, "at_hand", lambda: pytest.fail("cut while somebody waits"))
    with committed():
        a_story(photos=[photo])
    assert f"({photo.pk})" in caplog.text and Photo.objects.get(pk=photo.pk).cuts == photo.cuts
    monkeypatch.undo()
    call_command("cut_again", stdout=io.StringIO())
    assert says(photo, "شرح أول") and not list(sealing.unsealed())


def test_a_store_that_does_not_answer_keeps_nobody_waiting_longer_than_once(committed, monkeypatch, caplog):
    photos, answers, really = [a_real_photo(colour) for colour in ("plum", "peru", "tan")], Event(), sets.copy
    monkeypatch.setattr(sets, "copy", lambda *what: answers.wait(20) and really(*what))
    monkeypatch.setattr(waiting, "PATIENCE", 0.5)
    stories = [an_article(photos=[photo]) for photo in photos]
    began = time.monotonic()
    with waiting.one_wait():
        for story in stories:
            with committed():
                publish(story, by=somebody("layla"))
    waited = time.monotonic() - began
    answers.set()
    assert all(f"({photo.pk})" in caplog.text and xmp(photo) == {""} for photo in photos)
    assert waited < 4, "three stories were published, and half a second was waited for files"
    assert all(sealing.seal(photo) and says(photo, "شرح أول") for photo in photos)


def test_each_request_of_the_desk_is_one_wait(client, monkeypatch):
    seen = []
    monkeypatch.setattr(home, "home", lambda user: seen.append(waiting.WAIT.get()) or {})
    client.force_login(somebody("layla"))
    for _ in range(2):
        client.get(reverse("admin:index"))
    assert len({id(wait) for wait in seen}) == 2 and None not in seen and waiting.WAIT.get() is None


def test_sealing_that_is_killed_leaves_the_photo_as_it_was_and_is_done_by_the_next(monkeypatch):
    photo = a_real_photo("teal")
    really, written = default_storage.save, []
    monkeypatch.setattr(default_storage, "save", lambda name, content: stopped_at(5, really, written, name, content))
    with pytest.raises(KeyboardInterrupt):
        sealing.seal(photo)
    assert xmp(photo) == {""}
    monkeypatch.undo()
    assert sealing.seal(photo) and says(photo, "شرح أول")


def stopped_at(number, really, written, name, content):
    written.append(name)
    if len(written) >= number:
        raise KeyboardInterrupt
    return really(name, content)


def test_words_that_change_while_they_are_sealed_win(monkeypatch):
    photo = a_real_photo("olive")
    really = sealing._make

    def slowly(now, cuts):
        Photo.objects.filter(pk=photo.pk, caption="شرح أول").update(caption="شرح أخير")
        really(now, cuts)

    monkeypatch.setattr(sealing, "_make", slowly)
    sealing.seal(photo)
    assert says(photo, "شرح أخير") and sealing.is_sealed(Photo.objects.get(pk=photo.pk))


def test_a_focal_point_that_is_moved_meanwhile_is_not_undone(monkeypatch):
    photo = a_real_photo("maroon")
    elsewhere = intake.take_in(a_file("maroon"), focus=(0.9, 0.5)).cuts
    really = sealing._make

    def slowly(now, cuts):
        Photo.objects.filter(pk=photo.pk, focus_x=0.5).update(focus_x=0.9, cuts=elsewhere)
        really(now, cuts)

    monkeypatch.setattr(sealing, "_make", slowly)
    sealing.seal(photo)
    now = Photo.objects.get(pk=photo.pk)
    assert now.cuts == intake.cuts_address(now.digest, (0.9, 0.5), sealing.words_of(now)) and says(photo, "شرح أول")


def test_a_row_that_was_given_another_set_meanwhile_keeps_it():
    photo = a_real_photo("indigo")
    Photo.objects.filter(pk=photo.pk).update(cuts="r/3/0b/" + "0b" * 16)
    assert not sealing._move(photo) and Photo.objects.get(pk=photo.pk).cuts == "r/3/0b/" + "0b" * 16


def test_renditions_that_were_cut_around_another_point_are_not_taken_for_its_own():
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((256, 64)).rotate(90).resize((256, 64)).convert("RGB").save(stream, "PNG")
    photo = store_photo(ContentFile(stream.getvalue(), "a.png"), **WORDS)
    Photo.objects.filter(pk=photo.pk).update(focus_x=0.0)
    sealing.seal(photo)
    right = intake.take_in(ContentFile(stream.getvalue(), "a.png"), focus=(0.0, 0.5))
    square = photo.picture.name(photo.picture.sizes("square")[-1], "webp")
    assert pixels(square) == pixels(square.replace(photo.cuts, right.cuts))


def test_a_broken_or_missing_rendition_is_cut_from_the_original_again():
    for colour, spoil in (("gold", default_storage.delete), ("pink", lambda name: put(name, b"RIFF"))):
        photo = a_real_photo(colour)
        spoil(sets.names(photo.picture)[1])
        assert sealing.seal(photo) and says(photo, "شرح أول"), colour


def put(name: str, content: bytes) -> None:
    default_storage.save(name, ContentFile(content))


def test_sealing_is_never_part_of_a_transaction():
    photo = a_real_photo()
    with transaction.atomic(), pytest.raises(RuntimeError):
        sealing.seal(photo)


def test_a_photo_that_was_removed_meanwhile_is_nobodys_business():
    photo = a_real_photo()
    gone = Photo.objects.get(pk=photo.pk)
    remove(photo, by=somebody("salma"))
    assert not sealing.seal(gone)
