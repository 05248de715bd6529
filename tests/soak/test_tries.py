"""A thousand tries at the door, as many at once as the database takes, and what the clock tells of them."""

from statistics import median
from threading import Thread
from time import perf_counter, sleep

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import User
from django.db import connection

from articles.desk.account import tries
from articles.models.attempt import Attempt
from tests.desk.door import a_browser, knock
from tests.makers import somebody

pytestmark = pytest.mark.soak


@pytest.fixture
def hashed(monkeypatch):
    calls, really = [], MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *given: calls.append(1) or really(*given))
    return calls


@pytest.mark.django_db
def test_a_thousand_tries_hash_five_passwords(hashed):
    somebody("layla")
    hashed.clear()
    client = a_browser()
    statuses = [knock(client, "layla", f"guess {turn}").status_code for turn in range(1000)]
    assert len(hashed) == 5 and statuses == [200] * 5 + [429] * 995


@pytest.mark.django_db(transaction=True)
def test_tries_at_the_same_moment_are_counted_one_by_one(hashed, monkeypatch):
    look = tries._full
    monkeypatch.setattr(tries, "_full", lambda *given: (look(*given), sleep(0.02))[0])  # time for others to slip in
    somebody("layla")
    hashed.clear()

    def hammer():
        try:
            for turn in range(25):
                knock(a_browser(), "layla", f"guess {turn}")
        finally:
            connection.close()

    threads = [Thread(target=hammer) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(hashed) == Attempt.objects.count() == 5


@pytest.mark.django_db
def test_an_answer_takes_as_long_whoever_is_tried(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
    somebody("layla"), somebody("salma")
    User.objects.filter(username="salma").update(is_active=False)
    times = {"layla": [], "nobody": [], "salma": []}
    for turn in range(20):
        for login, taken in times.items():
            client, begun = a_browser(REMOTE_ADDR=f"10.0.0.{turn}"), perf_counter()
            knock(client, login, "wrong")
            taken.append(perf_counter() - begun)
    medians = sorted(median(taken) for taken in times.values())
    assert medians[-1] < 1.3 * medians[0], times
