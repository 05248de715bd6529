"""The contact sheet: words are saved field by field, nobody's are written over unseen, and nothing typed is lost."""

import json
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models.activity import Activity
from articles.models.photo import Photo
from articles.models.provenance import Collection
from articles.publishing import library
from articles.publishing.photos.words import State, set_word
from tests.desk.pages import filled
from tests.makers import a_photo, a_story, an_agency, filed, somebody

SHEET, WORD = "/admin/articles/photo/sheet/", "/admin/articles/photo/sheet/word/"
WHOLE = "نساء يبعن الخضار في سوق البلدة القديمة صباح الجمعة"


def bare(**words) -> Photo:
    return filed(a_photo(agencies=[], **{"caption": "", "alt": "", **words}))


def send(client, *changes, **said):
    fields = [dict(zip(("photo", "field", "was", "now"), change, strict=False)) for change in changes]
    fields = [{**one, "photo": one["photo"].pk, **said} for one in fields]
    return client.post(WORD, {"changes": json.dumps(fields)})


def fresh(photo: Photo) -> Photo:
    return Photo.objects.get(pk=photo.pk)


# --- Word by word --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("caption", f" {WHOLE}\u200f ", WHOLE),
        ("alt", "امرأتان\nخلف بسطة", "امرأتان خلف بسطة"),
        ("place", "تونس", "تونس"),
        ("taken_on", "1 نوفمبر 2024", date(2024, 11, 1)),
        ("people", "كريم المنجد، هالة", "كريم المنجد، هالة"),
        ("photographer", "كريم المنجد", "كريم المنجد"),
    ],
)
def test_a_word_is_saved_and_logged(salma, field, typed, stored):
    photo = bare()
    found = send(salma, (photo, field, "", typed)).json()
    assert getattr(fresh(photo), field) == stored
    assert found["answers"][0] | {"said": ""} == {
        "photo": photo.pk, "field": field, "state": "kept", "now": str(stored), "said": "",
    }  # fmt: skip
    assert found["photos"][str(photo.pk)]["line"]["caption"] == fresh(photo).caption
    line = Activity.objects.get(verb=Activity.Verb.PHOTO, by=somebody("salma"))
    assert str(stored) in line.reason
    assert (fresh(photo).worded_at is not None) is (field in ("caption", "alt"))


