"""The desk's door as tests use it: knocking, and an authenticator app of one's own."""

from time import time

from django.contrib.auth.models import User
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

DOOR, CODE = "/admin/login/", "/admin/login/code/"
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
