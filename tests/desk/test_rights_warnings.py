"""The desk learns that a right ends before readers do, and is asked before a picture is taken away from them."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from articles.desk.library import endings
from articles.models.activity import Activity
from articles.models.photo import Photo
from articles.models.provenance import Provenance
from articles.models.published import PublishedPhoto
from tests.desk.pages import filled, with_photo
from tests.makers import a_photo, a_region, a_story, an_article, somebody

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def page(client, address="/admin/"):
    return client.get(address).content.decode()


def form(client, photo, **typed):
    address = f"/admin/articles/photo/{photo.pk}/change/"
    sent = {**filled(client, address, "photo_form", **typed), "_continue": ""}
    return client.post(address, {name: value for name, value in sent.items() if value is not None})


def moment(name, when):
    here = timezone.localtime(when)
    return {f"{name}_0": f"{here:%Y-%m-%d}", f"{name}_1": f"{here:%H:%M:%S}"}


# --- Warned a week, a day and an hour before ----------------------------------------------------------
@pytest.mark.parametrize(
    ("left", "key", "chip"),
    [(HOUR / 2, "hour", "problem"), (DAY / 2, "day", "problem"), (6 * DAY, "week", "review"), (8 * DAY, "", "")],
)
def test_the_front_page_names_the_photos_whose_right_ends_within_a_week(salma, left, key, chip):
    photo = a_photo(caption="محطة القطار ليلاً", usable_until=timezone.now() + left)
    story = a_story(photos=[photo], headline="عنوان المادة التي تظهر فيها الصورة")
    shown = page(salma)
    assert (f"ending--{key}" in shown) == bool(key)
    if key:
        panel = shown[shown.index('id="endings"') :].partition("</section>")[0]
        assert "محطة القطار ليلاً" in panel and story.headline in panel and f"chip--{chip}" in panel


@pytest.mark.parametrize(("login", "told"), [("layla", True), ("nour", True), ("salma", True), ("omar", False)])
def test_whoever_can_do_something_about_it_is_told_on_every_page_of_the_last_day(at_the_desk, login, told):
    photo = a_photo(usable_until=timezone.now() + DAY / 2)
    client = at_the_desk(login)
    assert "rights-line" not in page(client)  # it stands in no story that readers see
    a_story(photos=[photo])
    for address in ("/admin/", "/admin/articles/article/", "/admin/account/"):
        shown = page(client, address)
        assert ("rights-line" in shown) == told, address
        assert (f"/admin/articles/photo/{photo.pk}/change/" in shown.partition("rights-line")[2][:200]) == told
    Photo.objects.update(usable_until=timezone.now() + 2 * DAY)
    assert "rights-line" not in page(client)


def test_the_line_costs_one_query_and_begins_at_the_index_of_ends():
    salma = somebody("salma")
    assert endings.frame_line(salma) is None  # and her permissions are known from here on
    a_story(photos=[a_photo(usable_until=timezone.now() + HOUR / 2), a_photo(usable_until=timezone.now() + HOUR)])
    with CaptureQueriesContext(connection) as queries, translation.override("en"):
        line = endings.frame_line(salma)
    assert len(queries) == 1 and line["key"] == "hour" and "2 photos" in line["text"]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {queries[0]['sql']}")
            assert any("photo_next_end" in row[-1] for row in cursor.fetchall())


def test_chips_say_when_on_the_desks_clock(time_machine):
    time_machine.move_to("2026-11-23T12:00:00+00:00", tick=False)
    now = timezone.now()
    tomorrow = (now + DAY).replace(hour=15)
    said = {
        "do not publish": {"held": True},
        "right over since today 13:00": {"usable_until": now - 2 * HOUR},
        "usable from tomorrow 18:00": {"usable_from": tomorrow},
        "right ends tomorrow 18:00": {"usable_until": tomorrow},
    }
    with translation.override("en"):
        chips = [endings.rights_chips(Photo(**fields), now) for fields in said.values()]
    assert [chip["label"] for [chip] in chips] == [*said]
    assert endings.rights_chips(Photo(usable_until=now + 8 * DAY), now) == []


def test_the_writing_room_says_it_at_the_photo_and_among_the_checks(layla):
    article = an_article(photos=[a_photo(usable_until=timezone.now() + DAY / 2), a_photo(held=True)])
    shown = page(layla, f"/admin/articles/article/{article.pk}/change/")
    assert "right ends" in shown and "Photo 2 is marked “do not publish”" in shown
    assert "The right to print photo 1 ends" in shown


def test_a_new_story_is_judged_as_it_was_typed(layla):
    europe, asia, address = a_region("europe"), a_region("asia"), "/admin/articles/article/add/"
    photo, later = a_photo(editions=["ar"]), timezone.now() + 2 * DAY
    Provenance.objects.create(photo=photo).regions.add(europe)
    words = {"headline": "جسر جديد يصل ضفّتي النهر بعد عامين من العمل", "body": "فقرة أولى."}

    def pressed(**typed):
        fields = filled(layla, address, **{"region": str(europe.pk), "edition": "ar", **words, **typed})
        return layla.post(address, {**with_photo(fields, photo.pk), "_publish": ""})

    assert "of these regions only" in pressed(region=str(asia.pk)).content.decode()
    assert "leave this edition out" in pressed(edition="en").content.decode()
    Photo.objects.update(usable_until=later - DAY)
    assert "before readers see the story" in pressed(**moment("publish_at", later)).content.decode()
    assert pressed().status_code == 302 and PublishedPhoto.objects.get().photo == photo


# --- The form ----------------------------------------------------------------------------------------
def test_rights_are_saved_with_the_small_print_and_logged(salma):
    europe, end = a_region("europe"), timezone.now() + 30 * DAY
    photo = a_photo()
    typed = {"rights_class": "licensed", "rights_note": "لمرة واحدة", "instructions": "لا تُقصّ", "editions": ["ar"]}
    assert form(salma, photo, **typed, regions=[europe.pk], **moment("usable_until", end)).status_code == 302
    photo.refresh_from_db()
    assert (photo.rights_class, photo.editions) == ("licensed", ["ar"])
    assert photo.usable_until == end.replace(microsecond=0)
    known = Provenance.objects.get(photo=photo)
    assert (known.rights_note, known.instructions, list(known.regions.all())) == ("لمرة واحدة", "لا تُقصّ", [europe])
    logged = Activity.objects.latest("pk").reason
    assert "لمرة واحدة" in logged and "منطقة europe" in logged and f"{timezone.localtime(end):%H:%M}" in logged
    assert form(salma, photo, caption="شرح آخر").status_code == 302
    assert list(known.regions.all()) == [europe] and Photo.objects.get().usable_until == end.replace(microsecond=0)


def test_what_makes_no_sense_is_said_at_its_field_and_nothing_typed_is_lost(salma):
    photo, now = a_photo(), timezone.now()
    answer = form(
        salma, photo, instructions="لا تُقصّ", **moment("usable_from", now), **moment("usable_until", now - DAY)
    )
    shown = answer.content.decode()
    assert answer.status_code == 200 and "The end must be later than the start." in shown and "لا تُقصّ" in shown
    answer = form(salma, photo, held="on")
    assert "Write why the photo must not be published" in answer.content.decode()
    assert not Photo.objects.get().held
    assert form(salma, photo, held="on", rights_note="سحبته الوكالة").status_code == 302
    assert Photo.objects.get().held


def test_taking_a_picture_away_from_readers_is_asked_about_first_with_the_stories_named(salma):
    europe, asia = a_region("europe"), a_region("asia")
    photo = a_photo()
    stays = a_story(photos=[photo], region=europe, headline="عنوان المادة التي تبقى فيها الصورة")
    loses = a_story(photos=[photo], region=asia, headline="عنوان المادة التي تفقد صورتها")
    answer = form(salma, photo, regions=[europe.pk], instructions="لأوروبا")
    shown = answer.content.decode()
    assert answer.status_code == 200 and loses.headline in shown.partition("errorlist")[2]
    assert "1 published story loses the picture" in shown and "لأوروبا" in shown
    assert 'type="checkbox" name="taken_away"' in shown
    assert not PublishedPhoto.objects.filter(barred=True).exists()
    assert form(salma, photo, regions=[europe.pk], taken_away="on").status_code == 302
    assert list(PublishedPhoto.objects.filter(barred=True).values_list("story", flat=True)) == [loses.pk]
    answer = form(salma, photo, held="on", rights_note="لأن")
    assert stays.headline in answer.content.decode() and not Photo.objects.get().held


def test_the_desk_sees_what_readers_may_not(salma, at_the_desk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    photo = a_photo()
    default_storage.save(f"{photo.cuts}/card-320.webp", ContentFile(b"RIFF"))
    own = f"/admin/articles/photo/{photo.pk}/cut/card-320.webp"
    assert f"/media/{photo.cuts}/card-320.webp" in page(salma, "/admin/articles/photo/")
    Photo.objects.update(held=True)
    shown = page(salma, "/admin/articles/photo/")
    assert own in shown and "/media/r/" not in shown
    answer = salma.get(own)
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/webp", "no-store, private")
    assert b"".join(answer.streaming_content) == b"RIFF"
    for name in ("card-321.webp", "facts.json", "card-320.png"):
        assert salma.get(f"/admin/articles/photo/{photo.pk}/cut/{name}").status_code == 404, name


def test_a_region_that_photos_are_for_cannot_be_deleted(layla):
    region, free = a_region("asia"), a_region("africa")
    photo = a_photo()
    Provenance.objects.create(photo=photo).regions.add(region)
    for each, stays in ((region, True), (free, False)):
        answer = layla.post(f"/admin/articles/region/{each.pk}/delete/", {"post": "yes"})
        assert type(each).objects.filter(pk=each.pk).exists() == stays
        assert (photo.caption in answer.content.decode()) == stays