def test_agencies_are_typed_and_the_register_knows_whom_they_mean(salma):
    photo, afp, reuters = bare(), an_agency(), an_agency("reuters", "رويترز")
    found = send(salma, (photo, "agencies", "", "رويترز - أ ف ب")).json()
    assert found["answers"][0]["now"] == "رويترز - أ.ف.ب"
    assert found["photos"][str(photo.pk)]["line"]["credit"] == "رويترز - أ.ف.ب"
    assert [row.agency for row in fresh(photo).credit_rows.all()] == [reuters, afp]
    send(salma, (photo, "agencies", "رويترز - أ.ف.ب", "أ.ف.ب - رويترز"))
    assert [row.agency for row in fresh(photo).credit_rows.all()] == [afp, reuters]
    send(salma, (photo, "agencies", "أ.ف.ب - رويترز", ""))
    assert not fresh(photo).credit_rows.exists()


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("taken_on", "30 فبراير 2024", "no such day"),
        ("taken_on", "2199-01-01", "still to come"),
        ("agencies", "وكالة لا يعرفها أحد", "does not know “وكالة لا يعرفها أحد”"),
        ("agencies", "كريم المنجد", "as the photographer"),
        ("alt", "ا" * 301, "301 characters; there is room for 300"),
        ("caption", "{sity} صباحاً", "{sity} is nothing"),
        ("caption", "في {place}", "Nothing is known yet for {place}"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence_and_changes_nothing(salma, field, typed, sentence):
    photo = bare()
    answer = send(salma, (photo, field, "", typed)).json()["answers"][0]
    assert (answer["state"], answer["now"]) == ("refused", "") and sentence in answer["said"]
    assert not Activity.objects.filter(verb=Activity.Verb.PHOTO).exists()


def test_somebody_elses_change_meanwhile_is_shown_and_stays(salma):
    photo = bare(place="صفاقس")
    response = send(salma, (photo, "place", "", "تونس"), (photo, "alt", "", "نص بديل"))
    found = {answer["field"]: answer for answer in response.json()["answers"]}
    assert response.status_code == 409
    assert found["place"]["state"] == "clash" and found["place"]["now"] == "صفاقس"
    assert (fresh(photo).place, fresh(photo).alt) == ("صفاقس", "نص بديل")
    assert send(salma, (photo, "place", "صفاقس", "تونس")).status_code == 200
    assert fresh(photo).place == "تونس"


def test_the_same_word_sent_twice_is_kept_once(salma):
    photo = bare()
    for _turn in range(2):
        assert send(salma, (photo, "place", "", "تونس")).json()["answers"][0]["state"] == "kept"
    assert Activity.objects.filter(verb=Activity.Verb.PHOTO).count() == 1


def test_many_changes_are_one_request_and_one_line_in_the_log_each(salma):
    photos = [bare() for _ in range(3)]
    changes = [(photo, field, "", "تونس") for photo in photos for field in ("place", "people")]
    assert {one["state"] for one in send(salma, *changes).json()["answers"]} == {"kept"}
    assert Activity.objects.filter(verb=Activity.Verb.PHOTO).count() == 3


def test_variables_are_filled_in_for_each_photo_from_what_came_with_them(salma):
    photo = bare(photographer="كريم")
    changes = [(photo, "caption", "", "{المكان}، {date}: {number}، {المصوّر}"), (photo, "place", "", "تونس")]
    send(salma, *changes, (photo, "taken_on", "", "1/11/2024"), number=7)
    assert fresh(photo).caption == "تونس، 1 نوفمبر 2024: 7، كريم"


def test_a_photo_that_is_gone_is_told(salma, db):
    photo = bare()
    library.remove(fresh(photo), by=somebody("layla"))
    assert send(salma, (photo, "place", "", "تونس")).json()["answers"][0]["state"] == "gone"


def test_one_word_by_hand(db):
    photo = bare()
    assert set_word(photo.pk, "place", "", "تونس", by=somebody("salma")).state == State.KEPT


# --- A caption that is pasted ----------------------------------------------------------------------------
PASTED = f"{WHOLE} (كريم المنجد - أ.ف.ب)"


def test_a_pasted_caption_brings_its_credit_along(salma):
    photo = bare()
    an_agency()
    found = send(salma, (photo, "caption", "", PASTED), pasted=True).json()
    now = fresh(photo)
    assert (now.caption, now.photographer, now.credit_in("ar")) == (WHOLE, "كريم المنجد", "كريم المنجد - أ.ف.ب")
    answers = {answer["field"]: answer for answer in found["answers"]}
    assert "was moved" in answers["caption"]["said"] and answers["agencies"]["now"] == "أ.ف.ب"
    again = send(salma, (photo, "caption", WHOLE, PASTED)).json()  # undone: it is no paste any more
    assert fresh(photo).caption == PASTED
    assert "credited" in [fault["key"] for fault in again["photos"][str(photo.pk)]["faults"]]


def test_a_credit_that_the_register_does_not_know_stays_in_the_caption(salma):
    photo = bare()
    text = f"{WHOLE} (وكالة الأنباء الخيالية)"
    answer = send(salma, (photo, "caption", "", text), pasted=True).json()["answers"][0]
    assert fresh(photo).caption == text and "does not know" in answer["said"]


def test_a_pasted_credit_adds_to_what_is_there_and_takes_nothing_away(salma):
    photo = a_photo(agencies=[an_agency("reuters", "رويترز")], caption="", photographer="هالة")
    an_agency()
    send(salma, (photo, "caption", "", PASTED), pasted=True)
    assert fresh(photo).credit_in("ar") == "هالة - رويترز - أ.ف.ب"


def test_a_clash_moves_no_credit(salma):
    photo = bare(caption="شرح زميل")
    an_agency()
    assert send(salma, (photo, "caption", "", PASTED), pasted=True).status_code == 409
    assert fresh(photo).credit_in("ar") == ""


# --- Whose words they are --------------------------------------------------------------------------------
def test_a_reporter_changes_no_photo_that_readers_see(omar, salma):
    free, printed = bare(), a_photo(place="تونس")
    a_story(by=somebody("omar"), photos=[printed])
    answers = send(omar, (printed, "place", "تونس", "صفاقس"), (free, "place", "", "صفاقس")).json()["answers"]
    assert [(one["photo"], one["state"]) for one in answers] == [(printed.pk, "refused"), (free.pk, "kept")]
    assert fresh(printed).place == "تونس"
    page = omar.get(SHEET, {"photo": [free.pk, printed.pk]}).content.decode()
    assert page.count("readonly") == 7 and page.count("data-closed") == 1
    send(salma, (printed, "place", "تونس", "صفاقس"))
    assert fresh(printed).place == "صفاقس"


def test_a_stranger_is_told_to_log_in_and_nothing_else(db):
    assert Client().post(WORD, {"changes": "[]"}).status_code == 401
    assert Client().get(SHEET).status_code == 404


@pytest.mark.parametrize(
    "changes",
    ["", "{}", "[]", "[1]", '[{"photo": "1"}]', '[{"photo": 1, "field": "cuts", "was": "", "now": "x"}]',
     '[{"photo": true, "field": "alt", "was": "", "now": ""}]',
     '[{"photo": -1, "field": "alt", "was": "", "now": ""}]'],
)  # fmt: skip
def test_what_no_page_sends_is_refused(salma, changes):
    assert salma.post(WORD, {"changes": changes}).status_code == 400


# --- Which photos ------------------------------------------------------------------------------------------
def numbers_on(page: str) -> list[int]:
    return [int(part.split('"')[0]) for part in page.split('<input type="hidden" name="photo" value="')[1:]]


def test_the_sheet_shows_what_it_is_asked_for(salma):
    whole, first, second = a_photo(), bare(), bare()
    batch = Collection.objects.create(name="سوق الجمعة", stem="سوق الجمعة في")
    batch.photos.set([whole, second])
    Photo.objects.filter(pk=first.pk).update(added_at=timezone.now() - timedelta(days=3))
    day = timezone.localdate(timezone.now() - timedelta(days=3)).isoformat()
    asked = [
        ([first.pk, whole.pk], {"photo": [first.pk, whole.pk, first.pk, 999_999, "x"]}),
        ([whole.pk, second.pk], {"collection": batch.pk}),
        ([first.pk], {"day": day}),
        ([second.pk, first.pk], {"lacks": "anything"}),
        ([second.pk, first.pk], {}),
    ]
    for expected, query in asked:
        assert numbers_on(salma.get(SHEET, query).content.decode()) == expected, query
    assert "سوق الجمعة في" in salma.get(SHEET, {"collection": batch.pk}).content.decode()


def test_a_long_batch_goes_on_on_the_next_sheet(salma, monkeypatch):
    monkeypatch.setattr("articles.desk.sheet.chosen.A_SHEET", 2)
    photos = [bare() for _ in range(3)]
    query = {"photo": [photo.pk for photo in photos]}
    page = salma.get(SHEET, query).content.decode()
    assert "1 to 2 of 3" in page and "from=2" in page
    assert numbers_on(salma.get(SHEET, {**query, "from": 2}).content.decode()) == [photos[2].pk]


def test_a_sheet_asks_as_often_for_forty_as_for_two(salma, django_assert_max_num_queries):
    query = {"photo": [a_photo(agencies=[an_agency()]).pk for _ in range(40)]}
    salma.get(SHEET, query)
    with django_assert_max_num_queries(16):
        salma.get(SHEET, query)


def test_what_is_left_is_counted_and_said_at_its_field(salma):
    a_photo(caption=WHOLE, place="تونس")
    lacking = a_photo(caption=f"{WHOLE}.", alt="", place="تونس")
    page = salma.get(SHEET, {"photo": [lacking.pk, *Photo.objects.values_list("pk", flat=True)]}).content.decode()
    assert "Left: <b data-left>1</b> of 2" in page and page.count("data-faults") == 1
    assert "Take the full stop off the end" in page and "no alternative text</span>" in page


# --- Without scripts ---------------------------------------------------------------------------------------
def test_the_plain_form_saves_what_was_changed_and_keeps_what_cannot_be(salma):
    first, second = bare(place="صفاقس"), bare()
    address = f"{SHEET}?photo={first.pk}&photo={second.pk}"
    fields = filled(salma, address, "sheet-form", **{f"{first.pk}-caption": WHOLE, f"{second.pk}-taken_on": "أمس"})
    Photo.objects.filter(pk=first.pk).update(place="سوسة")  # meanwhile, by somebody else
    response = salma.post(address, {**fields, f"{first.pk}-place": ["تونس"]})
    page = response.content.decode()
    assert response.status_code == 200 and fresh(first).caption == WHOLE
    assert ">\nتونس</textarea>" in page and ">سوسة</span>" in page and fresh(first).place == "سوسة"
    assert ">\nأمس</textarea>" in page and "There is no such day" in page
    fields = filled_from(page, **{f"{second.pk}-taken_on": "2024-11-01"})
    assert salma.post(address, fields).status_code == 302
    assert fresh(first).place == "تونس" and fresh(second).taken_on == date(2024, 11, 1)


def filled_from(page: str, **given) -> dict:
    from tests.desk.pages import Form

    return {**Form(page, "sheet-form").fields, **given}


def test_the_plain_form_is_for_those_who_may(omar):
    printed = a_photo(place="تونس")
    a_story(by=somebody("omar"), photos=[printed])
    address = f"{SHEET}?photo={printed.pk}"
    page = omar.post(address, filled(omar, address, "sheet-form", **{f"{printed.pk}-place": "صفاقس"}))
    assert "only editors and the photo desk" in page.content.decode() and fresh(printed).place == "تونس"


def test_the_photo_desks_front_page_leads_to_the_queue(salma):
    bare()
    assert f'href="{SHEET}?lacks=anything"' in salma.get("/admin/").content.decode()
