"""A visit to a photo's words is saved at every pause of the keys, and is one line in the log, whatever ends it."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db.models import F

from articles.models.activity import Activity, OpenLine
from articles.models.photo import Photo
from articles.publishing import library
from articles.publishing.photos import sealing
from tests.desk.test_sheet import WORD, bare, fresh, send
from tests.makers import a_photo, a_story, somebody

BEGUN, WHOLE = "نساء يبعن", "نساء يبعن الخضار في سوق البلدة القديمة"


def typed(client, photo, *texts, field="caption"):
    """Pause after each of these texts, in one field."""
    for was, now in zip(["", *texts], texts, strict=False):
        assert send(client, (photo, field, was, now), typing=True).json()["answers"][0]["state"] == "kept"


def leave(client, *photos, **more):
    assert client.post(WORD, {"left": [photo.pk for photo in photos], **more}).status_code == 200


def lines() -> list[tuple[str, str]]:
    """Who and what, of photos, the oldest first."""
    found = Activity.objects.filter(verb=Activity.Verb.PHOTO).order_by("pk")
    return list(found.values_list("by__username", "reason"))


def an_hour_later():
    OpenLine.objects.update(at=F("at") - timedelta(hours=1))


@pytest.fixture
def printed(db) -> Photo:
    photo = a_photo()
    a_story(by=somebody("layla"), photos=[photo])
    Photo.objects.update(caption="")
    return fresh(photo)


@pytest.fixture
def sealed(monkeypatch) -> list[int]:
    """The photos whose words were sealed in, as often as they were."""
    found: list[int] = []
    monkeypatch.setattr(sealing, "soon", lambda numbers: found.extend(numbers))
    return found


def test_every_pause_is_saved_and_the_visit_is_one_line_from_first_to_last(salma, printed, sealed):
    typed(salma, printed, "نساء", BEGUN, WHOLE)
    assert fresh(printed).caption == WHOLE and lines() == [] and sealed == []
    typed(salma, printed, "تونس", field="people")
    leave(salma, printed)
    ((who, what),) = lines()
    assert who == "salma" and f"«{WHOLE}»" in what and "تونس" in what and f"«{BEGUN}»" not in what
    assert sealed == [printed.pk] and not OpenLine.objects.exists()
    leave(salma, printed)
    assert len(lines()) == 1


def test_the_last_change_and_the_end_of_the_visit_may_be_one_message(salma):
    photo = bare()
    typed(salma, photo, BEGUN)
    last = [{"photo": photo.pk, "field": "caption", "was": BEGUN, "now": WHOLE, "typing": True}]
    leave(salma, photo, changes=json.dumps(last))
    assert len(lines()) == 1 and WHOLE in lines()[0][1] and fresh(photo).caption == WHOLE


def test_a_change_that_is_whole_ends_the_visit_in_its_own_line(salma):
    photo = bare()
    typed(salma, photo, BEGUN)
    send(salma, (photo, "caption", BEGUN, WHOLE))
    assert len(lines()) == 1 and WHOLE in lines()[0][1] and BEGUN not in lines()[0][1].replace(WHOLE, "")
    assert not OpenLine.objects.exists()


def test_two_who_write_have_a_line_each(salma, layla):
    photo = bare()
    typed(salma, photo, BEGUN)
    send(layla, (photo, "caption", BEGUN, WHOLE), typing=True)
    assert [who for who, _what in lines()] == ["salma"]
    leave(salma, photo)  # hers is written; this one is not hers to end
    assert len(lines()) == 1
    leave(layla, photo)
    assert [who for who, _what in lines()] == ["salma", "layla"] and f"من «{BEGUN}» إلى «{WHOLE}»" in lines()[1][1]


def test_a_killed_browser_leaves_its_line_to_the_next_save(salma, omar, sealed):
    photo, other = bare(), bare()
    typed(salma, photo, BEGUN)
    at = OpenLine.objects.get().at
    send(omar, (other, "place", "", "تونس"))
    assert [who for who, _what in lines()] == ["omar"], "it may still be a pause"
    an_hour_later()
    send(omar, (other, "place", "تونس", "صفاقس"))
    assert [who for who, _what in lines()] == ["omar", "omar", "salma"] and photo.pk in sealed
    assert Activity.objects.get(by=somebody("salma")).at == at - timedelta(hours=1)


def test_and_to_the_night(salma):
    photo = bare()
    typed(salma, photo, BEGUN)
    an_hour_later()
    call_command("cut_again", verbosity=0)
    assert [who for who, _what in lines()] == ["salma"]


def test_who_comes_back_after_a_while_begins_another_line(salma):
    photo = bare()
    typed(salma, photo, BEGUN)
    an_hour_later()
    send(salma, (photo, "caption", BEGUN, WHOLE), typing=True)
    leave(salma, photo)
    assert [BEGUN in what for _who, what in lines()] == [True, True]


def test_what_was_taken_back_leaves_a_line_if_readers_have_met_it(salma, printed):
    free = bare()
    for photo in (free, printed):
        typed(salma, photo, BEGUN)
        send(salma, (photo, "caption", BEGUN, ""), typing=True)
        leave(salma, photo)
    told = [what for _who, what in lines()]
    assert len(told) == 2 and f": «{BEGUN}»" in told[0] and f"أُفرغ، وكان «{BEGUN}»" in told[1]


def test_a_photo_that_is_removed_meanwhile_has_its_line(salma):
    photo = bare()
    typed(salma, photo, BEGUN)
    library.remove(fresh(photo), by=somebody("layla"))
    assert [who for who, _what in lines()] == ["salma"]


# --- One's own words are nobody else's -------------------------------------------------------------------
@pytest.mark.parametrize(
    ("field", "sent", "now"), [("caption", BEGUN, WHOLE), ("taken_on", "1 نوفمبر 2024", "2 نوفمبر 2024")]
)
def test_what_was_sent_and_never_answered_is_no_clash(salma, field, sent, now):
    photo = bare()
    typed(salma, photo, sent, field=field)  # and the answer is lost
    assert send(salma, (photo, field, "", now), sent=["x", sent]).status_code == 200
    assert send(salma, (photo, field, "", "3 نوفمبر 2024"), sent=[sent]).status_code == 409
