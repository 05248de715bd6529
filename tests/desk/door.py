"""The desk's door as tests use it: knocking, and an authenticator app of one's own."""

import re
from time import time

from django.contrib.auth.models import User
from django.core import signing
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.desk.account import own

DOOR, CODE = "/admin/login/", "/admin/login/code/"
SET_UP, CODES = "/admin/account/app/", "/admin/account/codes/"
WRONG = "User name or password is not right"


def a_browser(**extra) -> Client:
    """Somebody's browser, which speaks English and has no session."""
    client = Client(**extra)
    client.cookies["desk_language"] = "en"
    return client


def knock(client, login="layla", password="password", **extra):  # noqa: S107 - the cast's
    return client.post(DOOR, {"username": login, "password": password, "next": "/admin/"}, **extra)


def is_in(client) -> bool:
    return client.get("/admin/").status_code == 200


def give_app(user: User) -> TOTPDevice:
    """Give the user an authenticator app, whose code has never been used."""
    return TOTPDevice.objects.create(user=user, name="app", confirmed=True)


def shown_by(key: str, steps: int = 0) -> str:
    """What an app with this key shows now, or so many half minutes from now."""
    totp = TOTP(bytes.fromhex(key))
    totp.time = time() + steps * 30
    return f"{totp.token():06d}"


def half_way(login="layla", **extra) -> Client:
    """A browser that has given the right password, and not yet a code."""
    client = a_browser(**extra)
    assert knock(client, login).url == CODE
    return client


def set_up(client, road="/admin/", **given):
    """Set up an app as its user would, and return (the answer, the app's key)."""
    page = client.get(SET_UP, {"next": road}).content.decode()
    signed = re.search(r'name="key" value="([^"]+)"', page)[1]
    key = signing.loads(signed, salt=own.SALT)["key"]
    return client.post(SET_UP, {"key": signed, "code": shown_by(key), "next": road, **given}), key


def codes_on(page) -> list[str]:
    """The recovery codes on a page."""
    return re.findall(r"<li><code>([\d ]+)</code></li>", page.content.decode())
