"""Sessions: whose they are, how long they last, what ends them."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from articles.desk.account import sessions
from articles.desk.rights import roles
from articles.models.session import Session
from tests.desk.door import a_browser, is_in, knock
from tests.desk.pages import filled
from tests.makers import an_article, somebody

pytestmark = pytest.mark.django_db
ACCOUNT = "/admin/account/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:152.0) Gecko/20100101 Firefox/152.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/19.1 Mobile/15E148 Safari/604.1"
)


@pytest.fixture
def layla():
    return somebody("layla")


def logged_in(login="layla", **extra):
    client = a_browser(**extra)
    assert knock(client, login).status_code == 302
    return client


def key_of(client) -> str:
    return client.cookies["sessionid"].value


# --- What is known of them -----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("browser", "words"),
    [
        (FIREFOX, "Firefox on Windows"),
        (IPHONE, "Safari on iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36", "Chrome on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/156.0 Safari/537.36 Edg/156.0", "Edge on Windows"),
        ("Mozilla/5.0 (Linux; Android 16) SamsungBrowser/30 Chrome/140 Safari/537.36", "Samsung Internet on Android"),
        ("curl/8", "Unknown browser"), ("", "Unknown browser"), ("<script>Firefox/", "Firefox"),
    ],
)  # fmt: skip
def test_a_browser_in_words(browser, words):
    with override("en"):
        assert sessions.called(browser) == words


def test_my_sessions_are_listed_this_one_first(layla):
    logged_in(HTTP_USER_AGENT=IPHONE, REMOTE_ADDR="198.51.100.4")
    client = logged_in(HTTP_USER_AGENT=FIREFOX)
    logged_in(somebody("omar").username)
    page = client.get(ACCOUNT).content.decode()
    listed = re.findall(r"<b>([^<]+)</b>( <span class=\"chip chip--published\">this session)?", page)
    assert listed == [("Firefox on Windows", listed[0][1]), ("Safari on iPhone", "")] and listed[0][1]
    assert "198.51.100.4" in page
    assert not any(row.pk in page for row in Session.objects.all())


def test_a_session_has_a_new_key_and_carries_nothing_over(layla):
    client = a_browser()
    client.get("/admin/login/")
    client.cookies["sessionid"] = "a" * 32
    knock(client)
    assert key_of(client) != "a" * 32
    first = key_of(client)
    knock(client)
    assert key_of(client) != first and not Session.objects.filter(pk=first).exists()


def test_a_planted_session_does_not_become_the_users(layla):
    thief = logged_in(somebody("omar").username)
    victim = a_browser()
    victim.cookies["sessionid"] = key_of(thief)
    knock(victim)
    assert thief.get(ACCOUNT).status_code == 302 or b"layla" not in thief.get(ACCOUNT).content


def test_the_cookie_is_the_desks_alone(layla):
    cookie = knock(a_browser()).cookies["sessionid"]
    assert cookie["path"] == "/admin/" and cookie["httponly"] and cookie["samesite"] == "Lax"


def test_in_earnest_the_cookie_is_secure(tmp_path):
    import subprocess
    import sys
    from pathlib import Path

    said = (
        "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.SECOND_FACTOR)"
    )
    env = {
        "SECRET_KEY": "x" * 60,
        "DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "HTTPS": "1",
    }
    env |= {"DEMO": "0", "DEBUG": "0", "SECOND_FACTOR": "editors"}
    here = Path(__file__).resolve().parent.parent.parent
    done = subprocess.run([sys.executable, "-c", said], env=env, cwd=here, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["__Secure-sessionid", "True", "editors"]


# --- How long ------------------------------------------------------------------------------------
def test_eight_hours_unused_and_it_is_over(layla, time_machine):
    client, now = logged_in(), timezone.now()
    time_machine.move_to(now + timedelta(hours=7, minutes=59))
    assert is_in(client)
    time_machine.move_to(now + timedelta(hours=15, minutes=58))
    assert is_in(client)
    time_machine.move_to(now + timedelta(hours=24, minutes=1))
    assert not is_in(client)


def test_unused_it_ends_earlier(layla, time_machine):
    client = logged_in()
    time_machine.move_to(timezone.now() + timedelta(hours=8, seconds=1))
    assert not is_in(client)


def test_an_open_page_that_nobody_sits_at_does_not_keep_it_alive(layla, time_machine):
    article, client, now = an_article(by=layla), logged_in(), timezone.now()
    for hours in range(1, 8):
        time_machine.move_to(now + timedelta(hours=hours))
        client.post(f"/admin/articles/article/{article.pk}/presence/", {"page": "a" * 32})
    time_machine.move_to(now + timedelta(hours=8, minutes=1))
    assert not is_in(client)


def test_being_seen_is_written_down_at_most_once_a_minute(layla, time_machine):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    client = logged_in()

    def writes() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(ACCOUNT)
        return sum("UPDATE" in query["sql"] and "articles_session" in query["sql"] for query in queries)

    assert [writes() for _ in range(3)] == [0, 0, 0]
    time_machine.move_to(now + timedelta(seconds=59), tick=False)
    assert writes() == 0
    time_machine.move_to(now + timedelta(seconds=60), tick=False)
    assert [writes() for _ in range(3)] == [1, 0, 0]
    assert Session.objects.get(pk=key_of(client)).seen_at == timezone.now()


# --- What ends them ------------------------------------------------------------------------------
def test_i_end_one_of_mine(layla):
    other, client = logged_in(), logged_in()
    handle = sessions.handle(key_of(other))
    assert client.post(f"{ACCOUNT}sessions/{handle}/end/").url == ACCOUNT
    assert is_in(client) and not is_in(other)


def test_i_end_all_others(layla):
    others, client = [logged_in() for _ in range(3)], logged_in()
    client.post(f"{ACCOUNT}sessions/end/")
    assert is_in(client) and not any(map(is_in, others))


def test_i_end_nobody_elses(layla):
    theirs, client = logged_in(somebody("omar").username), logged_in()
    client.post(f"{ACCOUNT}sessions/{sessions.handle(key_of(theirs))}/end/")
    assert is_in(theirs)
    assert client.post(f"{ACCOUNT}sessions/{sessions.handle(key_of(client))}/end/").status_code == 404
    assert client.get(f"{ACCOUNT}sessions/end/").status_code == 405


def test_a_chief_editor_ends_a_colleagues(layla):
    one, another, client = logged_in(somebody("omar").username), logged_in("omar"), logged_in()
    omar = somebody("omar")
    address = f"{ACCOUNT}colleagues/{omar.pk}/"
    page = client.get(address).content.decode()
    assert sessions.handle(key_of(one)) in page and key_of(one) not in page
    client.post(f"{address}end/", {"session": sessions.handle(key_of(one))})
    assert not is_in(one) and is_in(another)
    client.post(f"{address}end/")
    assert not is_in(another)


def test_another_password_ends_all_but_this_one(layla):
    others, client = [logged_in() for _ in range(2)], logged_in()
    new = "نحو صحافة حرة 2026"
    fields = {"old_password": "password", "new_password1": new, "new_password2": new}
    before = key_of(client)
    assert client.post("/admin/password_change/", fields).url == ACCOUNT
    assert Session.objects.filter(user=layla).count() == 1
    assert is_in(client) and not any(map(is_in, others)) and key_of(client) != before


def test_the_old_password_is_tried_five_times(layla):
    client = logged_in()
    fields = {"new_password1": "x" * 12, "new_password2": "x" * 12}
    for turn in range(5):
        client.post("/admin/password_change/", {**fields, "old_password": f"guess {turn}"})
    answer = client.post("/admin/password_change/", {**fields, "old_password": "password"})
    assert answer.status_code == 422 and "Too many tries" in answer.content.decode()


def test_whoever_is_deactivated_is_out_at_the_next_request(layla):
    client = logged_in()
    User.objects.filter(pk=layla.pk).update(is_active=False)
    assert not is_in(client)


def change(admin, user, **fields):
    address = f"/admin/auth/user/{user.pk}/change/"
    answer = admin.post(address, filled(admin, address, "user_form", **fields))
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    return answer


def test_whoever_loses_a_role_is_out_everywhere(layla, admin_client):
    client = logged_in()
    change(admin_client, layla, groups=[str(Group.objects.get(name=roles.REPORTER).pk)])
    assert not is_in(client)


def test_whoever_gains_a_role_or_another_name_stays(layla, admin_client):
    omar = somebody("omar")
    client = logged_in("omar")
    groups = [str(Group.objects.get(name=name).pk) for name in (roles.REPORTER, roles.PHOTO_DESK)]
    change(admin_client, omar, groups=groups)
    change(admin_client, omar, last_name="الراوي")
    assert is_in(client)


def test_whoever_is_deactivated_in_the_admin_has_no_sessions_left(layla, admin_client):
    logged_in()
    change(admin_client, layla, is_active=[])
    assert not Session.objects.filter(user=layla).exists()


def test_a_password_set_by_somebody_else_ends_them_all(layla, admin_client):
    client = logged_in()
    address = f"/admin/auth/user/{layla.pk}/password/"
    new = {"password1": "كلمة أخرى تماماً 7", "password2": "كلمة أخرى تماماً 7", "usable_password": "true"}
    assert admin_client.post(address, new).status_code == 302
    assert not is_in(client) and not Session.objects.filter(user=layla).exists()


# --- The users' pages ----------------------------------------------------------------------------
def test_the_users_page_says_roles_factor_and_sessions(layla, admin_client):
    logged_in()
    admin_client.cookies["desk_language"] = "en"
    page = admin_client.get(f"/admin/auth/user/{layla.pk}/change/").content.decode()
    assert "Chief editor" in page and f"/admin/account/colleagues/{layla.pk}/" in page
    assert admin_client.get("/admin/auth/user/?group=1").status_code == 200


def test_whoever_manages_users_makes_nobody_mightier(layla):
    from django.contrib.auth.models import Permission

    codenames = ("view_user", "change_user", "delete_user", "view_group", "change_group")
    layla.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    mighty = User.objects.create_superuser("root", password="password")
    client = logged_in()
    fields = {**filled(client, f"/admin/auth/user/{layla.pk}/change/", "user_form"), "is_superuser": ["on"]}
    client.post(f"/admin/auth/user/{layla.pk}/change/", fields)
    layla.refresh_from_db()
    assert not layla.is_superuser
    group = layla.groups.get()
    more = [permission.pk for permission in Permission.objects.filter(codename="add_user")]
    fields = {**filled(client, f"/admin/auth/group/{group.pk}/change/", "group_form"), "permissions": more}
    assert client.post(f"/admin/auth/group/{group.pk}/change/", fields).status_code == 302
    assert group.permissions.count() > 10 and not group.permissions.filter(codename="add_user").exists()
    assert client.post(f"/admin/auth/user/{mighty.pk}/change/", {"is_active": ""}).status_code == 403
    assert client.post(f"/admin/auth/user/{mighty.pk}/delete/", {"post": "yes"}).status_code == 403
    new = {"password1": "كلمة أخرى تماماً 7", "password2": "كلمة أخرى تماماً 7", "usable_password": "true"}
    assert client.post(f"/admin/auth/user/{mighty.pk}/password/", new).status_code == 403
