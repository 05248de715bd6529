"""Files that a photo has left, because its words, its focal point or its file changed, go on following its rights."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from articles.models.article import ArticlePhoto
from articles.models.photo import Photo
from articles.models.published import PublishedPhoto
from articles.photos import sets
from articles.publishing.library import cut_again, logged, remove, store_photo
from articles.publishing.photos import rights, sealing
from articles.publishing.photos.replacing import replace
from tests.desk.test_replacing import a_picture
from tests.knife import knife_in_hand  # noqa: F401
from tests.makers import a_story, somebody

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("knife_in_hand")]


@pytest.fixture(autouse=True)
def own_store(settings, tmp_path):
    """Renditions of this test's own: the same pictures were others' before."""
    disk = {"BACKEND": "articles.photos.storage.Disk", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": disk}


@pytest.fixture
def moved() -> tuple[Photo, list[str]]:
    """A printed photo, and the addresses that its first rendition has had: other words, another focal point."""
    photo = store_photo(a_picture(), caption="شرح أول", alt="ما يُرى", photographer="كريم", by=somebody("salma"))
    a_story(photos=[photo])
    addresses = [address_of()]
    with logged(photo, by=somebody("salma")):
        Photo.objects.update(caption="شرح ثان")
    addresses.append(address_of())
    Photo.objects.update(focus_x=0.1)
    cut_again(Photo.objects.get())
    addresses.append(address_of())
    assert len(set(addresses)) == 3
    return Photo.objects.get(), addresses


def address_of() -> str:
    return f"/media/{sets.names(Photo.objects.get().picture)[0]}"


def answers(client, addresses: list[str]) -> set[int]:
    return {asked(client, address).status_code for address in addresses}


def asked(client, address: str):
    response = client.get(address)
    if response.streaming:
        b"".join(response.streaming_content)  # to the end, which closes the file
    return response


def out_of_the_story(photo: Photo) -> None:
    PublishedPhoto.objects.all().delete()
    ArticlePhoto.objects.all().delete()
    assert not sealing.is_printed(photo)


TAKEN = [{"held": True}, {"usable_until": timezone.now() - timedelta(days=1)}]


@pytest.mark.parametrize("taken", TAKEN)
def test_every_address_closes_with_the_photo_and_stays_closed_when_it_leaves_the_library(client, moved, taken):
    photo, addresses = moved
    assert answers(client, addresses) == {200}
    Photo.objects.update(**taken)
    assert answers(client, addresses) == {410}
    out_of_the_story(photo)
    remove(Photo.objects.get(), by=somebody("salma"))
    assert not Photo.objects.exists() and answers(client, addresses) == {410}


@pytest.mark.parametrize("taken", TAKEN)
def test_what_is_held_after_its_file_was_replaced_takes_the_old_files_with_it(client, moved, taken):
    photo, addresses = moved
    replace(photo, a_picture("olive"), seen=photo.digest, by=somebody("salma"))
    assert answers(client, [*addresses, address_of()]) == {200}
    Photo.objects.update(**taken)
    assert answers(client, [*addresses, address_of()]) == {410}


def test_a_picture_that_was_held_when_it_was_replaced_does_not_come_back_with_the_other(client, moved):
    photo, addresses = moved
    Photo.objects.update(held=True)
    replace(Photo.objects.get(), a_picture("olive"), seen=photo.digest, by=somebody("salma"))
    Photo.objects.update(held=False)
    assert answers(client, addresses) == {410} and answers(client, [address_of()]) == {200}


def test_a_picture_that_another_photo_shows_goes_by_that_one(client, moved):
    photo, addresses = moved
    other = store_photo(a_picture(), caption="الصورة نفسها", alt="ما يُرى", by=somebody("salma"))
    out_of_the_story(photo)
    Photo.objects.filter(pk=photo.pk).update(held=True)
    remove(Photo.objects.get(pk=photo.pk), by=somebody("salma"))
    assert answers(client, addresses) == {200}
    Photo.objects.filter(pk=other.pk).update(held=True)
    assert answers(client, addresses) == {410}


def test_what_leaves_the_library_while_it_may_be_shown_is_shown_until_its_end(client, moved):
    photo, addresses = moved
    Photo.objects.update(usable_until=timezone.now() + timedelta(hours=1))
    out_of_the_story(photo)
    remove(Photo.objects.get(), by=somebody("salma"))
    assert answers(client, addresses) == {200}
    assert 3000 < int(asked(client, addresses[0]).headers["Cache-Control"].rpartition("=")[2]) <= 3600


def test_what_is_lost_sight_of_is_not_shown(client, moved):
    photo, addresses = moved
    out_of_the_story(photo)
    remove(Photo.objects.get(), by=somebody("salma"))
    sets.remove(photo.cuts, unless=lambda: False)
    assert answers(client, addresses[:2]) == {410}


def test_of_those_that_have_left_the_strictest_decides(client, moved):
    photo, addresses = moved
    other = store_photo(a_picture(), caption="الصورة نفسها", alt="ما يُرى", by=somebody("salma"))
    out_of_the_story(photo)
    sets.leave(photo.cuts, other.pk, rights=rights.when(other))
    other.delete()
    Photo.objects.update(held=True)
    remove(Photo.objects.get(), by=somebody("salma"))
    assert answers(client, addresses) == {410}


def test_a_removal_that_fails_closes_nothing(client, moved):
    photo, addresses = moved
    with pytest.raises(ProtectedError), transaction.atomic():
        remove(photo, by=somebody("salma"))
    assert answers(client, addresses) == {200}
