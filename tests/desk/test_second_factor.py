"""The second factor: set up, asked for, used once, lost and reset."""

import re

import pytest
from django.contrib.auth.models import User
from django.core import signing
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.desk.account import factor, own
from articles.models.activity import Activity
from articles.models.session import Session
from tests.desk.door import CODE, DOOR, SET_UP, a_browser, codes_on, give_app, half_way, is_in, knock, set_up, shown_by
from tests.makers import an_article, somebody

pytestmark = pytest.mark.django_db
SCRIPTS = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def layla():
    return somebody("layla")


@pytest.fixture
def app(layla):
    return give_app(layla)


@pytest.fixture
def asked(settings):
    settings.SECOND_FACTOR = "editors"


# --- Coming in with one --------------------------------------------------------------------------
def test_without_a_second_factor_the_password_is_enough(layla):
    client = a_browser()
    knock(client)
    assert is_in(client)


def test_the_password_alone_opens_nothing(app):
    client = half_way()
    assert not is_in(client)
    assert client.get("/admin/account/").status_code == 302
    assert not Session.objects.filter(user__isnull=False).exists()


def test_the_code_opens_the_desk_in_a_session_with_another_key(app):
    client = half_way()
    before = client.cookies["sessionid"].value
    assert client.post(CODE, {"code": shown_by(app.key)}).url == "/admin/"
    assert is_in(client) and client.cookies["sessionid"].value != before
    assert not Session.objects.filter(pk=before).exists()


@pytest.mark.parametrize("written", ["{} {}", "{}-{}", " {}{} "])
def test_a_code_is_read_however_it_is_written(app, written):
    code = shown_by(app.key)
    assert half_way().post(CODE, {"code": written.format(code[:3], code[3:])}).status_code == 302


def test_arabic_and_persian_digits_are_digits(app):
    assert factor.digits("٠١٢٣٤٥ ۶۷۸۹") == "0123456789"
    arabic = shown_by(app.key).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert half_way().post(CODE, {"code": arabic}).status_code == 302


def test_a_code_opens_once(app):
    code = shown_by(app.key)
    first, second = half_way(), half_way()
    assert first.post(CODE, {"code": code}).status_code == 302
    assert second.post(CODE, {"code": code}).status_code == 200
    assert not is_in(second)


@pytest.mark.parametrize("steps", [-3, 3])
def test_a_code_of_another_time_is_not_right(app, steps):
    assert half_way().post(CODE, {"code": shown_by(app.key, steps)}).status_code == 200


@pytest.mark.parametrize("code", ["", "abc", "12345", "1234567", "9" * 400, "²²²²²²", "-12345", "\0" * 6, "1e5000"])
def test_what_is_no_code_is_not_right(app, code):
    assert half_way().post(CODE, {"code": code}).status_code == 200


def test_codes_are_tried_five_times(app, settings):
    settings.OTP_TOTP_THROTTLE_FACTOR = 0  # the library's own pause, so that ours is seen
    client = half_way()
    wrong = f"{(int(shown_by(app.key)) + 1) % 10**6:06d}"
    assert [client.post(CODE, {"code": wrong}).status_code for _ in range(8)] == [200] * 5 + [429] * 3
    answer = client.post(CODE, {"code": shown_by(app.key)})
    assert answer.status_code == 429 and "Too many tries" in answer.content.decode()
    elsewhere = half_way(REMOTE_ADDR="198.51.100.4")
    assert elsewhere.post(CODE, {"code": shown_by(app.key)}).status_code == 302


def test_wrong_codes_from_many_addresses_make_the_app_pause(app):
    wrong = f"{(int(shown_by(app.key)) + 1) % 10**6:06d}"
    for turn in range(12):
        half_way(REMOTE_ADDR=f"198.51.100.{turn}").post(CODE, {"code": wrong})
    app.refresh_from_db()
    assert app.throttling_failure_count < 6
    assert half_way().post(CODE, {"code": shown_by(app.key)}).status_code == 429


def test_half_way_ends(app, time_machine):
    from datetime import timedelta

    from django.utils import timezone

    client = half_way()
    time_machine.move_to(timezone.now() + timedelta(minutes=11))
    assert client.get(CODE).url == DOOR


def test_half_way_ends_with_the_password_and_with_the_login(app, layla):
    client, another = half_way(), half_way()
    User.objects.filter(pk=layla.pk).update(is_active=False)
    assert client.post(CODE, {"code": shown_by(app.key)}).url == DOOR
    User.objects.filter(pk=layla.pk).update(is_active=True)
    layla.refresh_from_db()
    layla.set_password("another-password")
    layla.save()
    assert another.post(CODE, {"code": shown_by(app.key)}).url == DOOR


def test_nobody_steps_in_without_the_first_step(app):
    assert a_browser().get(CODE).url == DOOR
    assert a_browser().post(CODE, {"code": shown_by(app.key)}).url == DOOR


def test_the_user_still_goes_where_they_wanted(app):
    client, road = a_browser(), "/admin/articles/article/?state=review"
    client.post(DOOR, {"username": "layla", "password": "password", "next": road})
    assert client.post(CODE, {"code": shown_by(app.key)}).url == road


# --- Setting it up -------------------------------------------------------------------------------
def test_an_app_is_set_up_and_asked_for_from_then_on(layla):
    client, elsewhere = a_browser(), a_browser()
    knock(client), knock(elsewhere)
    answer, key = set_up(client)
    assert answer.status_code == 200 and len(codes_on(answer)) == 10
    assert is_in(client) and not is_in(elsewhere)
    assert Activity.objects.filter(verb=Activity.Verb.SECURITY, by=layla).count() == 1
    assert half_way().post(CODE, {"code": shown_by(key, 1)}).status_code == 302


