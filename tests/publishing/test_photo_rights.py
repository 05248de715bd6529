"""What a photo's rights allow: publication asks them, and what is published follows them when they change."""

from datetime import timedelta
from itertools import count, product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from articles.models.activity import Activity
from articles.models.photo import Photo, usable_q
from articles.models.published import PublishedArticle, PublishedPhoto
from articles.models.seen import shown_q
from articles.publishing.checks import ERROR, WARNING, Blocked, photo_problems
from articles.publishing.library import logged
from articles.publishing.photos import rights
from articles.publishing.photos.filing import provenance_of
from articles.publishing.publish import correct, publish, update
from articles.publishing.regions import move
from tests.makers import a_photo, a_region, a_story, an_article, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


DAY = timedelta(days=1)


def only_in(photo, *regions):
    with logged(photo, by=somebody("salma")):
        provenance_of(photo).regions.set(regions)
    return photo


def changed(photo, **fields):
    for name, value in fields.items():
        setattr(photo, name, value)
    with logged(photo, by=somebody("salma")):
        photo.save()


def told(article):
    return [(problem.level, problem.text) for row in article.photo_rows.all() for problem in photo_problems(row, 0)]


def is_barred(article):
    return PublishedPhoto.objects.get(story=article.pk).barred


# --- What may not be used cannot be published ---------------------------------------------------------
@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"held": True}, "do not publish"),
        ({"usable_from": DAY}, "from"),
        ({"usable_until": -DAY}, "has been over since"),
        ({"editions": ["en", "fa"]}, "leave this edition out"),
    ],
    ids=["held", "not yet", "over", "edition"],
)
def test_a_photo_that_may_not_be_used_keeps_its_story_from_going_out(fields, words):
    now = timezone.now()
    fields = {name: now + value if isinstance(value, timedelta) else value for name, value in fields.items()}
    article = an_article(photos=[a_photo(**fields)])
    with pytest.raises(Blocked, match=words) as refused:
        publish(article, by=somebody("layla"))
    assert [(problem.field, problem.row) for problem in refused.value.problems] == [("photos", 0)]
    publish(an_article(photos=[a_photo()]), by=somebody("layla"))


def test_a_story_is_judged_at_its_own_start():
    now, layla = timezone.now(), somebody("layla")
    late, early = a_photo(usable_from=now + DAY), a_photo(usable_until=now + DAY)
    for photo, days, passes in ((late, 0, False), (late, 2, True), (early, 0, True), (early, 2, False)):
        article = an_article(photos=[photo])
        at = now + days * DAY if days else None
        if passes:
            publish(article, by=layla, at=at)
        else:
            with pytest.raises(Blocked, match=r"[Pp]hoto 1"):
                publish(article, by=layla, at=at)


def test_rights_in_some_regions_hold_for_all_that_is_part_of_them():
    world = a_region("world")
    europe, asia = a_region("europe", parent=world), a_region("asia", parent=world)
    photo, france = only_in(a_photo(), europe), a_region("france", parent=europe)
    for region in (europe, france):
        publish(an_article(photos=[photo], region=region), by=somebody("layla"))
    for region in (asia, world):
        with pytest.raises(Blocked, match="regions only: منطقة europe"):
            publish(an_article(photos=[photo], region=region), by=somebody("layla"))
    assert told(an_article(photos=[photo], region=None)) == []


def test_an_update_cannot_carry_the_photo_into_an_edition_or_region_that_is_left_out():
    europe, asia = a_region("europe"), a_region("asia")
    article = a_story(photos=[only_in(a_photo(), europe)], region=europe)
    article.region = asia
    article.save()
    with pytest.raises(Blocked):
        update(article, by=somebody("layla"))
    assert not is_barred(article)


def test_an_end_within_the_life_of_the_story_is_told_with_its_time():
    now = timezone.now()
    end = (now + 3 * DAY).replace(hour=15, minute=0)
    article = an_article(photos=[a_photo(usable_until=end)])
    [(level, text)] = told(article)
    assert level == WARNING and "at 18:00 (15:00 GMT)" in text and "caption alone" in text
    article.publish_until = end
    article.save()
    assert told(article) == []
    article.publish_at, article.publish_until = end + DAY, None
    article.save()
    assert [level for level, _ in told(article)] == [ERROR]


