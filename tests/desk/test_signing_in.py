"""Who comes in, how often they may try, and what nobody learns by trying."""

import logging
import re
from contextlib import suppress
from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import User
from django.test import override_settings
from django.urls import get_resolver
from django.utils import timezone

from articles.models.attempt import Attempt
from tests.desk.door import CODE, DOOR, WRONG, a_browser, is_in, knock
from tests.makers import a_photo, a_region, an_article, somebody

pytestmark = pytest.mark.django_db
TRIES = 60  # tests/soak/test_tries.py: a thousand


@pytest.fixture
def hashed(monkeypatch):
    """How often a password has been hashed, one entry each."""
    calls, really = [], MD5PasswordHasher.encode

    def encode(self, password, salt):
        calls.append(salt)
        return really(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", encode)
    return calls


@pytest.fixture
def cast(db):
    """Layla and Omar; a reporter who has left, and a login that is not the desk's."""
    somebody("layla"), somebody("omar"), somebody("salma")
    User.objects.filter(username="salma").update(is_active=False)
    User.objects.create_user("visitor", password="password")


# --- Coming in -----------------------------------------------------------------------------------
def test_the_right_password_opens_the_desk(cast):
    client = a_browser()
    assert knock(client).url == "/admin/"
    assert is_in(client)


@pytest.mark.parametrize(
    ("login", "password"), [("layla", "no"), ("nobody", "no"), ("salma", "password"), ("visitor", "password")]
)
def test_what_is_wrong_is_not_said(cast, login, password):
    answers = [knock(a_browser(), *pair) for pair in (("layla", "wrong"), (login, password))]
    bodies = [re.sub(r'value="[^"]*"', "", answer.content.decode()) for answer in answers]
    assert bodies[0] == bodies[1] and WRONG in bodies[0]
    assert {answer.status_code for answer in answers} == {200}


def test_the_password_is_hashed_once_whoever_is_tried(cast, hashed):
    for login, password in (("layla", "wrong"), ("nobody", "wrong"), ("salma", "password"), ("visitor", "password")):
        hashed.clear()
        knock(a_browser(), login, password)
        assert len(hashed) == 1, login


def test_logging_out_leads_back_to_the_door(cast):
    client = a_browser()
    knock(client)
    assert client.get("/admin/logout/").status_code == 405
    answer = client.post("/admin/logout/", follow=True)
    assert answer.redirect_chain[-1][0] == DOOR and "You are logged out" in answer.content.decode()
    assert not is_in(client)


# --- How often -----------------------------------------------------------------------------------
def test_many_tries_hash_five_passwords(cast, hashed):
    client = a_browser()
    for turn in range(TRIES):
        answer = knock(client, "layla", f"guess {turn}")
    assert len(hashed) == 5
    assert answer.status_code == 429 and int(answer.headers["Retry-After"]) <= 15 * 60
    assert Attempt.objects.count() == 5


def test_when_to_try_again_is_said_and_kept(cast, time_machine):
    now = timezone.now().replace(hour=9, minute=0, second=30)
    time_machine.move_to(now, tick=False)
    for _ in range(5):
        knock(a_browser(), password="wrong")
    answer = knock(a_browser())
    local = timezone.localtime(now + timedelta(minutes=16))
    assert f"Try again after {local:%H:%M}" in answer.content.decode()
    time_machine.move_to(now + timedelta(minutes=14, seconds=59), tick=False)
    assert knock(a_browser()).status_code == 429
    time_machine.move_to(now + timedelta(minutes=15, seconds=1), tick=False)
    assert knock(a_browser()).status_code == 302


def test_the_right_password_is_not_heard_either_while_there_were_too_many(cast, hashed):
    for _ in range(5):
        knock(a_browser(), password="wrong")
    hashed.clear()
    assert knock(a_browser()).status_code == 429
    assert not hashed


def test_the_real_user_comes_in_from_elsewhere_meanwhile(cast):
    for _ in range(30):
        knock(a_browser(REMOTE_ADDR="203.0.113.7"), password="wrong")
    assert knock(a_browser(REMOTE_ADDR="203.0.113.7")).status_code == 429
    assert knock(a_browser(REMOTE_ADDR="198.51.100.4")).status_code == 302


def test_a_colleague_comes_in_from_the_same_address_meanwhile(cast):
    for _ in range(10):
        knock(a_browser(), password="wrong")
    assert knock(a_browser(), "omar").status_code == 302


def test_one_address_may_try_fifty_passwords_an_hour(cast, hashed, time_machine):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    answers = [knock(a_browser(), f"name {turn}", "guess") for turn in range(60)]
    assert [answer.status_code for answer in answers] == [200] * 50 + [429] * 10
    assert len(hashed) == 50
    assert knock(a_browser()).status_code == 429
    time_machine.move_to(now + timedelta(hours=1, seconds=1), tick=False)
    assert knock(a_browser()).status_code == 302


def test_whoever_wears_out_the_newsrooms_address_does_not_shut_out_its_own_browsers(cast):
    mine = a_browser()
    knock(mine)
    mine.post("/admin/logout/")
    for turn in range(60):
        knock(a_browser(), f"name {turn}", "guess")
    assert knock(a_browser()).status_code == 429
    assert knock(mine).status_code == 302
    mine.post("/admin/logout/")
    assert knock(mine, "omar").status_code == 429  # the browser is known for its own user alone
    assert [knock(mine, password="no").status_code for _ in range(6)] == [200] * 5 + [429]


def test_the_slate_is_wiped_when_the_user_comes_in(cast):
    for _ in range(3):
        assert [knock(a_browser(), password="no").status_code for _ in range(4)] == [200] * 4
        assert knock(a_browser()).status_code == 302


def test_a_login_is_counted_however_it_is_written(cast, hashed):
    for name in ("layla", "Layla", " layla", "LAYLA ", "laylA", "layla  "):
        knock(a_browser(), name, "wrong")
    assert len(hashed) == 5
    for full_width in ("ｌayla", "lａyla", "ｌａｙｌａ"):  # which the form reads as plain ones
        assert knock(a_browser(), full_width, "wrong").status_code == 429
    assert len(hashed) == 5


def test_an_empty_field_is_no_try(cast, hashed):
    for fields in ({"username": "layla"}, {"password": "x"}, {}):
        assert a_browser().post(DOOR, fields).status_code == 200
    assert not hashed and not Attempt.objects.exists()


@pytest.mark.parametrize("behind", [False, True])
def test_a_made_up_address_is_not_believed(cast, hashed, behind):
    with override_settings(BEHIND_PROXY=behind):
        for turn in range(30):
            spoofed = f"10.9.8.{turn}, 203.0.113.7" if behind else f"10.9.8.{turn}"
            knock(
                a_browser(REMOTE_ADDR="203.0.113.7"), password="wrong",
                HTTP_X_FORWARDED_FOR=spoofed, HTTP_X_REAL_IP=f"10.9.8.{turn}", HTTP_FORWARDED=f"for=10.9.8.{turn}",
            )  # fmt: skip
    assert len(hashed) == 5


def test_behind_a_proxy_its_visitors_are_told_apart(cast):
    with override_settings(BEHIND_PROXY=True):
        for _ in range(6):
            knock(a_browser(), password="wrong", HTTP_X_FORWARDED_FOR="203.0.113.7")
        assert knock(a_browser(), HTTP_X_FORWARDED_FOR="203.0.113.7").status_code == 429
        assert knock(a_browser(), HTTP_X_FORWARDED_FOR="198.51.100.4").status_code == 302


def test_one_visitor_has_all_of_an_ipv6_network(cast, hashed):
    for turn in range(20):
        knock(a_browser(REMOTE_ADDR=f"2001:db8:1:2::{turn:x}"), password="wrong")
    assert len(hashed) == 5
    assert knock(a_browser(REMOTE_ADDR="2001:db8:1:3::1")).status_code == 302


def test_neither_login_nor_password_is_written_down(cast, caplog):
    caplog.set_level(logging.DEBUG)
    for _ in range(8):
        knock(a_browser(), "my-secret-typed-as-a-name", "canary-password")
    kept = " ".join(f"{row.who} {row.whence}" for row in Attempt.objects.all())
    for secret in ("my-secret-typed-as-a-name", "canary-password"):
        assert secret not in caplog.text and secret not in kept
    assert "Too many tries" in caplog.text


# --- Where to ------------------------------------------------------------------------------------
ELSEWHERE = (
    "https://evil.example/", "//evil.example/", "///evil.example", "/\\evil.example", "\\\\evil.example",
    "http:evil.example", "javascript:alert(1)", "/admin\\@evil.example", "//evil.example/admin/",
    "/admin//../../evil", " https://evil.example", "\thttps://evil.example", "/", "/articles/", "/administrator/",
    "https:///evil.example", "/admin/../articles/", "http://testserver@evil.example/admin/",
    "//testserver.evil.example/admin/", "data:text/html,x", "%2F%2Fevil.example",
)  # fmt: skip


@pytest.mark.parametrize("road", ELSEWHERE)
def test_nobody_is_sent_elsewhere(cast, road):
    client = a_browser()
    assert client.post(DOOR, {"username": "layla", "password": "password", "next": road}).url == "/admin/"
    assert client.get(DOOR, {"next": road}).url == "/admin/"
    page = a_browser().get(DOOR, {"next": road}).content.decode()
    form = page[page.index('id="login-form"') :]
    assert '<input type="hidden" name="next" value="/admin/">' in form[: form.index("</form>")]


def test_the_user_goes_on_to_where_they_wanted(cast):
    road = "/admin/articles/article/?state=review"
    answer = a_browser().get(road)
    assert answer.url.startswith(DOOR)
    client = a_browser()
    assert client.post(DOOR, {"username": "layla", "password": "password", "next": road}).url == road


# --- Every page ----------------------------------------------------------------------------------
INLINE = re.compile(
    r"<style\b|<[a-z][^<>]*\s(?:style|on[a-z]+)\s*=|javascript:|"
    r"<script\b(?![^>]*\bsrc\s*=)(?![^>]*\btype=\"(?:application/(?:ld\+)?json|text/html)\")",
    re.I,
)


def addresses():
    """Every address of the desk, with numbers of things that are there."""
    an_article(photos=[a_photo()])

    def number(name) -> int:
        """The number of one such thing, where there is one: accounts and regions begin where the database likes."""
        app, _, rest = (name or "").partition("_")
        with suppress(LookupError, AttributeError):
            return apps.get_model(app, rest.partition("_")[0])._default_manager.first().pk
        return User.objects.first().pk

    def walk(patterns, route=""):
        for pattern in patterns:
            here = route + str(pattern.pattern)
            if hasattr(pattern, "url_patterns"):
                yield from walk(pattern.url_patterns, here)
            elif here.startswith("admin/") and "(?P" not in here:
                yield "/" + re.sub(r"<[^>]+>", str(number(pattern.name)), here)

    return sorted(set(walk(get_resolver().url_patterns)))


@pytest.mark.once
def test_every_address_of_the_desk_is_strict(cast, admin_client):
    a_region()
    seen = 0
    for address in addresses():
        for client in (a_browser(), admin_client):
            answer = client.get(address)
            policy = answer.headers.get("Content-Security-Policy", "")
            assert "default-src 'none'" in policy and "script-src 'self'" in policy, address
            assert "style-src 'self'" in policy and "unsafe" not in policy and "*" not in policy, address
            if answer.headers.get("Content-Type", "").startswith("text/html") and answer.status_code == 200:
                assert not INLINE.search(answer.content.decode()), (address, INLINE.search(answer.content.decode())[0])
                assert "no-store" in answer.headers.get("Cache-Control", ""), address
                seen += client is admin_client
    assert seen > 40


def test_a_form_without_its_token_is_refused_in_our_own_words(cast):
    client = a_browser(enforce_csrf_checks=True)
    answer = client.post(DOOR, {"username": "layla", "password": "canary-password", "next": "/admin/"})
    page = answer.content.decode()
    assert answer.status_code == 403 and "canary-password" not in page and "layla" not in page
    assert f'href="{DOOR}"' in page and "Go back" in page
    for address in (CODE, "/admin/account/codes/", "/admin/account/sessions/end/", "/admin/logout/"):
        assert client.post(address).status_code in (302, 403), address


def test_passwords_are_remembered_and_codes_offered_by_the_browser(cast):
    page = a_browser().get(DOOR).content.decode()
    assert 'autocomplete="username"' in page and 'autocomplete="current-password"' in page