def test_the_code_that_set_it_up_does_not_open_the_door(layla):
    client = a_browser()
    knock(client)
    _, key = set_up(client)
    assert half_way().post(CODE, {"code": shown_by(key)}).status_code == 200


def test_a_wrong_code_sets_nothing_up_and_keeps_the_key(layla):
    client = a_browser()
    knock(client)
    answer, _ = set_up(client, code="000000")
    assert answer.status_code == 422 and not TOTPDevice.objects.exists()
    assert "QR code with the key" in answer.content.decode()


def test_nobody_sets_up_an_app_with_somebody_elses_key(layla):
    mine, theirs = a_browser(), a_browser()
    knock(mine), knock(theirs, somebody("omar").username)
    page = theirs.get(SET_UP).content.decode()
    signed = re.search(r'name="key" value="([^"]+)"', page)[1]
    key = signing.loads(signed, salt=own.SALT)["key"]
    assert mine.post(SET_UP, {"key": signed, "code": shown_by(key)}).status_code == 302
    assert mine.post(SET_UP, {"key": "x" + signed, "code": shown_by(key)}).status_code == 302
    assert not TOTPDevice.objects.exists()


def test_the_picture_is_ours_and_the_key_can_be_typed(layla):
    client = a_browser()
    knock(client)
    page = client.get(SET_UP)
    html = page.content.decode()
    signed = re.search(r'name="key" value="([^"]+)"', html)[1]
    key = signing.loads(signed, salt=own.SALT)["key"]
    from base64 import b32decode

    typed = re.search(r'<code class="key" dir="ltr">([A-Z2-7 ]+)<', html)[1]
    assert b32decode(typed.replace(" ", "")).hex() == key
    assert '<path class="qr-ink" d="M' in html and "data:" not in html and "no-store" in page.headers["Cache-Control"]


def test_an_open_session_found_at_an_empty_chair_is_not_enough(layla, time_machine):
    from datetime import timedelta

    from django.utils import timezone

    client = a_browser()
    knock(client)
    time_machine.move_to(timezone.now() + timedelta(minutes=16))
    answer, _ = set_up(client)
    assert answer.status_code == 422 and not TOTPDevice.objects.exists()
    assert [set_up(client, password="wrong")[0].status_code for _ in range(6)] == [422] * 6
    assert "Too many tries" in set_up(client, password="password")[0].content.decode()


# --- Who must have one ---------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("mode", "login", "must"),
    [
        ("off", "layla", False), ("editors", "layla", True), ("editors", "nour", True), ("editors", "omar", False),
        ("editors", "salma", False), ("all", "omar", True), ("all", "salma", True),
    ],
)  # fmt: skip
def test_who_is_asked_for_one(settings, mode, login, must):
    settings.SECOND_FACTOR = mode
    somebody(login)
    client = a_browser()
    knock(client, login)
    assert is_in(client) is not must


def test_whoever_must_have_one_is_led_to_set_it_up_first(asked, layla):
    client = a_browser()
    road = "/admin/articles/article/"
    client.post(DOOR, {"username": "layla", "password": "password", "next": road})
    there = client.get(road, follow=True)
    assert there.redirect_chain[-1][0].startswith(SET_UP) and there.status_code == 200
    assert "This newsroom asks you" in there.content.decode()
    answer, _ = set_up(client, road)
    assert f'href="{road}"' in answer.content.decode()
    assert client.get(road).status_code == 200


def test_until_then_no_address_of_the_desk_is_open(asked, layla):
    from tests.desk.test_signing_in import addresses

    an_article()
    client = a_browser()
    knock(client)
    for address in addresses():
        if address in (SET_UP, DOOR, CODE, "/admin/logout/", "/admin/language/"):
            continue
        for answer in (client.get(address), client.post(address, **SCRIPTS)):
            assert answer.status_code in (302, 401, 403, 404, 405), (address, answer.status_code)
            assert answer.status_code != 302 or answer.url.startswith((DOOR, SET_UP, "/admin/")), address
    assert client.post("/admin/logout/").url == DOOR


def test_scripts_are_told_so_and_are_sent_no_page(asked, layla):
    article = an_article(by=layla)
    client = a_browser()
    knock(client)
    for name in ("autosave", "presence"):
        answer = client.post(f"/admin/articles/article/{article.pk}/{name}/", **SCRIPTS)
        assert answer.status_code == 401 and answer.headers["Content-Type"] == "application/json", name


def test_a_story_sent_meanwhile_is_given_back(asked, layla):
    article = an_article(by=layla)
    client = a_browser()
    knock(client)
    answer = client.post(f"/admin/articles/article/{article.pk}/change/", {"headline": "كلمات لا تضيع", "body": "متن"})
    assert answer.status_code == 401 and "كلمات لا تضيع" in answer.content.decode()


def test_whoever_must_have_one_cannot_do_without(asked, layla, app):
    client = half_way()
    client.post(CODE, {"code": shown_by(app.key)})
    assert client.post("/admin/account/app/remove/").url == "/admin/account/"
    assert TOTPDevice.objects.count() == 1


def test_whoever_need_not_have_one_can(layla, app):
    client = half_way()
    client.post(CODE, {"code": shown_by(app.key)})
    assert client.post("/admin/account/app/remove/").url == "/admin/account/"
    assert not TOTPDevice.objects.exists() and is_in(client)
