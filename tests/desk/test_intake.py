"""Pictures come in: in pieces, once, whole or not at all; known ones are known, and twins are asked about."""

import random
from hashlib import sha256
from io import BytesIO

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, ImageDraw

from articles.desk.intake import finishing, pieces
from articles.models.photo import Photo
from articles.models.provenance import Collection
from articles.models.upload import Upload
from articles.photos.knife import Occupied
from tests.desk.tally import files
from tests.makers import somebody

HERE = "/admin/articles/photo/intake/"
RAW = "application/octet-stream"
JSON = {"Accept": "application/json"}


def a_picture(seed=1, size=(96, 72), quality=80, format="JPEG") -> bytes:
    """A small picture with shapes in it that depend on the seed."""
    picture, chance = Image.new("RGB", (96, 72), "white"), random.Random(seed)  # noqa: S311
    brush = ImageDraw.Draw(picture)
    for n in range(9):
        x, y = chance.randrange(80), chance.randrange(60)
        brush.rectangle((x, y, x + 32, y + 18), fill=(n * 28, chance.randrange(256), 90))
    slope = Image.linear_gradient("L").rotate(60).crop((60, 60, 196, 196)).resize((96, 72)).convert("RGB")
    picture = Image.blend(picture, slope, 0.6)  # what is even has no fingerprint to speak of
    file = BytesIO()
    picture.resize(size).save(file, format, quality=quality)
    return file.getvalue()


def begun(client, file: bytes, name="a.jpg", digest=None, **more):
    digest = sha256(file).hexdigest() if digest is None else digest
    return client.post(f"{HERE}begin/", {"name": name, "size": len(file), "digest": digest, **more}, headers=JSON)


def piece(client, said: dict, file: bytes, offset: int, length: int = 0):
    body = file[offset : offset + (length or pieces.PIECE)]
    return client.generic("POST", f"{said['piece']}?offset={offset}", body, RAW)


def sent(client, file: bytes, **words) -> dict:
    """Announce a file and send it all; return what was answered to the announcement."""
    said = begun(client, file, **words).json()
    for offset in range(said.get("received", len(file)), len(file), pieces.PIECE):
        assert piece(client, said, file, offset).status_code == 200
    return said


def taken(client, file: bytes, **words) -> dict:
    said = sent(client, file, **words)
    return client.post(said["finish"]).json() if "finish" in said else said


@pytest.fixture(autouse=True)
def own_stores(settings, tmp_path, monkeypatch):
    """Originals and pieces of this test's own. Renditions are every test's: what has been cut need not be cut again."""
    kept = {name: dict(options) for name, options in settings.STORAGES.items()}
    for name in ("originals", "uploads"):
        kept[name]["OPTIONS"] = {**kept[name]["OPTIONS"], "location": tmp_path / name}
    settings.STORAGES = kept
    monkeypatch.setattr(Photo._meta.get_field("original"), "storage", storages["originals"])


@pytest.fixture
def small_pieces(monkeypatch):
    """Pieces of a kilobyte."""
    monkeypatch.setattr(pieces, "PIECE", 1024)


# --- A file comes in -----------------------------------------------------------------------------
def test_a_file_in_pieces_becomes_a_photo_and_leaves_nothing_behind(salma, small_pieces):
    file = a_picture()
    assert len(file) > 1024
    said = taken(salma, file, name="إلى \u202eالبحر.jpg")
    photo = Photo.objects.get()
    assert (said["state"], said["photo"]) == ("added", photo.pk) and f"#{photo.pk}" in said["html"]
    assert (photo.digest, photo.width, photo.height) == (sha256(file).hexdigest(), 96, 72)
    with photo.original.open("rb") as original:
        assert original.read() == file
    assert photo.provenance.file_name == "إلى البحر.jpg" and photo.provenance.size == len(file)
    assert photo.provenance.added_by == somebody("salma") and photo.provenance.fingerprint is not None
    assert files("uploads") == set() and len(files("originals")) == 1


def test_a_piece_that_does_not_fit_is_refused_with_where_to_go_on(salma, small_pieces):
    file = a_picture()
    said = begun(salma, file).json()
    assert piece(salma, said, file, 0).json()["received"] == 1024
    for offset, length in ((0, 1024), (1500, 500), (1024, 500), (1000, 1024)):
        answer = piece(salma, said, file, offset, length)
        assert (answer.status_code, answer.json()["received"]) == (409, 1024)
    assert piece(salma, said, bytes(4096), 1024, 1025).status_code == 413
    assert salma.get(said["piece"]).json() == {"received": 1024, "state": "sending"}
    assert len(files("uploads")) == 1
    assert salma.post(said["finish"]).status_code == 409 and not Photo.objects.exists()


