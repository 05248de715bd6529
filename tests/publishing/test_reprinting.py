"""The library's caption is part of what readers find a story by, from the transaction that changes it."""

import pytest
from django.db import transaction
from django.utils import timezone

from articles.doors import readers_room
from articles.models.index import IndexEntry
from articles.models.photo import Photo
from articles.models.published import PublishedPhoto
from articles.publishing import indexing
from articles.publishing.library import logged
from articles.publishing.photos import reprinting
from articles.publishing.photos.words import set_word
from articles.publishing.publish import withdraw
from articles.publishing.rebuilding import shelves
from articles.reader.search.found import Search
from articles.text.asked import understand
from tests.makers import a_photo, a_story, somebody

pytestmark = pytest.mark.django_db


def found(words: str) -> set[int]:
    with readers_room():
        return set(Search(understand(words), "ar", timezone.now()).page().numbers)


def say(photo: Photo, caption: str, was: str = "قارب في الميناء") -> None:
    set_word(photo.pk, "caption", was, caption, somebody("salma"))


def test_a_story_is_found_by_the_new_caption_and_not_by_the_old_one():
    photo = a_photo(caption="قارب في الميناء")
    story, other = a_story(photos=[photo]), a_story(photos=[a_photo()])
    assert found("قارب") == {story.pk}
    say(photo, "سفينة في الميناء")
    assert (found("قارب"), found("سفينة"), found("ميناء")) == (set(), {story.pk}, {story.pk})
    assert other.pk not in found("سفينة")


def test_words_of_a_storys_own_and_a_withdrawn_story_stay_as_they_are():
    photo = a_photo(caption="قارب في الميناء")
    own, gone = a_story(photos=[photo]), a_story(photos=[photo])
    PublishedPhoto.objects.filter(story=own.pk).update(caption_override="كلام المادة")
    indexing.enter_anew([own.pk])
    withdraw(gone, by=somebody("layla"), reason="سبب")
    say(photo, "سفينة في الميناء")
    assert found("سفينة") == set() and found("كلام المادة") == {own.pk}
    assert set(IndexEntry.objects.values_list("story", flat=True)) == {own.pk}


def test_other_words_of_a_photo_enter_nothing(monkeypatch):
    photo = a_photo(caption="قارب في الميناء")
    a_story(photos=[photo])
    monkeypatch.setattr(reprinting, "enter_anew", lambda photo: pytest.fail("it was entered anew"))
    set_word(photo.pk, "place", "", "بيروت", somebody("salma"))
    set_word(photo.pk, "alt", photo.alt, "بديل آخر", somebody("salma"))


def test_what_is_rolled_back_is_rolled_back_in_the_index_too():
    photo = a_photo(caption="قارب في الميناء")
    story = a_story(photos=[photo])
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        with logged(photo, by=somebody("salma")):
            Photo.objects.filter(pk=photo.pk).update(caption="سفينة")
        assert found("سفينة") == {story.pk}
        raise ZeroDivisionError
    assert (found("قارب"), found("سفينة")) == ({story.pk}, set())


def test_of_very_many_stories_the_older_wait_for_rebuild_search(monkeypatch):
    monkeypatch.setattr(reprinting, "AT_ONCE", 2)
    photo = a_photo(caption="قارب في الميناء")
    stories = [a_story(photos=[photo]).pk for _ in range(4)]
    say(photo, "سفينة في الميناء")
    assert found("سفينة") == set(stories[2:])
    readers = shelves()[0]
    assert not readers.is_whole() and set(readers.lacking().values_list("pk", flat=True)) == set(stories[:2])
