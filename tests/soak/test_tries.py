"""A thousand tries at the door, and as many at once as the database takes."""

from threading import Thread

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection

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
def test_tries_at_the_same_moment_are_counted_one_by_one(hashed):
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