# --- What is published follows -----------------------------------------------------------------------
def test_published_stories_follow_editions_and_regions():
    europe, asia = a_region("europe"), a_region("asia")
    photo = a_photo()
    here, there = a_story(photos=[photo], region=europe), a_story(photos=[photo], region=asia)
    changed(photo, editions=["en"])
    assert is_barred(here) and is_barred(there)
    changed(photo, editions=["en", "ar"])
    assert not is_barred(here) and not is_barred(there)
    only_in(photo, europe)
    assert not is_barred(here) and is_barred(there)
    only_in(photo)
    assert not is_barred(there)


def test_a_region_that_moves_on_the_map_takes_its_photos_rights_along():
    europe, asia = a_region("europe"), a_region("asia")
    part = a_region("caucasus", parent=europe)
    story = a_story(photos=[only_in(a_photo(), europe)], region=part)
    for parent, barred in ((asia, True), (europe, False)):
        part.parent = parent
        move(part, by=somebody("layla"))
        assert is_barred(story) is barred


def test_settling_asks_as_much_for_ten_stories_as_for_one():
    photo, costs = a_photo(), []
    for number in (1, 9):
        changed(photo, editions=[])
        for _ in range(number):
            a_story(photos=[photo])
        Photo.objects.filter(pk=photo.pk).update(editions=["en"])
        with CaptureQueriesContext(connection) as queries:
            rights.settle(photo)
        costs.append(len(queries))
        assert PublishedPhoto.objects.filter(photo=photo, barred=True).count() == (1 if number == 1 else 10)
    assert costs[0] == costs[1] <= 5


def test_what_the_database_asks_and_what_a_row_says_agree():
    now = timezone.now()
    moments, place = (None, now - DAY, now, now + DAY), count(1)
    story = PublishedArticle.objects.get(pk=a_story(photos=[a_photo()]).pk)
    for held, start, end in product((False, True), moments, moments):
        if start and end and end <= start:
            continue
        photo = a_photo([], held=held, usable_from=start, usable_until=end)
        story.photo_rows.create(photo=photo, position=next(place), barred=bool(start and not end))
    by_row = {
        row.pk for row in PublishedPhoto.objects.select_related("photo") if not row.barred and row.photo.usable_at(now)
    }
    assert by_row == set(PublishedPhoto.objects.filter(shown_q(now)).values_list("pk", flat=True))
    assert {photo.pk for photo in Photo.objects.all() if photo.usable_at(now)} == set(
        Photo.objects.filter(usable_q(now)).values_list("pk", flat=True)
    )
    assert 0 < len(by_row) < PublishedPhoto.objects.count()


def test_the_small_print_is_in_the_log():
    photo = only_in(a_photo(), a_region("europe"))
    with logged(photo, by=somebody("salma")):
        known = provenance_of(photo)
        known.rights_note, known.instructions = "للاستخدام مرة واحدة", "لا تُقصّ"
        known.save()
    lines = " ".join(Activity.objects.filter(verb=Activity.Verb.PHOTO).values_list("reason", flat=True))
    assert "منطقة europe" in lines and "للاستخدام مرة واحدة" in lines and "لا تُقصّ" in lines


def test_a_correction_goes_out_although_a_photos_right_is_over():
    article = a_story(photos=[photo := a_photo()])
    changed(photo, held=True)
    assert correct(article, by=somebody("layla"), text="الصواب في الفقرة الثانية").pk


def test_what_is_ending_comes_nearest_first_and_only_where_readers_have_it():
    now = timezone.now()
    soon, later = a_photo(usable_until=now + DAY), a_photo(usable_until=now + 3 * DAY)
    first, second = a_story(photos=[soon]), a_story(photos=[later, soon])
    a_story(photos=[a_photo(usable_until=now + 9 * DAY)])
    an_article(photos=[a_photo(usable_until=now + DAY)])
    found = rights.ending(now, now + 7 * DAY)
    assert [(row.photo_id, row.story_id) for row in found] == [
        (soon.pk, second.pk), (soon.pk, first.pk), (later.pk, second.pk),
    ]  # fmt: skip
    article = a_story(photos=[a_photo(usable_until=now + 2 * DAY)])
    article.publish_until = now + DAY
    article.save()
    update(article, by=somebody("layla"))
    assert article.pk not in {row.story_id for row in rights.ending(now, now + 7 * DAY)}
