"""What a photo may be used for: whoever may not change printed photos may only narrow it, by every way there is."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from articles.desk.library import photo_form
from articles.desk.sheet import saving
from articles.models.photo import Photo
from articles.models.provenance import Provenance
from articles.photos import knife
from articles.publishing.library import store_photo
from articles.publishing.photos import readings
from articles.publishing.photos.replacing import replace
from articles.publishing.photos.unnamed import settle_source
from articles.publishing.photos.words import Change, State, set_words
from tests.desk.pages import filled
from tests.desk.test_replacing import PAGE, a_picture
from tests.desk.test_rights_warnings import form, moment
from tests.knife import knife_in_hand  # noqa: F401
from tests.makers import a_photo, a_region, a_story, somebody

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
NOW = timezone.now().replace(microsecond=0)
NARROWS = "You may narrow what a photo may be used for, not widen it"
CHANGE = "/admin/articles/photo/{}/change/"


def bound() -> Photo:
    """A photo with rights of every kind, which stands in no story."""
    photo = a_photo(usable_from=NOW + DAY, usable_until=NOW + 9 * DAY, editions=["ar", "fa"])
    world, europe = a_region("world"), a_region("europe")
    a_region("paris", parent=europe)
    Provenance.objects.create(photo=photo).regions.add(europe)
    assert world.pk != europe.pk
    return photo


def rights_of(photo: Photo) -> tuple:
    now = Photo.objects.get(pk=photo.pk)
    regions = [region.slug for region in now.provenance.regions.order_by("slug")]
    return now.usable_from, now.usable_until, now.editions, regions


WIDER = {
    "usable_from": lambda: moment("usable_from", NOW),
    "usable_until": lambda: moment("usable_until", NOW + 10 * DAY),
    "usable_until for ever": lambda: {"usable_until_0": "", "usable_until_1": ""},
    "editions": lambda: {"editions": ["ar", "en"]},
    "editions all": lambda: {"editions": []},
    "regions": lambda: {"regions": [a_region("europe").pk, a_region("world").pk]},
    "regions all": lambda: {"regions": []},
}
NARROWER = {
    "usable_from": lambda: moment("usable_from", NOW + 2 * DAY),
    "usable_until": lambda: moment("usable_until", NOW + 8 * DAY),
    "editions": lambda: {"editions": ["ar"]},
    "regions": lambda: {"regions": [a_region("paris").pk]},
}


@pytest.mark.parametrize(("login", "may"), [("omar", False), ("nour", True), ("layla", True), ("salma", True)])
def test_do_not_publish_is_lifted_by_those_alone_who_may_change_printed_photos(at_the_desk, login, may):
    photo, client = a_photo(held=True), at_the_desk(login)
    page = client.get(CHANGE.format(photo.pk)).content.decode()
    assert ("Held back. Editors and the photo desk let it go again." in page) is not may
    answer = form(client, photo, held=None, rights_note="لأن", caption="شرح جديد")
    photo.refresh_from_db()
    assert answer.status_code == 302 and photo.held is not may and photo.caption == "شرح جديد"


def test_a_reporter_holds_a_photo_back_and_a_page_from_before_does_not_let_it_go(omar):
    photo = a_photo()
    fields = {**filled(omar, CHANGE.format(photo.pk), "photo_form", caption="شرح كُتب قبل المنع"), "_continue": ""}
    assert form(omar, photo, held="on", rights_note="سحبته الوكالة").status_code == 302
    assert Photo.objects.get().held
    assert omar.post(CHANGE.format(photo.pk), {**fields, "rights_note": "سحبته الوكالة"}).status_code == 302
    assert Photo.objects.get().held and Photo.objects.get().caption == "شرح كُتب قبل المنع"


def test_a_page_of_an_editor_from_before_does_not_let_it_go_either(layla):
    photo = a_photo()
    fields = {**filled(layla, CHANGE.format(photo.pk), "photo_form", caption="شرح آخر"), "_continue": ""}
    Photo.objects.update(held=True)
    assert layla.post(CHANGE.format(photo.pk), fields).status_code == 302
    assert Photo.objects.get().held and Photo.objects.get().caption == "شرح آخر"
    assert form(layla, photo, held=None).status_code == 302 and not Photo.objects.get().held


@pytest.mark.parametrize("way", WIDER)
def test_a_reporter_widens_no_right_and_loses_nothing_typed(omar, salma, way):
    photo, typed = bound(), WIDER[way]()
    before = rights_of(photo)
    answer = form(omar, photo, **typed, caption="شرح لم يُحفظ بعد")
    page = answer.content.decode()
    assert answer.status_code == 200 and page.count(NARROWS) == 1 and "شرح لم يُحفظ بعد" in page
    assert rights_of(photo) == before
    assert form(salma, photo, **typed).status_code == 302 and rights_of(photo) != before


@pytest.mark.parametrize("way", NARROWER)
def test_a_reporter_narrows_a_right(omar, way):
    photo = bound()
    before = rights_of(photo)
    assert form(omar, photo, **NARROWER[way]()).status_code == 302
    assert rights_of(photo) != before


def test_a_reporter_gives_rights_to_a_photo_that_has_none_and_saves_the_rest_of_one_that_has(omar):
    free, photo = a_photo(), bound()
    before = rights_of(photo)
    assert form(omar, free, editions=["ar"], **moment("usable_until", NOW + DAY)).status_code == 302
    assert form(omar, photo, caption="شرح آخر", rights_class="licensed").status_code == 302
    assert rights_of(free)[1:3] == (NOW + DAY, ["ar"]) and rights_of(photo) == before


# --- By what the file says ------------------------------------------------------------------------
def said(**fields) -> dict:
    sources = ("xmp", "iptc")
    return {
        name: [{"source": source, "value": value} for source, value in zip(sources, values, strict=True)]
        for name, values in fields.items()
    }


@pytest.mark.parametrize(("login", "year"), [("omar", 2027), ("salma", 2029)])
def test_a_later_end_is_not_chosen_from_what_a_file_says_either(at_the_desk, login, year):
    photo, client = a_photo(usable_until=datetime(2028, 1, 1, tzinfo=UTC), held=True), at_the_desk(login)
    until = ("2029-01-01T00:00:00+00:00", "2027-01-01T00:00:00+00:00")
    known = said(until=until, instructions=("Do not publish", "Editorial use only"))
    Provenance.objects.create(photo=photo, readings=known, instructions="Do not publish")
    address = f"/admin/articles/photo/{photo.pk}/reading/"
    for field, source in (("usable_until", "iptc"), ("usable_until", "xmp"), ("instructions", "iptc")):
        answer = client.post(address, {"field": field, "source": source}, follow=True)
        refused = NARROWS in answer.content.decode()
        assert refused == (login == "omar" and (field, source) == ("usable_until", "xmp"))
    photo.refresh_from_db()
    assert photo.usable_until.year == year and photo.held


@pytest.mark.usefixtures("knife_in_hand")
def test_another_file_lets_nothing_go(omar, monkeypatch):
    photo = store_photo(a_picture(), caption="شرح", held=True, usable_until=NOW + DAY, by=somebody("salma"))
    later = [{"source": "xmp", "value": (NOW + 9 * DAY).isoformat()}]
    read = {"fields": {"until": later, "instructions": [{"source": "xmp", "value": "Free to use"}]}}
    monkeypatch.setattr(knife, "read", lambda original: read)
    fields = filled(omar, PAGE.format(photo.pk), "replace_form")
    upload = SimpleUploadedFile("b.png", a_picture("olive").read(), "image/png")
    sent = {**fields, "focus": "keep", "file": upload, "held": "", "usable_until_0": ""}
    assert omar.post(PAGE.format(photo.pk), sent).status_code == 302
    after = Photo.objects.get()
    assert after.digest != photo.digest and after.held and after.usable_until == NOW + DAY


# --- Whether the user may is asked again when the row is locked ------------------------------------
def test_who_might_change_it_a_moment_ago_changes_nothing_of_what_is_printed_by_now():
    photo, omar = a_photo(caption="شرح"), somebody("omar")
    Provenance.objects.create(photo=photo, readings=said(headline=("أول", "ثان")), unnamed=["تليغراف"])

    def may(number: int) -> bool:
        return False  # a story with it was published since the page asked

    with pytest.raises(PermissionDenied):
        readings.choose(photo, "headline", "ثان", by=omar, may=may)
    with pytest.raises(PermissionDenied):
        settle_source(photo, "تليغراف", "photographer", by=omar, may=may)
    answer = set_words([Change(photo.pk, "caption", "شرح", "غيره")], by=omar, may=may)[0]
    after = Photo.objects.get()
    assert answer.state == State.REFUSED and after.caption == "شرح"
    assert (after.headline, after.photographer, after.provenance.unnamed) == ("", "", ["تليغراف"])


def test_a_photo_that_is_published_while_its_words_are_sent_keeps_them(omar, monkeypatch):
    photo, asked = a_photo(caption="شرح"), saving.mendable

    def then_published(user, photos):
        found = asked(user, photos)
        if not Photo.objects.filter(pk=photo.pk, alt="منشورة").exists():
            Photo.objects.update(alt="منشورة")
            a_story(photos=[photo])
        return found

    monkeypatch.setattr(saving, "mendable", then_published)
    change = f'[{{"photo": {photo.pk}, "field": "caption", "was": "شرح", "now": "غيره"}}]'
    answer = omar.post("/admin/articles/photo/sheet/word/", {"changes": change}).json()["answers"][0]
    assert answer["state"] == "refused" and "Readers see this photo" in answer["said"]
    assert Photo.objects.get().caption == "شرح"


def test_what_is_chosen_is_written_onto_the_row_as_it_is_now():
    photo = a_photo(photographer="")
    Provenance.objects.create(photo=photo, readings=said(credit=("AFP", "Reuters/AFP")), unnamed=["تليغراف"])
    Photo.objects.update(photographer="كتبه زميل للتوّ")
    readings.choose(photo, "credit", "AFP", by=somebody("salma"))
    settle_source(photo, "تليغراف", "photographer", by=somebody("salma"))
    assert Photo.objects.get().photographer == "كتبه زميل للتوّ، تليغراف"


# --- A focal point in a picture that is gone --------------------------------------------------------
@pytest.mark.usefixtures("knife_in_hand")
def test_whoever_moves_the_point_of_a_picture_that_was_replaced_meanwhile_is_told(salma, monkeypatch):
    photo = store_photo(a_picture(), caption="شرح", by=somebody("salma"))

    def too_late(one):
        monkeypatch.undo()
        replace(Photo.objects.get(), a_picture("olive"), seen=photo.digest, by=somebody("layla"))

    fields = filled(salma, CHANGE.format(photo.pk), "photo_form", focus_x="0.9")
    monkeypatch.setattr(photo_form, "refocus", too_late)
    answer = salma.post(CHANGE.format(photo.pk), {**fields, "_continue": ""}, follow=True).content.decode()
    assert "the focal point was not moved" in answer and Photo.objects.get().focus_x == 0.5
    fields = filled(salma, CHANGE.format(photo.pk), "photo_form", focus_x="0.9")
    answer = salma.post(CHANGE.format(photo.pk), {**fields, "_continue": ""}, follow=True).content.decode()
    assert "the focal point was not moved" not in answer and Photo.objects.get().focus_x == 0.9