def test_a_piece_that_was_cut_off_is_not_kept(salma, small_pieces):
    file = a_picture()
    said = begun(salma, file).json()
    cut_off = {"CONTENT_LENGTH": "1024", "wsgi.input": BytesIO(file[:500])}
    answer = salma.generic("POST", f"{said['piece']}?offset=0", b"", RAW, **cut_off)
    assert (answer.status_code, answer.json()["received"]) == (409, 0) and files("uploads") == set()


def test_a_half_sent_file_goes_on_another_day(salma, small_pieces):
    file = a_picture()
    said = begun(salma, file).json()
    piece(salma, said, file, 0)
    later = begun(salma, file, name="again.jpg").json()
    assert (later["key"], later["received"]) == (said["key"], 1024)
    assert "a.jpg" in salma.get(HERE).content.decode()


def test_of_two_pieces_sent_at_once_one_counts(salma, small_pieces, monkeypatch):
    file = a_picture()
    said = begun(salma, file).json()
    upload = Upload.objects.get()
    pieces.add(upload, 0, file[:1024])
    with pytest.raises(pieces.Misfit):
        pieces.add(upload, 0, b"x" * 1024)  # from a page that does not know of the first
    assert len(files("uploads")) == 1
    for offset in range(1024, len(file), 1024):
        piece(salma, said, file, offset)
    assert salma.post(said["finish"]).json()["state"] == "added"


def test_what_is_not_the_announced_file_has_to_come_again(salma, small_pieces):
    file = a_picture()
    said = begun(salma, file).json()
    for offset in range(0, len(file), 1024):
        piece(salma, said, bytes(len(file)), offset)
    answer = salma.post(said["finish"])
    assert (answer.status_code, answer.json()["received"]) == (409, 0)
    assert files("uploads") == set() and not Photo.objects.exists()
    assert taken(salma, file)["state"] == "added"


def test_the_end_announced_twice_makes_one_photo(salma):
    said = sent(salma, a_picture())
    first, second = (salma.post(said["finish"]).json() for _ in range(2))
    assert first["photo"] == second["photo"] == Photo.objects.get().pk


def test_of_two_who_finish_at_once_one_adds(salma, monkeypatch):
    said = sent(salma, a_picture())
    upload = Upload.objects.get()
    really = finishing.receive

    def slow(*args, **words):
        monkeypatch.setattr(finishing, "receive", really)
        assert finishing.finish(upload).state == "done"  # somebody else is quicker
        return really(*args, **words)

    monkeypatch.setattr(finishing, "receive", slow)
    monkeypatch.setattr(finishing, "slots", lambda: 4)
    answer = salma.post(said["finish"]).json()
    assert answer["photo"] == Photo.objects.get().pk and len(files("originals")) == 1


# --- What is here already ------------------------------------------------------------------------
def test_the_same_file_is_recognised_before_it_is_sent(salma, omar):
    file = a_picture()
    taken(salma, file)
    answer = begun(omar, file).json()
    assert (answer["state"], answer["photo"]) == ("known", Photo.objects.get().pk)
    assert Upload.objects.count() == 1


def test_the_same_file_is_recognised_when_no_digest_was_sent(salma):
    file = a_picture()
    taken(salma, file)
    again = taken(salma, file, digest="")
    assert again["state"] == "known" and again["photo"] == Photo.objects.get().pk
    assert len(files("originals")) == 1 and files("uploads") == set()


@pytest.mark.parametrize(("keep", "photos"), [("add", 2), ("leave", 1)])
def test_a_twin_waits_for_an_answer(salma, keep, photos):
    taken(salma, a_picture())
    twin = taken(salma, a_picture(quality=40, size=(192, 144)))
    there = Photo.objects.get()
    assert (twin["state"], twin["twin"]) == ("twin", there.pk)
    assert "192×144" in twin["html"] and "96×72" in twin["html"]
    assert twin["decide"] in salma.get(HERE).content.decode()
    assert begun(salma, a_picture(quality=40, size=(192, 144))).json()["state"] == "twin"
    answer = salma.post(twin["decide"], {"keep": keep}, headers=JSON).json()
    assert answer["state"] == {"add": "added", "leave": "left"}[keep]
    assert Photo.objects.count() == len(files("originals")) == photos and files("uploads") == set()
    assert salma.post(twin["decide"], {"keep": "add"}, headers=JSON).json() == answer
    assert twin["decide"] not in salma.get(HERE).content.decode()


def test_other_pictures_are_no_twins(salma):
    taken(salma, a_picture(1))
    assert taken(salma, a_picture(2))["state"] == "added"


