"""What a file says of itself fills what is blank; where it contradicts itself, the desk chooses."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from articles.models.activity import Activity
from articles.models.photo import Photo
from articles.models.provenance import Provenance
from articles.photos.intake import Cut
from articles.publishing import library
from articles.publishing.photos import readings
from articles.publishing.photos.prefill import prefill
from tests.makers import somebody

pytestmark = pytest.mark.django_db
SCENE = "متظاهرون في ساحة التحرير وسط العاصمة بغداد"


# --- A file fills what is blank -------------------------------------------------------------------
FILE = {
    "fields": {
        "caption": [{"source": "xmp", "value": f"{SCENE} (كريم المنجد - أ.ف.ب)"}, {"source": "iptc", "value": "غيره"}],
        "headline": [{"source": "iptc", "value": "احتجاج\nفي بغداد"}],
        "alt": [{"source": "xmp", "value": "حشد يرفع الأعلام"}],
        "people": [{"source": "xmp", "value": ["سلمى ناصر", "عمر حدّاد"]}],
        "credit": [{"source": "iptc", "value": "فرانس برس"}],
        "source": [{"source": "iptc", "value": "المركز الثقافي"}],
        "city": [{"source": "xmp", "value": "بغداد"}],
        "country": [{"source": "xmp", "value": "العراق"}],
        "date": [{"source": "xmp", "value": "2024-11-01"}, {"source": "exif", "value": "2024-11-02"}],
        "keywords": [{"source": "iptc", "value": ["سياسة", "عراق", "سياسة"]}],
        "copyright": [{"source": "xmp", "value": "© AFP"}],
        "usage": [{"source": "xmp", "value": "Editorial use only"}],
        "instructions": [{"source": "iptc", "value": "لا للنشر في فرنسا"}],
        "until": [{"source": "xmp", "value": "2027-01-01T10:00:00+00:00"}],
    },
    "raw": {"iptc": {"2:120": "غيره"}},
    "location": {"latitude": 33.3, "longitude": 44.4},
}


def read(**fields):
    return {"fields": {name: [{"source": "xmp", "value": value}] for name, value in fields.items()}}


def filled(metadata, **words):
    photo, provenance = Photo(**words), Provenance()
    return photo, provenance, prefill(photo, provenance, metadata)


def test_what_a_file_says_fills_what_is_blank(register):
    photo, provenance, agencies = filled(FILE)
    assert (photo.caption, photo.headline, photo.alt) == (SCENE, "احتجاج في بغداد", "حشد يرفع الأعلام")
    assert (photo.people, photo.place, photo.taken_on) == ("سلمى ناصر، عمر حدّاد", "بغداد، العراق", date(2024, 11, 1))
    assert (photo.photographer, photo.copyright, photo.edition) == ("كريم المنجد", "© AFP", "ar")
    assert photo.usable_until == datetime(2027, 1, 1, 10, tzinfo=UTC) and not photo.held
    assert agencies == [register["afp"]] and provenance.unnamed == ["المركز الثقافي"]
    assert (provenance.keywords, provenance.rights_note) == (["سياسة", "عراق"], "Editorial use only")
    assert (provenance.instructions, provenance.location) == ("لا للنشر في فرنسا", FILE["location"])
    assert (provenance.raw, provenance.readings) == (FILE["raw"], FILE["fields"])


def test_what_somebody_has_written_stays(register):
    words = {
        "caption": "شرحي",
        "alt": "نصي",
        "photographer": "سلمى ناصر",
        "place": "البصرة",
        "taken_on": date(2020, 1, 1),
    }
    photo, _provenance, _agencies = filled(FILE, **words)
    assert {name: getattr(photo, name) for name in words} == words
    assert photo.headline == "احتجاج في بغداد"
    assert filled(FILE, caption="My own words", edition="en")[0].edition == "en"


@pytest.mark.parametrize("nothing", [{}, {"fields": {}}, {"fields": None, "raw": None}, {"fields": {"caption": []}}])
def test_a_file_that_says_nothing_fills_nothing(nothing):
    photo, provenance, agencies = filled(nothing)
    assert (photo.caption, photo.place, photo.taken_on, photo.held, agencies) == ("", "", None, False, [])
    assert (photo.edition, provenance.unnamed) == ("ar", [])


@pytest.mark.parametrize(
    ("caption", "edition"),
    [
        ("Riot police outside parliament", "en"),
        ("رئیس‌جمهور نمایشگاه را گشود", "fa"),
        ("لڑکے کھیل رہے ہیں", "ur"),
        (SCENE, "ar"),
    ],
)
def test_a_caption_brings_its_language(caption, edition):
    assert filled(read(caption=caption))[0].edition == edition


@pytest.mark.parametrize(
    ("fields", "photographer", "agencies", "unnamed"),
    [
        ({"photographer": "Jadallah", "credit": "REUTERS"}, "Jadallah", ["reuters"], []),
        ({"photographer": "Handout", "credit": "رويترز"}, "", ["reuters"], ["Handout"]),
        ({"photographer": "Ahmed Jadallah/Reuters"}, "Ahmed Jadallah", ["reuters"], []),
        ({"photographer": "AFP", "caption": "x (Photo by Jack Guez / AFP)"}, "Jack Guez", ["afp"], []),
        ({"credit": "AFP/Getty Images", "source": "AFP"}, "", ["afp", "getty"], []),
        ({"source": "تليغراف"}, "", [], ["تليغراف"]),
    ],
)
def test_whoever_the_file_names_is_credited_or_kept(register, fields, photographer, agencies, unnamed):
    photo, provenance, found = filled(read(**fields))
    assert (photo.photographer, [agency.slug for agency in found], provenance.unnamed) == (
        photographer,
        agencies,
        unnamed,
    )


@pytest.mark.parametrize(("name", "value"), [("date", "2024-13-45"), ("until", "غدا"), ("date", ""), ("until", "")])
def test_a_moment_that_is_none_fills_nothing(name, value):
    photo = filled(read(**{name: value}))[0]
    assert photo.taken_on is None and photo.usable_until is None


def test_a_moment_without_a_zone_is_the_newsrooms():
    assert filled(read(until="2027-01-01T10:00:00"))[0].usable_until.tzinfo


def test_what_is_too_long_is_cut_between_words_and_whole_in_the_readings():
    photo, provenance, _agencies = filled(read(headline="كلمة " * 60, alt="حرف" * 200))
    assert len(photo.headline) <= 200 and set(photo.headline.split()) == {"كلمة"} and len(photo.alt) == 300
    assert provenance.readings["alt"][0]["value"] == "حرف" * 200


@pytest.mark.parametrize(
    "fields", [{"instructions": "NOT FOR PUBLICATION"}, {"usage": "لا للنشر"}, {"headline": "MANDATORY KILL: RIOTS"}]
)
def test_an_order_not_to_publish_holds_the_photo(fields):
    photo, provenance, _agencies = filled(read(**fields))
    assert photo.held and (provenance.instructions or provenance.rights_note or photo.headline)


def test_a_limit_to_one_country_is_shown_and_holds_nothing():
    photo, provenance, _agencies = filled(read(instructions="Do not publish in UK"))
    assert not photo.held and provenance.instructions == "Do not publish in UK"


# --- By the library's door ------------------------------------------------------------------------
def stored(metadata, **words):
    facts = {
        "digest": "d" * 64,
        "format": "jpg",
        "width": 1280,
        "height": 800,
        "tone": "#112233",
        "cuts": "r/2/dd/dddd",
    }
    cut = Cut(**facts, fingerprint=-7, metadata=metadata)
    return library.store_photo(ContentFile(b"picture", "شاطئ\u202e.jpg"), cut=cut, by=somebody("salma"), **words)


def test_a_stored_photo_keeps_where_it_came_from(register):
    photo = Photo.objects.get(pk=stored(FILE).pk)
    assert (photo.caption, photo.credit_in("en")) == (SCENE, "كريم المنجد - AFP")
    source = photo.provenance
    assert (source.added_by.username, source.size, source.fingerprint, source.file_name) == ("salma", 7, -7, "شاطئ.jpg")
    assert source.location == FILE["location"] and "المركز" in source.folded


def test_explicit_words_and_credit_win_over_the_file(register):
    photo = stored(FILE, caption="My own words", edition="en", agencies=[register["reuters"]])
    assert (photo.caption, photo.edition, photo.credit_in("en")) == ("My own words", "en", "كريم المنجد - Reuters")
    assert stored(FILE, edition="en").edition == "en"


# --- Where readings differ ------------------------------------------------------------------------
def test_only_what_differs_is_asked_and_what_stands_is_marked(register):
    photo = stored(FILE)
    found = {conflict["field"]: conflict["choices"] for conflict in readings.conflicts(photo.provenance, photo)}
    assert set(found) == {"caption", "taken_on"}
    assert [(one["source"], one["chosen"]) for one in found["taken_on"]] == [("xmp", True), ("exif", False)]
    assert [one["chosen"] for one in found["caption"]] == [True, False]


def both(name, one, other):
    return {"fields": {name: [{"source": "xmp", "value": one}, {"source": "iptc", "value": other}]}}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مُتظاهرون في بغداد", "متظاهرون في بغداد."),
        ("A very long headline that the older standard cuts", "A very long headline that the ol"),
    ],
)
def test_the_same_in_other_signs_or_cut_short_is_no_conflict(one, other):
    photo = stored(both("headline", one, other))
    assert readings.conflicts(photo.provenance, photo) == []


def test_a_chosen_reading_is_kept_and_logged(register):
    photo, salma = stored(FILE), somebody("salma")
    readings.choose(photo, "taken_on", "2024-11-02", by=salma)
    readings.choose(photo, "caption", "غيره", by=salma)
    photo = Photo.objects.get(pk=photo.pk)
    assert (photo.taken_on, photo.caption) == (date(2024, 11, 2), "غيره")
    assert "غيره" in Activity.objects.first().reason and " غيره " in photo.provenance.folded
    assert [one["chosen"] for one in readings.conflicts(photo.provenance, photo)[0]["choices"]] == [False, True]


def test_place_credit_and_small_print_are_chosen_as_a_whole(register):
    fields = {
        **both("city", "بغداد", "البصرة")["fields"],
        **both("credit", "AFP", "Karim Munjid/Reuters/NASA")["fields"],
        **both("instructions", "Editorial use", "لا للنشر")["fields"],
        **both("until", "2027-01-01T00:00:00+00:00", "2028-01-01T00:00:00+00:00")["fields"],
    }
    photo, salma = stored({"fields": fields}), somebody("salma")
    asked = {conflict["field"]: conflict["label"] for conflict in readings.conflicts(photo.provenance, photo)}
    assert set(asked) == {"place", "credit", "instructions", "usable_until"} and all(asked.values())
    readings.choose(photo, "place", "البصرة", by=salma)
    readings.choose(photo, "credit", "Karim Munjid/Reuters/NASA", by=salma)
    readings.choose(photo, "instructions", "لا للنشر", by=salma)
    readings.choose(photo, "usable_until", "2028-01-01T00:00:00+00:00", by=salma)
    photo = Photo.objects.get(pk=photo.pk)
    assert (photo.place, photo.credit_in("en"), photo.held) == ("البصرة", "Karim Munjid - Reuters", True)
    assert photo.usable_until.year == 2028 and "NASA" in photo.provenance.unnamed


def test_a_reading_that_nobody_read_is_refused(register):
    photo, salma = stored(FILE), somebody("salma")
    for field, value in (("caption", "من عندي"), ("slug", "x"), ("taken_on", "")):
        with pytest.raises(ValueError):
            readings.choose(photo, field, value, by=salma)
    photo = stored(both("credit", "AFP", "تليغراف"))
    with pytest.raises(ValidationError, match="تليغراف"):
        readings.choose(photo, "credit", "تليغراف", by=salma)
    assert photo.credit_in("en") == "AFP"


def test_an_end_before_the_start_is_refused_with_a_sentence(register):
    photo = stored(both("until", "2027-01-01T00:00:00+00:00", "2025-01-01T00:00:00+00:00"))
    photo.usable_from = datetime(2026, 1, 1, tzinfo=UTC)
    photo.save()
    with pytest.raises(ValidationError):
        readings.choose(photo, "usable_until", "2025-01-01T00:00:00+00:00", by=somebody("salma"))


NEVER = ("9999-12-31T23:59:59+00:00", "9999-12-31T23:59:59-05:00", "0001-01-01T00:00:00")


@pytest.mark.parametrize("until", NEVER)
def test_a_programs_last_or_first_day_is_no_end_and_keeps_no_picture_out(until):
    photo = stored(read(until=until))
    assert Photo.objects.get(pk=photo.pk).usable_until is None


def test_a_name_that_the_photographers_line_has_no_room_for_waits_among_the_unknown():
    name = " ".join(["محمدعبدالرحمن" * 3] * 4)
    photo, known, _agencies = filled(read(photographer=name))
    assert (photo.photographer, known.unnamed) == ("", [name])


def test_choosing_small_print_lets_no_photo_go_that_somebody_has_held_meanwhile():
    photo = stored(both("instructions", "أُرسلت مرتين", "الحقوق محفوظة كلها"))
    Photo.objects.update(held=True)
    readings.choose(photo, "instructions", "الحقوق محفوظة كلها", by=somebody("salma"))
    assert Photo.objects.get().held


def test_no_more_keywords_are_taken_than_the_photos_form_has_room_for():
    many = [f"كلمة {number} {'س' * 180}" for number in range(100)]
    known = filled(read(keywords=many))[1]
    assert 9_700 < len("، ".join(known.keywords)) <= 10_000 and known.keywords == many[: len(known.keywords)]
    assert known.readings["keywords"][0]["value"] == many
