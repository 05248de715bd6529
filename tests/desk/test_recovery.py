"""When the telephone is lost: recovery codes, a colleague's help, the operator's command."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.desk.account import factor
from articles.models.activity import Activity
from tests.desk.door import CODE, CODES, a_browser, codes_on, give_app, half_way, is_in, knock, set_up
from tests.makers import somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def layla():
    return somebody("layla")


@pytest.fixture
def app(layla):
    return give_app(layla)


# --- Recovery codes ------------------------------------------------------------------------------
def test_each_recovery_code_opens_once(layla):
    client = a_browser()
    knock(client)
    codes = codes_on(set_up(client)[0])
    for code in (codes[0], codes[9].replace(" ", "-")):
        assert half_way().post(CODE, {"code": code}).status_code == 302
    assert half_way().post(CODE, {"code": codes[0]}).status_code == 200
    assert factor.codes_left(layla) == 8


def test_recovery_codes_are_not_kept_as_they_are(layla):
    codes = factor.new_codes(layla)
    kept = [token.token for token in layla.staticdevice_set.get().token_set.all()]
    assert len(kept) == 10 and not {code.replace(" ", "") for code in codes} & set(kept)


def test_new_codes_make_the_old_ones_void(layla):
    client = a_browser()
    knock(client)
    old = codes_on(set_up(client)[0])
    new = codes_on(client.post(CODES))
    assert half_way().post(CODE, {"code": old[0]}).status_code == 200
    assert len(new) == 10 and not set(new) & set(old)


def test_the_last_codes_are_announced(layla, app):
    codes = factor.new_codes(layla)
    for code in codes[:7]:
        client = half_way()
        client.post(CODE, {"code": code})
    assert "3 recovery codes left" in client.get("/admin/").content.decode()


# --- Lost ----------------------------------------------------------------------------------------
def test_a_chief_editor_resets_a_colleagues_and_it_stands_in_the_log(layla):
    omar = somebody("omar")
    give_app(omar)
    factor.new_codes(omar)
    theirs = a_browser()
    theirs.force_login(omar)
    chief = a_browser()
    knock(chief)
    page = f"/admin/account/colleagues/{omar.pk}/reset/"
    assert chief.get(page).status_code == 200 and TOTPDevice.objects.exists()
    assert chief.post(page).status_code == 302
    assert not TOTPDevice.objects.exists() and factor.codes_left(omar) == 0 and not is_in(theirs)
    line = Activity.objects.get(verb=Activity.Verb.SECURITY)
    assert line.by == layla and line.headline == "Omar"


@pytest.mark.parametrize("login", ["nour", "omar", "salma"])
def test_nobody_else_does(layla, app, login):
    client = a_browser()
    client.force_login(somebody(login))
    for address in ("", f"{layla.pk}/", f"{layla.pk}/reset/"):
        assert client.get(f"/admin/account/colleagues/{address}").status_code == 403
    for verb in ("reset", "end"):
        assert client.post(f"/admin/account/colleagues/{layla.pk}/{verb}/").status_code == 403
    assert TOTPDevice.objects.count() == 1


def test_a_chief_editor_does_not_touch_a_superuser_and_a_superuser_does(layla, app):
    User.objects.filter(pk=layla.pk).update(is_superuser=True)
    chief = somebody("nour")
    chief.groups.set(layla.groups.all())
    client = a_browser()
    client.force_login(chief)
    for verb in ("reset", "end"):
        assert client.post(f"/admin/account/colleagues/{layla.pk}/{verb}/").status_code == 403
    mighty = User.objects.create_superuser("root", password="password")
    client.force_login(mighty)
    assert client.post(f"/admin/account/colleagues/{layla.pk}/reset/").status_code == 302
    assert not TOTPDevice.objects.exists()


def test_the_operator_resets_it_by_a_command(app, layla, capsys):
    call_command("reset_second_factor", "layla")
    assert not TOTPDevice.objects.exists() and "password alone" in capsys.readouterr().out


def test_the_librarys_own_pages_which_show_keys_are_not_there(admin_client, app):
    for noun in ("totpdevice", "staticdevice"):
        assert admin_client.get(f"/admin/otp_{noun.removesuffix('device')}/{noun}/").status_code == 404
