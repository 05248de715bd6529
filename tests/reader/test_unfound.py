"""Searches that found nothing: counted for the desk, never at a reader's cost, and nothing of who searched."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from articles.models import unfound as kept
from articles.models.unfound import KEPT, Unfound, kept_as, put_down
from articles.reader.search import unfound
from tests.desk.pages import Form
from tests.makers import a_story, somebody

TODAY = date(2026, 11, 23)


def rows() -> dict:
    return {(row.day, row.words): row.times for row in Unfound.objects.all()}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("أمريكا", "امريكا"),
        ("  «القطار السريع» ", "القطار السريع"),
        ("؟!", ""),
        ("layla@example.org", ""),
        ("هاتف 0599 123 456", ""),
        ("هاتف ٠٥٩٩١٢٣٤٥٦", ""),
        ("قمة 2026", "قمه 2026"),
        ("كلمة " * 30, ""),
    ],
)
def test_words_are_kept_and_what_may_be_somebodys_own_is_not(text, words):
    assert kept_as(text) == words and len(words) <= 60


def test_a_search_is_counted_by_the_day(db):
    put_down({"قطار": 2}, TODAY)
    put_down({"قطار": 1, "مطار": 1}, TODAY)
    put_down({"قطار": 1}, TODAY + timedelta(days=1))
    assert rows() == {(TODAY, "قطار"): 3, (TODAY, "مطار"): 1, (TODAY + timedelta(days=1), "قطار"): 1}


def test_a_day_has_so_many_rows_and_old_days_go(db, monkeypatch):
    monkeypatch.setattr(kept, "MOST_A_DAY", 3)
    put_down({"قديم": 1}, TODAY - KEPT - timedelta(days=1))
    put_down({"حد": 1}, TODAY - KEPT)
    put_down(Counter(f"كلمة{n}" for n in range(5)), TODAY)
    put_down({"كلمة0": 1, "كلمة9": 1}, TODAY)
    assert rows() == {(TODAY - KEPT, "حد"): 1, (TODAY, "كلمة0"): 2, (TODAY, "كلمة1"): 1, (TODAY, "كلمة2"): 1}


@pytest.fixture
def noted(settings, monkeypatch) -> list[str]:
    """What readers' pages put down, caught before a thread writes it."""
    settings.UNFOUND_SEARCHES, found = True, []
    monkeypatch.setattr(unfound.waiting, "put_nowait", found.append)
    monkeypatch.setattr(unfound, "_take_up", lambda: None)
    return found


def test_only_a_search_that_found_nothing_is_put_down(client, db, noted):
    a_story(headline="خبر عن الميناء")
    for asked in ("ميناء", "؟!", ""):
        client.get("/articles/", {"q": asked})
    client.get("/articles/", {"q": "مطار", "photos": "on"})  # something else may have left it out
    assert noted == []
    client.get("/articles/", {"q": "المطار"})
    client.get("/en/articles/", {"q": "airport"})
    assert noted == ["المطار", "airport"]


def test_a_newsroom_may_do_without(client, db, noted, settings):
    settings.UNFOUND_SEARCHES = False
    assert client.get("/articles/", {"q": "مطار"}).status_code == 200 and noted == []


def test_a_line_that_is_full_takes_no_more_and_nobody_waits(settings, monkeypatch):
    settings.UNFOUND_SEARCHES = True
    monkeypatch.setattr(unfound, "_take_up", lambda: None)
    monkeypatch.setattr(unfound, "waiting", unfound.Queue(2))
    for number in range(9):
        unfound.note(f"كلمة{number}")
    assert unfound.waiting.qsize() == 2


def test_a_database_that_is_dead_is_named_in_the_log_and_that_is_all(monkeypatch, caplog):
    def dead(*args):
        raise OperationalError("database is locked")

    monkeypatch.setattr(unfound, "put_down", dead)
    unfound.write(["كلمة"])
    assert "1 searches without a result were not counted: database is locked" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_the_thread_writes_by_the_desks_connection(settings, own_door, client):
    settings.UNFOUND_SEARCHES = True
    assert client.get("/articles/", {"q": "مطار"}).status_code == 200
    unfound.waiting.join()
    assert rows() == {(timezone.localdate(), "مطار"): 1}
    assert connection.alias == "default"


# --- At the desk ----------------------------------------------------------------------------------
def test_the_desk_sees_the_most_wanted_first_and_makes_a_spelling_of_it(client, db):
    today = timezone.localdate()
    put_down({"بيونج": 2, "مطار": 1}, today)
    put_down({"مطار": 5}, today - timedelta(days=3))
    put_down({"قديم": 50}, today - timedelta(days=20))
    client.force_login(somebody("nour"))
    client.cookies["desk_language"] = "en"
    page = client.get("/admin/articles/unfound/").content.decode()
    assert page.index("<bdi>مطار</bdi>") < page.index("<bdi>بيونج</bdi>") and "قديم" not in page
    assert "<bdi>قديم</bdi>" in client.get("/admin/articles/unfound/?days=30").content.decode()
    assert "مطار" in client.get("/admin/articles/unfound/?days=nonsense").content.decode()
    address = page.partition('href="/admin/articles/spelling/add/?')[2].partition('"')[0]
    form = client.get(f"/admin/articles/spelling/add/?{address}").content.decode()
    assert Form(form, "spelling_form").fields["words"] == ["مطار"]


def test_reporters_do_not_see_it_and_nobody_writes_there(client, db):
    put_down({"مطار": 1}, TODAY)
    client.force_login(somebody("omar"))
    assert client.get("/admin/articles/unfound/").status_code == 403
    client.force_login(somebody("layla"))
    assert client.post("/admin/articles/unfound/", {"action": "delete_selected"}).status_code in (403, 405)
    assert Unfound.objects.count() == 1
