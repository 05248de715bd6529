"""Whoever holds several rows takes them in one order, so that on PostgreSQL no two wait for each other."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import connection

from articles.desk.rows import strip
from articles.models.index import IndexEntry
from articles.models.photo import Photo
from articles.models.published import PublishedPhoto, PublishedRegion
from articles.models.region import Region
from articles.publishing import library
from articles.publishing import publish as publishing
from articles.publishing.library import logged
from articles.publishing.photos import reprinting, rights
from articles.publishing.photos.filing import provenance_of
from articles.publishing.photos.words import set_word
from articles.publishing.publish import publish, update
from articles.publishing.regions import move
from tests.desk.pages import filled
from tests.makers import a_photo, a_region, a_story, an_article, somebody

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
PATIENCE = 5  # seconds; PostgreSQL looks for deadlocks after one


class Meeting:
    """Two at work at once: the second begins when the first is in the midst of it and waits for the second to wait."""

    def __init__(self):
        self.begun = threading.Event()

    def here(self, really):
        """Return the function so that its first call goes on when another connection waits for this one, or in vain."""

        def slowly(*args, **kwargs):
            if not self.begun.is_set():
                self.begun.set()
                until = time.monotonic() + PATIENCE
                while not somebody_waits() and time.monotonic() < until:
                    time.sleep(0.02)
            return really(*args, **kwargs)

        return slowly

    def of(self, first, second) -> None:
        """Do both. Raises what either raises: a deadlock, for one."""
        with ThreadPoolExecutor(2) as desk:
            one = desk.submit(self.closing, first)
            assert self.begun.wait(30), one.exception()
            other = desk.submit(self.closing, second)
            one.result(timeout=30)
            other.result(timeout=30)

    def closing(self, work) -> None:
        try:
            work()
        finally:
            connection.close()


@pytest.fixture
def meeting():
    return Meeting()


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))")
        return cursor.fetchone() is not None


def only_in(photo, region) -> None:
    with logged(photo, by=somebody("salma")):
        provenance_of(photo).regions.set([region])


@pytest.mark.parametrize("known", [True, False], ids=["an update", "a first publication"])
def test_a_region_moves_while_a_story_of_it_is_published(monkeypatch, meeting, known):
    europe, asia = a_region("europe"), a_region("asia")
    part, photo, layla = a_region("caucasus", parent=europe), a_photo(), somebody("layla")
    only_in(photo, europe)
    story = (a_story if known else an_article)(photos=[photo], region=part)
    other = a_story(photos=[photo], region=part)
    monkeypatch.setattr(publishing, "_save", meeting.here(publishing._save))
    moved = Region.objects.get(pk=part.pk)
    moved.parent = asia
    meeting.of(lambda: (update if known else publish)(story, by=layla), lambda: move(moved, by=layla))
    barred = PublishedPhoto.objects.filter(story__in=[story.pk, other.pk]).values_list("barred", flat=True)
    assert list(barred) == [True, True]
    for one in (story, other):
        paths = PublishedRegion.objects.filter(story=one.pk).values_list("region__path", flat=True)
        assert set(paths) == {"asia/caucasus", "asia"}


def test_a_region_moves_while_a_photos_rights_come_to_be_for_it(monkeypatch, meeting):
    europe, asia = a_region("europe"), a_region("asia")
    part, photo, layla = a_region("caucasus", parent=europe), a_photo(), somebody("layla")
    only_in(photo, europe)
    a_story(photos=[photo], region=part)
    monkeypatch.setattr(rights, "settle", meeting.here(rights.settle))
    part.parent = asia
    meeting.of(lambda: only_in(photo, part), lambda: move(part, by=layla))
    assert not PublishedPhoto.objects.get().barred


def test_a_strip_is_saved_in_any_order_while_a_story_with_its_photos_is_published(monkeypatch, meeting, at_the_desk):
    first, second = a_photo(caption="", alt="بديل"), a_photo(caption="", alt="بديل")
    article, layla = an_article(photos=[second, first]), somebody("layla")
    other = an_article(photos=[first, second])
    for row in other.photo_rows.all():
        row.caption = "شرح المادة نفسها"
        row.save()
    desk, address = at_the_desk("layla"), f"/admin/articles/article/{article.pk}/change/"
    words = {f"photo_rows-{n}-library_caption": f"شرح {n}" for n in range(2)}
    fields = filled(desk, address, **words)
    waiting = meeting.here(lambda: None)

    @contextmanager
    def and_waiting(*args, **kwargs):
        with logged(*args, **kwargs):
            yield
        waiting()

    monkeypatch.setattr(strip, "logged", and_waiting)
    meeting.of(lambda: desk.post(address, {**fields, "_continue": ""}), lambda: publish(other, by=layla))
    assert sorted(Photo.objects.values_list("caption", flat=True)) == ["شرح 0", "شرح 1"]
    assert PublishedPhoto.objects.filter(story=other.pk).count() == 2


def test_a_photos_form_is_saved_while_its_words_are_written_on_the_sheet(monkeypatch, meeting):
    europe, photo, salma = a_region("europe"), a_photo(), somebody("salma")
    with logged(photo, by=salma, pausing=True):
        Photo.objects.filter(pk=photo.pk).update(caption="شرح يُكتب")
    monkeypatch.setattr(library, "worded", meeting.here(library.worded))
    meeting.of(lambda: only_in(photo, europe), lambda: set_word(photo.pk, "place", "", "بيروت", salma))
    assert Photo.objects.get().place == "بيروت" and list(provenance_of(photo).regions.all()) == [europe]


def test_a_caption_changes_while_a_story_that_prints_it_is_updated(monkeypatch, meeting):
    """The caption has entered the story anew when its update comes, and names at its end what the update holds."""
    photo, layla, salma = a_photo(caption="قارب"), somebody("layla"), somebody("salma")
    story = a_story(photos=[photo])
    waiting, really = meeting.here(lambda: None), reprinting.enter_anew

    def and_waiting(photo):
        really(photo)
        waiting()

    monkeypatch.setattr(reprinting, "enter_anew", and_waiting)
    meeting.of(lambda: set_word(photo.pk, "caption", "قارب", "سفينة", salma), lambda: update(story, by=layla))
    assert Photo.objects.get().caption == "سفينة" and IndexEntry.objects.filter(story=story.pk).count() == 1


def test_a_caption_changes_while_the_photo_leaves_a_story(monkeypatch, meeting):
    """The update has taken the photo out and the story's entry with it when the caption comes to enter that anew."""
    photo, layla, salma = a_photo(caption="قارب"), somebody("layla"), somebody("salma")
    story = a_story(photos=[photo])
    story.photo_rows.all().delete()
    monkeypatch.setattr(publishing.indexing, "enter_new", meeting.here(publishing.indexing.enter_new))
    meeting.of(lambda: update(story, by=layla), lambda: set_word(photo.pk, "caption", "قارب", "سفينة", salma))
    labels = IndexEntry.objects.get(story=story.pk)
    assert Photo.objects.get().caption == "سفينة" and labels.version == 1
