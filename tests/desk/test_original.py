"""A photo's file at the desk: its place on earth goes to those alone who may see where it was taken."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import ExifTags, Image

from articles.desk.library import original
from articles.models.photo import Photo
from articles.models.provenance import Provenance
from articles.photos.metadata.reading import metadata
from articles.publishing.library import store_photo
from tests.makers import a_photo, an_agency, somebody
from tests.photos.pictures import drawn, encoded

pytestmark = pytest.mark.django_db
PLACE = {"latitude": 33.3152, "longitude": 44.3661, "tags": ["geotagged"]}
EVERYBODY = ["layla", "nour", "omar", "salma"]
SEE = {"layla", "salma"}  # where on earth


def a_file(format="JPEG", *, place: bool) -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = "Canary"
    if place:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (33.0, 18.0, 55.0), 3: "E", 4: (44.0, 21.0, 58.0)})
    return encoded(drawn((160, 90)), format, exif=exif)


def kept(content: bytes, *, location=None, raw=None, suffix="jpg", read=True) -> Photo:
    """A photo of the library with this file, and what its provenance says of the place."""
    photo = a_photo([an_agency()], photographer="كريم")
    name = photo.original.storage.save(f"aa/{photo.pk}.{suffix}", ContentFile(content))
    Photo.objects.filter(pk=photo.pk).update(original=name, format=suffix)
    if read:
        raw = {"exif": {"Make": "Canary"}} if raw is None else raw
        Provenance.objects.create(photo=photo, location=location, raw=raw)
    return photo


def got(client: Client, photo: Photo):
    response = client.get(f"/admin/articles/photo/{photo.pk}/original/")
    return response, b"".join(response.streaming_content) if response.streaming else response.content


def told(content: bytes) -> tuple:
    with Image.open(BytesIO(content)) as picture:
        return metadata(picture, "cp1256")["location"], picture.tobytes()


@pytest.mark.parametrize("login", EVERYBODY)
@pytest.mark.parametrize(("format", "suffix"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("AVIF", "avif")])
def test_the_place_is_for_those_who_may_see_it_and_the_picture_for_all(at_the_desk, login, format, suffix):
    file = a_file(format, place=True)
    photo = kept(file, location=PLACE, suffix=suffix)
    response, content = got(at_the_desk(login), photo)
    assert response.status_code == 200 and response.headers["Cache-Control"] == "no-store, private"
    assert response.headers["Content-Disposition"] == f'attachment; filename="photo-{photo.pk}.{suffix}"'
    assert response.headers["Content-Type"] == f"image/{format.lower()}"
    assert told(content)[1] == told(file)[1]
    if login in SEE:
        assert content == file and told(content)[0]
    else:
        assert told(content)[0] is None and b"Canary" not in content
        assert "كريم - أ.ف.ب".encode() in content and photo.caption.encode() in content


@pytest.mark.parametrize("login", EVERYBODY)
def test_a_file_that_tells_no_place_comes_to_everybody_as_it_is(at_the_desk, login):
    file = a_file(place=False)
    assert got(at_the_desk(login), kept(file))[1] == file


@pytest.mark.parametrize(
    "known", [{"read": False}, {"raw": {}}, {"location": {}}], ids=["no row", "nothing was read", "not understood"]
)
def test_where_nobody_knows_what_a_file_tells_it_comes_without(omar, salma, known):
    file = a_file(place=True)
    photo = kept(file, **known)
    assert told(got(omar, photo)[1])[0] is None and got(salma, photo)[1] == file


@pytest.mark.parametrize(("suffix", "content"), [("heic", b"\0\0\0\x18ftypheic GPS"), ("jpg", b"GPS, broken")])
def test_what_cannot_be_freed_of_it_is_refused_with_a_sentence_that_says_whom_to_ask(omar, salma, suffix, content):
    photo = kept(content, location=PLACE, suffix=suffix)
    response, page = got(omar, photo)
    assert response.status_code == 409 and "Ask the photo desk or a chief editor" in page.decode()
    assert b"GPS" not in page and got(salma, photo)[1] == content


def test_the_page_says_which_file_will_come_and_shows_the_place_to_those_who_may_see_it(omar, salma):
    photo = kept(a_file(place=True), location=PLACE)
    address = f"/admin/articles/photo/{photo.pk}/change/"
    theirs, ours = (client.get(address).content.decode() for client in (omar, salma))
    for secret in ("33.3152", "geotagged"):
        assert secret in ours and secret not in theirs
    assert ("comes with our words alone" in theirs, "comes with our words alone" in ours) == (True, False)


def test_keywords_of_the_place_are_not_what_the_library_is_searched_by():
    exif = Image.Exif()
    exif[0x9C9E] = "سوق;geo:lat=33.3152;geo:lon=44.3661".encode("utf-16-le")
    photo = store_photo(ContentFile(encoded(drawn((160, 90)), exif=exif), "a.jpg"), by=somebody("salma"))
    known = Provenance.objects.get(photo=photo)
    assert known.keywords == ["سوق"] and "33" not in known.folded and "geo" not in str(known.raw)
    assert (known.location["latitude"], known.location["tags"][1]) == (33.3152, "geo:lon=44.3661")


def test_the_file_is_not_looked_into_for_those_who_get_it_as_it_is(salma, monkeypatch):
    monkeypatch.setattr(original, "without_place", lambda photo: pytest.fail("read for nothing"))
    file = a_file(place=True)
    assert got(salma, kept(file, location=PLACE))[1] == file
