"""The second factor: an authenticator app, codes for the day it is lost, and who must have one."""

import unicodedata
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.crypto import get_random_string, salted_hmac
from django_otp import DEVICE_ID_SESSION_KEY as PROVEN
from django_otp import verify_token
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

OFF, EDITORS, ALL = "off", "editors", "all"
MODES = (OFF, EDITORS, ALL)
APP_DIGITS, CODE_DIGITS, CODES = 6, 12, 10
EDITORS_OWN = ("articles.publish_article", "articles.look_after_accounts")  # either makes an editor of somebody
SALT = "articles.desk.account.codes"


def is_required(user) -> bool:
    """Whether the newsroom asks this user for a second factor."""
    if settings.SECOND_FACTOR == ALL:
        return True
    return settings.SECOND_FACTOR == EDITORS and (user.is_superuser or any(map(user.has_perm, EDITORS_OWN)))


def is_given(request) -> bool:
    """Whether this session has all the factors that its user needs.

    The session's own word is enough: whoever gets, changes or loses a factor loses every other session with it.
    """
    return PROVEN in request.session or not is_required(request.user)


def app_of(user) -> TOTPDevice | None:
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def codes_left(user) -> int:
    return sum(device.token_set.count() for device in StaticDevice.objects.filter(user=user))


def proven(user, written: str):
    """Return the device that the code is right for, or None; the same code is right once. Digits of any script."""
    code = digits(written)
    if len(code) == APP_DIGITS:
        device = app_of(user)
    else:
        device, code = StaticDevice.objects.filter(user=user, confirmed=True).first(), _kept(code)
    return device and verify_token(user, device.persistent_id, code)


def paused_until(user) -> datetime | None:
    """Return until when the user's devices hear nobody, after wrong codes from wherever."""
    for device in (app_of(user), StaticDevice.objects.filter(user=user).first()):
        allowed, why = device.verify_is_allowed() if device else (True, None)
        if not allowed:
            return why["locked_until"]
    return None


@transaction.atomic
def take_app(user, key: str, written: str):
    """Make the app with this key the user's own and return it; None if the code that it shows is another."""
    totp, code = TOTP(bytes.fromhex(key)), digits(written)
    if len(code) != APP_DIGITS or not totp.verify(int(code), tolerance=1):
        return None
    drop(user)
    return TOTPDevice.objects.create(user=user, name="app", key=key, drift=totp.drift, last_t=totp.t())


@transaction.atomic
def new_codes(user) -> list[str]:
    """Return new recovery codes, to be shown this once; the older ones are void. Only their digests are kept."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="codes")
    codes = [get_random_string(CODE_DIGITS, "0123456789") for _ in range(CODES)]
    for code in codes:
        device.token_set.create(token=_kept(code))
    return [" ".join(code[at : at + 4] for at in range(0, CODE_DIGITS, 4)) for code in codes]


def drop(user) -> None:
    """Take the app and the codes from the user."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def digits(written: str) -> str:
    """Return the digits of a code as it was typed, Arabic and Persian ones too, without what stands between them."""
    return "".join(str(unicodedata.decimal(sign)) for sign in written if unicodedata.decimal(sign, None) is not None)


def _kept(code: str) -> str:
    """Return what the database keeps of a recovery code: as much of its digest as the library's column holds."""
    return salted_hmac(SALT, code, algorithm="sha256").hexdigest()[:16]
