"""What a file says of its photo, on the photo's page: contradictions, unknown sources, what is not for everybody."""

import pytest

from articles.desk.library.readings import readings
from articles.desk.library.rights_fields import known_of
from articles.models.activity import Activity
from articles.models.photo import Photo
from articles.models.provenance import Provenance
from tests.desk.pages import filled
from tests.makers import a_photo, a_region, a_story, an_agency, somebody

PAGE, READING = "/admin/articles/photo/{}/change/", "/admin/articles/photo/{}/reading/"
CAPTION = "عمال يفرغون شحنة قمح في ميناء صفاقس"
PLACE = {"latitude": 34.7, "longitude": 10.7}


def said(**fields) -> dict:
    """Readings as files bring them: caption={"xmp": …, "iptc": …}, the best first."""
    return {
        name: [{"source": one, "value": value} for one, value in sources.items()] for name, sources in fields.items()
    }


def a_read_photo(unnamed=(), raw=None, location=None, words=None, **fields) -> Photo:
    photo = a_photo(**{"agencies": [], "photographer": "", **(words or {})})
    Provenance.objects.create(
        photo=photo, unnamed=list(unnamed), raw=raw or {}, location=location, readings=said(**fields)
    )
    return photo


# --- What is shown ---
def test_readings_that_differ_are_offered_and_one_that_is_the_same_is_not(db):
    photo = a_read_photo(
        caption={"xmp": CAPTION, "iptc": "قمح"}, headline={"xmp": "ميناء", "iptc": "ميناء"}, words={"caption": CAPTION}
    )
    [conflict] = readings(photo, somebody("salma"))["conflicts"]
    assert (conflict["field"], conflict["box"]) == ("caption", "id_caption")
    assert [(one["source"], one["chosen"]) for one in conflict["choices"]] == [("xmp", True), ("iptc", False)]


def test_a_caption_that_ends_in_a_credit_cannot_be_put_into_the_box_as_it_is(db):
    an_agency()
    photo = a_read_photo(caption={"xmp": CAPTION, "iptc": "قمح في ميناء آخر (أ.ف.ب)"})
    [conflict] = readings(photo, somebody("salma"))["conflicts"]
    assert conflict["box"] == ""


def test_a_source_leads_to_the_register_or_is_known_by_now(db):
    agency = an_agency("wafa", "وفا", name="وكالة وفا")
    photo = a_read_photo(unnamed=["وكالة وفا", "المركز الثقافي"])
    known, strange = readings(photo, somebody("layla"))["unnamed"]
    assert known == {"name": "وكالة وفا", "agency": agency, "add": ""}
    assert strange["agency"] is None and strange["add"].startswith("/admin/articles/agency/add/?name=")
    assert readings(photo, somebody("omar"))["unnamed"][1]["add"] == ""  # who may not add agencies


@pytest.mark.parametrize(("login", "sees"), [("salma", True), ("omar", False)])
def test_where_on_earth_is_for_those_who_may_see_it(at_the_desk, login, sees):
    photo = a_read_photo(location=PLACE)
    assert (readings(photo, somebody(login))["known"].location == PLACE) is sees
    assert ("34.7" in at_the_desk(login).get(PAGE.format(photo.pk)).content.decode()) is sees
    assert Provenance.objects.get().location == PLACE  # hidden, not removed


def test_everything_that_was_read_is_listed_however_deep_it_lies(db):
    raw = {"xmp": {"Creator": ["ألف", "باء"], "Contact": {"City": "صفاقس", "Mail": [{"Address": "a@b"}]}}, "other": "x"}
    assert readings(a_read_photo(raw=raw), somebody("salma"))["raw"] == [
        ("other", [("", "x")]),
        ("XMP", [("Contact City", "صفاقس"), ("Contact Mail Address", "a@b"), ("Creator", "ألف · باء")]),
    ]


def test_a_photo_of_whose_file_nothing_is_known_has_nothing_to_decide(salma):
    photo = a_photo()
    found = readings(photo, somebody("salma"))
    assert found == {"known": None, "conflicts": [], "unnamed": [], "raw": []}
    assert "what-the-file-says" not in salma.get(PAGE.format(photo.pk)).content.decode()


# --- What is chosen ---
def test_a_reading_is_taken_by_its_source(salma):
    photo = a_read_photo(caption={"xmp": CAPTION, "iptc": "قمح"}, words={"caption": CAPTION})
    assert salma.post(READING.format(photo.pk), {"field": "caption", "source": "iptc"}).status_code == 302
    assert Photo.objects.get().caption == "قمح"
    page = salma.post(READING.format(photo.pk), {"field": "caption", "source": "exif"}, follow=True).content.decode()
    assert "The file does not say that any more" in page and Photo.objects.get().caption == "قمح"


