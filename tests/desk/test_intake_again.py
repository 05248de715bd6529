"""A file that is chosen again: it goes on where it stopped, into the collection meant now, and is asked about once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.desk.intake import finishing
from articles.desk.intake.shown import halves
from articles.models.photo import Photo
from articles.models.provenance import Collection, Provenance
from articles.models.upload import Upload
from articles.photos.fingerprint import fingerprint, tells
from articles.publishing.photos.receiving import twin_of
from tests.desk.tally import files
from tests.desk.test_intake import HERE, a_picture, begun, own_stores, piece, sent, small_pieces, taken  # noqa: F401
from tests.knife import knife_in_hand  # noqa: F401
from tests.makers import a_photo, somebody

pytestmark = pytest.mark.usefixtures("knife_in_hand")


@pytest.fixture
def shoot(db) -> Collection:
    return Collection.objects.create(name="رحلة", made_by=somebody("salma"))


def inside(collection: Collection) -> list[int]:
    return [photo.pk for photo in collection.photos.all()]


# --- Into a collection ---------------------------------------------------------------------------
def test_a_half_sent_file_goes_on_into_the_collection_for_which_it_is_chosen_again(salma, shoot, small_pieces):  # noqa: F811
    file = a_picture()
    said = begun(salma, file).json()
    piece(salma, said, file, 0)
    later = begun(salma, file, collection=shoot.pk).json()
    assert (later["key"], later["received"]) == (said["key"], 1024)
    begun(salma, file)  # and once more on the page of no collection: it stays meant for this one
    number = taken(salma, file)["photo"]
    assert inside(shoot) == [number]


def test_a_twin_that_waits_goes_into_the_collection_for_which_it_is_chosen_again(salma, shoot):
    taken(salma, a_picture())
    twin = taken(salma, a_picture(quality=40))
    again = begun(salma, a_picture(quality=40), collection=shoot.pk).json()
    assert (again["state"], again["key"]) == ("twin", twin["key"])
    salma.post(twin["decide"], {"keep": "add"})
    assert inside(shoot) == [Photo.objects.latest("pk").pk]


def test_a_file_that_is_chosen_for_a_collection_while_it_is_cut_is_in_it(salma, shoot, monkeypatch):
    file = a_picture()
    said, really = sent(salma, file), finishing.receive

    def slow(*args, **words):
        begun(salma, file, collection=shoot.pk)
        return really(*args, **words)

    monkeypatch.setattr(finishing, "receive", slow)
    number = salma.post(said["finish"]).json()["photo"]
    assert inside(shoot) == [number]


def test_without_scripts_too_it_goes_into_the_collection(salma, shoot):
    file = SimpleUploadedFile("a.jpg", a_picture())
    address = f"{HERE}?collection={shoot.pk}"
    assert salma.post(address, {"files": [file]}).headers["Location"] == address
    assert inside(shoot) == [Photo.objects.get().pk]


# --- Asked about once ----------------------------------------------------------------------------
@pytest.mark.parametrize("digest", [None, ""], ids=["digest", "no digest"])
def test_a_twin_that_is_sent_again_asks_the_question_that_is_open(salma, digest):
    taken(salma, a_picture())
    first = taken(salma, a_picture(quality=40), digest=digest)
    second = taken(salma, a_picture(quality=40), digest=digest)
    assert (first["state"], second["state"], second["key"]) == ("twin", "twin", first["key"])
    assert salma.get(HERE).content.decode().count(f'data-key="{first["key"]}"') == 1
    assert Upload.objects.filter(state="twin").count() == 1 and len(files("uploads")) == 1


def test_what_somebody_else_has_brought_is_half_sent_no_longer(salma, omar, small_pieces):  # noqa: F811
    file = a_picture()
    piece(salma, begun(salma, file).json(), file, 0)
    taken(omar, file)
    assert begun(salma, file).json()["state"] == "known"
    assert "data-half" not in salma.get(HERE).content.decode() and files("uploads") == set()


@pytest.mark.parametrize(("received", "told"), [(1, 0), (500, 50), (999, 99), (1000, 99)])
def test_what_is_half_sent_is_never_told_as_all_there(db, received, told):
    half = {"by": somebody("salma"), "size": 1000, "received": received, "digest": "d" * 64}
    Upload.objects.create(key="k", **half)
    assert [each["percent"] for each in halves(half["by"])] == [told]


# --- What tells nothing --------------------------------------------------------------------------
def slope(*, rising: bool, tone: float = 1.0) -> Image.Image:
    even = Image.linear_gradient("L").rotate(90 if rising else 270).point(lambda value: int(value * tone))
    return even.resize((300, 200))


PLAIN = [Image.new("L", (300, 200), "grey"), *(slope(rising=rising) for rising in (True, False))]


@pytest.mark.parametrize("picture", PLAIN, ids=["plane", "rising", "falling"])
def test_planes_and_slopes_are_no_twins_of_one_another(db, picture):
    photo = a_photo()
    for other in (0, -1, 1, -2):
        Provenance.objects.update_or_create(photo=photo, defaults={"fingerprint": other})
        assert twin_of(fingerprint(picture)) is None


def test_what_has_shapes_in_it_is_found(db):
    photo = a_photo()
    Provenance.objects.create(photo=photo, fingerprint=0b11111)
    assert twin_of(0b111110) == photo and not tells(0b1111) and not tells(~0b1111) and not tells(None)
