"""The hub hears of every change that readers can notice, once they can; no editor waits for it, alive or dead."""

import threading
import time
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from urllib.parse import parse_qs

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from articles.models.ping import Ping
from articles.publishing import pinging
from articles.publishing.publish import correct, publish, withdraw
from tests.makers import a_person, a_region, a_story, a_topic, an_article, somebody

PAPER = "https://paper.example"


class Hub(ThreadingHTTPServer):
    """A hub on loopback that writes down what it is told, and answers as it is bidden."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Note)
        self.status, self.notes = 202, []

    @property
    def told(self):
        return [address for note in self.notes for address in note["hub.url"]]


class Note(BaseHTTPRequestHandler):
    def do_POST(self):
        self.server.notes.append(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        self.send_response(self.server.status)
        self.send_header("Location", "http://127.0.0.1:9/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *said):
        pass


@pytest.fixture
def hub(settings):
    server = Hub()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    settings.WEBSUB_HUB, settings.SITE_ADDRESS = f"http://127.0.0.1:{server.server_port}/", PAPER
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def until(true, seconds=5):
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    assert true()


def test_a_publication_is_told_beside_the_editor(transactional_db, hub):
    region = a_region("europe", parent=a_region("world"))
    person = a_person()
    story = a_story(region=region, topics=[a_topic("water")], people=[person])
    until(lambda: not Ping.objects.exists())
    pages = ("/", "/articles/", "/regions/world/", "/regions/world/europe/", "/topics/water/", person.address("ar"))
    assert set(hub.told) == {f"{PAPER}{page}feed.{form}" for page in pages for form in ("rss", "atom", "json")}
    assert {*hub.notes[0]["hub.mode"]} == {"publish"}
    hub.notes.clear()
    correct(story, by=somebody("layla"), text="الصواب")
    until(lambda: f"{PAPER}/corrections/feed.atom" in hub.told)
    hub.notes.clear()
    withdraw(story, by=somebody("layla"), reason="خطأ")
    until(lambda: f"{PAPER}/feed.rss" in hub.told)


def test_what_a_transaction_takes_back_is_not_told(db, hub):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        a_story()
        assert Ping.objects.count() == 1
        1 / 0  # noqa: B018 - what goes wrong after the verb, in the same transaction
    assert not Ping.objects.exists() and pinging.tell() == (0, 0) and not hub.notes


def test_a_story_that_opens_later_is_told_when_it_has_opened(db, hub, time_machine):
    now = timezone.now()
    story = a_story(at=now + timedelta(hours=2))
    assert pinging.tell() == (0, 0)
    time_machine.move_to(now + timedelta(hours=2, seconds=1), tick=False)
    call_command("ping_hub", stdout=StringIO())
    assert f"{PAPER}/feed.atom" in hub.told and not Ping.objects.exists()
    hub.notes.clear()
    other = a_story(at=timezone.now() + timedelta(hours=1))
    withdraw(other, by=somebody("layla"), reason="تأجّل المؤتمر")
    assert not Ping.objects.exists() and pinging.tell() == (0, 0) and not hub.notes
    assert story.pk != other.pk


@pytest.mark.parametrize("status", [500, 302, None])
def test_a_dead_hub_is_tried_again_and_named_in_the_log(db, hub, settings, time_machine, caplog, status):
    if status is None:
        settings.WEBSUB_HUB = "http://127.0.0.1:9/"  # nobody listens
    hub.status, now = status, timezone.now()
    a_story()
    assert pinging.tell() == (0, 1) and pinging.tell() == (0, 0)  # not at once again
    assert settings.WEBSUB_HUB in caplog.text
    settings.WEBSUB_HUB, hub.status = f"http://127.0.0.1:{hub.server_port}/", 204
    time_machine.move_to(now + timedelta(minutes=2))
    assert pinging.tell() == (1, 0) and not Ping.objects.exists()


def test_a_hub_that_stays_dead_is_given_up(db, hub, time_machine, caplog):
    hub.status, now = 503, timezone.now()
    a_story()
    for half_days in range(1, len(pinging.TRIES) + 2):
        assert pinging.tell() == (0, 1)
        time_machine.move_to(now + half_days * timedelta(minutes=721))
    assert not Ping.objects.exists() and "given up" in caplog.text


def test_a_change_that_comes_while_the_hub_is_told_is_told_too(db, hub, monkeypatch):
    article = an_article()
    publish(article, by=somebody("layla"))
    heard = pinging.heard

    def while_it_is_told(addresses):
        monkeypatch.setattr(pinging, "heard", heard)
        publish(article, by=somebody("layla"))
        return heard(addresses)

    monkeypatch.setattr(pinging, "heard", while_it_is_told)
    assert pinging.tell() == (2, 0)
    assert len(hub.notes) == 2 and not Ping.objects.exists()


def test_a_slow_hub_keeps_no_editor_waiting(transactional_db, hub, monkeypatch):
    slow, answer = threading.Event(), Hub.process_request
    monkeypatch.setattr(Hub, "process_request", lambda self, *args: (slow.wait(5), answer(self, *args)))
    article = an_article()
    began = time.monotonic()
    publish(article, by=somebody("layla"))
    took = time.monotonic() - began
    assert not hub.notes
    slow.set()
    until(lambda: not Ping.objects.exists())
    assert took < 2 and hub.notes


def test_a_machine_without_a_thread_left_tells_the_next_time(monkeypatch):
    def none_left(thread):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", none_left)
    for _time in range(2):
        with pytest.raises(RuntimeError):
            pinging.soon()


def test_without_a_hub_nothing_is_kept(db):
    a_story()
    assert not Ping.objects.exists()