def test_who_may_not_change_the_photo_chooses_nothing(omar, salma):
    photo = a_read_photo(caption={"xmp": CAPTION, "iptc": "قمح"}, words={"photographer": "كريم"})
    a_story(photos=[photo], by=somebody("omar"))
    taken = {"field": "caption", "source": "xmp"}
    assert omar.post(READING.format(photo.pk), taken).status_code == 403
    assert Photo.objects.get().caption == photo.caption
    assert salma.get(READING.format(photo.pk)).status_code == 405
    assert salma.post(READING.format(photo.pk + 1), taken).status_code == 404


# --- Unknown sources (publishing/photos/unnamed.py) ---
def settle(client, photo, way: str, name="سامي الحداد") -> str:
    answer = client.post(READING.format(photo.pk), {"field": "unnamed", "source": name, "as": way}, follow=True)
    return answer.content.decode()


@pytest.mark.parametrize(
    ("way", "photographer", "agencies"),
    [
        ("photographer", "كريم المنجد، سامي الحداد", []),
        ("agency", "كريم المنجد", ["wafa"]),
        ("nobody", "كريم المنجد", []),
    ],
)
def test_a_source_is_whatever_the_desk_says_it_is(salma, way, photographer, agencies):
    an_agency("wafa", "وفا", name="سامي الحداد")
    photo = a_read_photo(unnamed=["سامي الحداد", "غيره"], words={"photographer": "كريم المنجد"})
    settle(salma, photo, way)
    photo = Photo.objects.get()
    assert photo.photographer == photographer
    assert [row.agency.slug for row in photo.credit_rows.all()] == agencies
    assert photo.provenance.unnamed == ["غيره"]
    assert Activity.objects.filter(by=somebody("salma")).exists() is (way != "nobody")


def test_an_agency_goes_behind_those_that_are_credited_already(salma):
    an_agency("wafa", "وفا", name="سامي الحداد")
    photo = a_read_photo(unnamed=["سامي الحداد"], words={"agencies": [an_agency(), an_agency("reuters", "رويترز")]})
    settle(salma, photo, "agency")
    assert [row.agency.slug for row in Photo.objects.get().credit_rows.all()] == ["afp", "reuters", "wafa"]


@pytest.mark.parametrize(
    ("way", "words", "sentence"),
    [
        ("agency", {}, "The register of agencies does not know “سامي الحداد” yet"),
        ("photographer", {"photographer": "م" * 115}, "There is no room for another photographer"),
        ("minister", {}, "The file does not say that any more"),
    ],
)
def test_what_cannot_be_is_said_and_the_source_waits_on(salma, way, words, sentence):
    photo = a_read_photo(unnamed=["سامي الحداد"], words=words)
    assert sentence in settle(salma, photo, way)
    assert "does not say that any more" in settle(salma, photo, "nobody", name="غيره")
    photo = Photo.objects.get()
    assert photo.provenance.unnamed == ["سامي الحداد"] and photo.photographer == words.get("photographer", "")
    assert not photo.credit_rows.exists()


# --- Whether the page opens with the rights in sight (rights_fields.wants_eyes) ---
RIGHTS_OPEN = [
    ({}, {}, False),
    ({"held": True}, {}, True),
    ({"rights_class": "handout"}, {}, True),
    ({"editions": ["ar"]}, {}, True),
    ({}, {"rights_note": "مرة واحدة"}, True),
    ({}, {"instructions": "لا تُقصّ"}, True),
    ({}, {"keywords": ["قمح"]}, False),
]


@pytest.mark.parametrize(("row", "small", "opens"), RIGHTS_OPEN)
def test_rights_are_in_sight_when_something_is_set(salma, row, small, opens):
    photo = a_photo(**row)
    Provenance.objects.create(photo=photo, **small)
    assert salma.get(PAGE.format(photo.pk)).context["rights_open"] is opens


def test_rights_are_in_sight_when_regions_are_named_or_something_of_them_is_wrong(salma):
    photo = a_photo()
    known = Provenance.objects.create(photo=photo)
    address = PAGE.format(photo.pk)
    fields = {**filled(salma, address, "photo_form"), "_continue": ""}
    assert salma.post(address, {**fields, "focus_x": "9"}).context["rights_open"] is False
    assert salma.post(address, {**fields, "held": "on"}).context["rights_open"] is True  # why is asked
    known.regions.add(a_region())
    assert salma.get(address).context["rights_open"] is True


def test_a_page_that_is_looked_at_makes_no_row(salma):
    photo = a_photo()
    assert salma.get(PAGE.format(photo.pk)).context["rights_open"] is False
    assert known_of(photo) is None