# --- What is not taken ---------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("size", "sentence"), [(0, "empty"), (25 * 1024 * 1024 + 1, "larger than 25 MB"), ("x", "empty"), (-1, "empty")]
)
def test_a_size_that_cannot_be_is_refused_before_anything_is_sent(salma, size, sentence):
    answer = salma.post(f"{HERE}begin/", {"name": "a.jpg", "size": size})
    assert answer.status_code == 422 and sentence in answer.json()["error"] and not Upload.objects.exists()


def test_what_is_no_picture_costs_its_sender_a_sentence(salma):
    said = sent(salma, b"<svg onload=alert(1)>")
    for _ in range(2):
        answer = salma.post(said["finish"])
        assert answer.status_code == 422 and "not a picture" in answer.json()["error"]
    assert files("uploads") == files("originals") == set() and not Photo.objects.exists()


def test_a_busy_knife_refuses_nothing(salma, monkeypatch):
    said = sent(salma, a_picture())

    def busy(*args, **words):
        raise Occupied("Try again in a minute.")

    with monkeypatch.context() as patched:
        patched.setattr(finishing, "receive", busy)
        answer = salma.post(said["finish"])
        assert answer.status_code == 503 and int(answer.headers["Retry-After"]) > 0
    with monkeypatch.context() as patched:
        patched.setattr(finishing, "slots", lambda: -1)  # the line is full
        assert salma.post(said["finish"]).status_code == 503
    assert salma.post(said["finish"]).json()["state"] == "added"


def test_a_day_has_its_number_of_files(salma, omar, settings):
    settings.UPLOADS_A_DAY = 1
    said = begun(salma, a_picture(1)).json()
    answer = begun(salma, a_picture(2))
    assert answer.status_code == 429 and "tomorrow" in answer.json()["error"]
    assert begun(salma, a_picture(1)).json()["key"] == said["key"]  # what was begun may be ended
    assert begun(omar, a_picture(2)).status_code == 200


def test_an_upload_is_its_senders_alone(salma, omar):
    said = sent(salma, a_picture())
    assert omar.get(said["piece"]).status_code == 404
    for address in ("piece", "finish", "decide"):
        assert omar.post(said[address], {"keep": "add"}).status_code == 404
    assert begun(omar, a_picture()).json()["key"] != said["key"]
    strangers = Client()
    assert strangers.post(said["finish"]).status_code == 401 and not Photo.objects.exists()


def test_nothing_is_taken_without_the_pages_token(salma):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = salma.cookies
    answer = strict.post(f"{HERE}begin/", {"name": "a", "size": 5}, headers=JSON)
    assert answer.status_code == 403 and answer.json()["token"] is True


# --- Without scripts, and on to the captions -----------------------------------------------------
def test_a_plain_form_takes_several_files(salma):
    good, bad = (SimpleUploadedFile(name, content) for name, content in (("a.jpg", a_picture()), ("b.jpg", b"no")))
    page = salma.post(HERE, {"files": [good, bad]}, follow=True).content.decode()
    photo = Photo.objects.get()
    assert "1 photo is in the library now" in page and "“b.jpg”: This file is not a picture" in page
    assert f'data-photo="{photo.pk}"' in page and files("uploads") == set()
    same = SimpleUploadedFile("c.jpg", a_picture())
    assert "“c.jpg” is in the library already" in salma.post(HERE, {"files": [same]}, follow=True).content.decode()


def test_what_has_come_in_goes_on_to_its_captions_once(salma):
    numbers = [taken(salma, a_picture(seed))["photo"] for seed in (1, 2)]
    assert "data-photo" in salma.get(HERE).content.decode()
    answer = salma.post(HERE, {"_captions": "", "name": ""})
    page = salma.get(answer.headers["Location"]).content.decode()
    assert [page.find(f'data-photo="{number}"') > 0 for number in numbers] == [True, True]
    assert "data-photo" not in salma.get(HERE).content.decode()


def test_under_a_name_what_has_come_in_is_a_collection(salma):
    number = taken(salma, a_picture())["photo"]
    answer = salma.post(HERE, {"_captions": "", "name": " افتتاح  السوق "})
    collection = Collection.objects.get()
    assert answer.headers["Location"].endswith(f"?collection={collection.pk}")
    assert collection.name == "افتتاح السوق" and [photo.pk for photo in collection.photos.all()] == [number]


def test_a_file_for_a_collection_is_in_it(salma):
    collection = Collection.objects.create(name="رحلة", made_by=somebody("salma"))
    number = taken(salma, a_picture(), collection=collection.pk)["photo"]
    assert [photo.pk for photo in collection.photos.all()] == [number]
