"""The newsroom's log: what goes into it, how it is narrowed and paged, and what a spreadsheet gets of it."""

import csv
import io
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.timezone import localtime

from articles.desk.lists import log
from articles.models.activity import Activity
from articles.models.revision import Revision
from articles.publishing.publish import publish, withdraw
from tests.desk.pages import press
from tests.makers import a_page, a_photo, a_region, a_story, an_article, somebody

LOG, FILE = "/admin/articles/activity/", "/admin/articles/activity/export/"
Verb = Activity.Verb


def a_line(ago=0.0, by="layla", verb=Verb.NOTE, **words) -> Activity:
    at = timezone.now() - timedelta(hours=ago)
    return Activity.objects.create(by=somebody(by), verb=verb, at=at, **{"headline": "عنوان", **words})


def lines(client, **asked) -> list[int]:
    return [line.pk for line in client.get(LOG, asked).context["page"].lines]


def rows(client, **asked) -> list[list[str]]:
    answer = client.get(FILE, asked)
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


# --- Who reads it ---
@pytest.mark.parametrize(("login", "code"), [("layla", 200), ("nour", 200), ("omar", 403), ("salma", 403)])
def test_the_log_and_its_file_are_for_editors(at_the_desk, login, code):
    client = at_the_desk(login)
    assert client.get(LOG).status_code == client.get(FILE).status_code == code


def test_strangers_are_told_nothing_of_the_file(client, db):
    assert client.get(FILE).status_code == 404
    assert client.get(LOG).status_code == 302


def test_nothing_is_added_changed_or_removed_by_hand(layla):
    line = a_line()
    assert layla.post(FILE).status_code in (403, 405)
    assert layla.get(f"{LOG}add/").status_code == 403
    for page in ("change", "delete"):
        assert layla.post(f"{LOG}{line.pk}/{page}/", {"post": "yes", "headline": "x"}).status_code == 403


# --- Narrowed ---
def test_the_log_is_narrowed_by_each_of_its_fields_and_by_all(layla):
    wanted = a_line(30, "nour", Verb.SPIKE, article_number=77, headline="حريق الميناء", reason="سبقتنا إليها مادة")
    for other in (
        {"by": "layla"},
        {"verb": Verb.NOTE},
        {"article_number": 78},
        {"ago": 80},
        {"ago": 1},
        {"headline": "شيء آخر", "reason": ""},
    ):
        a_line(**{"ago": 30, "by": "nour", "verb": Verb.SPIKE, "article_number": 77, "headline": "حريق", **other})
    day = localtime(wanted.at).date()
    asked = {"by": wanted.by_id, "verb": "spike", "story": "#77", "since": day, "to": day, "q": "الميناء سبقتنا"}
    assert lines(layla, **asked) == [wanted.pk]
    for name in asked:
        assert len(lines(layla, **{one: value for one, value in asked.items() if one != name})) >= 1
    assert lines(layla, q="الميناء", verb="note") == []
    assert [row[5] for row in rows(layla, **asked)[1:]] == ["حريق الميناء"]


def test_days_are_those_of_the_newsrooms_clock(layla):
    midnight = localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    before = Activity.objects.create(by=somebody("layla"), verb=Verb.NOTE, at=midnight - timedelta(seconds=1))
    after = Activity.objects.create(by=somebody("layla"), verb=Verb.NOTE, at=midnight)
    today = midnight.date()
    assert lines(layla, since=today) == [after.pk]
    assert lines(layla, to=today - timedelta(days=1)) == [before.pk]


@pytest.mark.parametrize(
    "wrong",
    [{"since": "x"}, {"by": "9999"}, {"verb": "x"}, {"story": "٧٧x"}, {"since": "2026-02-02", "to": "2026-02-01"}],
)
def test_what_cannot_be_asked_shows_nothing_and_sends_no_file(layla, wrong):
    a_line()
    answer = layla.get(LOG, wrong)
    assert answer.status_code == 200 and not answer.context["page"].lines
    assert "errorlist" in answer.content.decode()
    assert layla.get(FILE, wrong).status_code == 302


# --- In pages ---
def test_pages_go_down_and_up_by_key_and_count_nothing(layla):
    at = timezone.now()
    Activity.objects.bulk_create(  # three at every moment, so that the key needs the number too
        Activity(by=somebody("layla"), verb=Verb.NOTE, headline=str(n), at=at - timedelta(minutes=n // 3))
        for n in range(2 * log.A_PAGE + 7)
    )
    wanted = list(Activity.objects.order_by("-at", "-id").values_list("pk", flat=True))
    down, pages, key = [], [], ""
    with CaptureQueriesContext(connection) as queries:
        while key or not pages:
            here = layla.get(LOG, {"before": key} if key else {}).context["page"]
            pages.append(here)
            down += [line.pk for line in here.lines]
            key = here.older
    assert down == wanted and len(pages) == 3
    assert not [query for query in queries if "COUNT(" in query["sql"]]
    up = layla.get(LOG, {"after": pages[2].newer}).context["page"]
    assert [line.pk for line in up.lines] == [line.pk for line in pages[1].lines]
    assert not pages[0].newer


@pytest.mark.parametrize("key", ["x", "_", "2026-11-22T10:00:00_5", "2026-99-99T10:00:00+00:00_5", "\0", "9" * 40])
def test_a_key_that_is_none_shows_the_first_page(layla, key):
    line = a_line()
    assert lines(layla, before=key) == lines(layla, after=key) == [line.pk]


# --- As a file ---
def test_the_file_has_a_head_in_the_desks_language_and_one_safe_line_each(layla):
    line = a_line(headline='=HYPERLINK("http://x")', reason="سطر\n\u202e=cmd|' /C calc'!A0", article_number=12)
    head, row = rows(layla)
    assert head == ["when", "who", "login", "what", "story number", "headline", "why"]
    assert datetime.fromisoformat(row[0]) == line.at.replace(microsecond=0)
    assert row[0].endswith("+03:00")
    assert row[1:5] == ["Layla", "layla", "wrote a note", "12"]
    assert row[5].startswith("'=") and "\n" not in row[6] and "\u202e" not in row[6]


def test_the_file_is_sent_as_one_and_kept_by_nobody(layla):
    a_line()
    answer = layla.get(FILE)
    assert answer.streaming
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith('attachment; filename="log-')
    assert "no-store" in answer["Cache-Control"]
    b"".join(answer.streaming_content)


def test_the_file_holds_all_pages_and_says_where_it_ends(layla, monkeypatch):
    for n in range(7):
        a_line(n, headline=str(n))
    monkeypatch.setattr(log, "A_CHUNK", 2)
    assert [row[5] for row in rows(layla)[1:]] == list("0123456")
    monkeypatch.setattr(log, "MOST", 5)
    short = rows(layla)
    assert [row[5] for row in short[1:-1]] == list("01234")
    assert "ends here, after 5 lines" in short[-1][0]


# --- What goes into it ---
def last() -> Activity:
    return Activity.objects.latest("id")


def test_a_page_shown_changed_hidden_and_removed_leaves_four_lines(layla):
    page = a_page(shown=True)
    address = f"/admin/articles/page/{page.pk}/change/"
    said = [last().reason]
    press(layla, address, "_save", form="page_form", title="عنوان آخر", shown="on")
    said.append(last().reason)
    press(layla, address, "_save", form="page_form", shown=None)
    said.append(last().reason)
    layla.post(f"/admin/articles/page/{page.pk}/delete/", {"post": "yes"})
    said.append(last().reason)
    starts = ["Readers see it now", "Readers see the new words", "Taken from readers", "Removed"]
    lines_of_pages = Activity.objects.filter(verb=Verb.PAGE)
    assert lines_of_pages.count() == 4 and {line.by.username for line in lines_of_pages} == {"layla"}
    assert [text.split(":")[0] for text in said][1:] == starts[1:]


def test_a_photo_that_leaves_the_library_is_remembered(salma):
    photo = a_photo(caption="جسر قديم")
    salma.post(f"/admin/articles/photo/{photo.pk}/delete/", {"post": "yes"})
    assert (last().verb, last().by.username) == (Verb.PICTURE, "salma")
    assert "جسر قديم" in last().headline and f"#{photo.pk}" in last().headline


def test_a_photo_that_stays_leaves_no_line(salma):
    photo = a_photo()
    an_article(photos=[photo])
    salma.post(f"/admin/articles/photo/{photo.pk}/delete/", {"post": "yes"})
    assert not Activity.objects.filter(verb=Verb.PICTURE).exists()


def test_who_may_do_what_is_written_down_when_it_changes(admin_user, client):
    client.force_login(admin_user)
    client.cookies["desk_language"] = "en"
    omar = somebody("omar")
    address, is_what = f"/admin/auth/user/{omar.pk}/change/", {"is_active": "on", "is_staff": "on"}
    press(client, address, "_save", form="user_form", **is_what)
    assert not Activity.objects.exists()
    press(client, address, "_save", form="user_form", **is_what, first_name="عمر")
    assert not Activity.objects.filter(verb=Verb.ROLE).exists()
    assert last().verb == Verb.ACCOUNT and "Omar" in last().reason and "عمر" in last().reason
    editors = str(Group.objects.get(name="Editor").pk)
    press(client, address, "_save", form="user_form", **is_what, groups=[editors])
    assert (last().verb, last().headline, last().by) == (Verb.ROLE, "omar", admin_user)
    was, _editors, after = last().reason.partition("محرّر")
    assert "مراسل" in was and "مراسل" not in after
    press(client, address, "_save", form="user_form", is_staff="on", is_active=None)
    assert last().verb == Verb.ROLE


def test_a_region_that_moves_is_written_down(layla):
    region, goal = a_region("paris"), a_region("france")
    press(layla, f"/admin/articles/region/{region.pk}/change/", "_save", form="region_form", parent=str(goal.pk))
    assert last().verb == Verb.MOVE


# --- At the story ---
def test_a_storys_log_leads_to_what_stood_there_then(layla):
    story = a_story()
    withdraw(story, by=somebody("layla"), reason="خطأ في الأسماء")
    publish(story, by=somebody("layla"))
    page = layla.get(f"/admin/articles/article/{story.pk}/history/").content.decode()
    assert "خطأ في الأسماء" in page
    for revision in Revision.objects.filter(article_number=story.pk, kind=Revision.Kind.PUBLISH):
        assert f"/admin/articles/article/{story.pk}/revisions/{revision.pk}/" in page


def test_the_log_leads_to_stories_that_are_there_and_names_those_that_are_not(layla):
    there = an_article()
    a_line(article_number=there.pk, headline="مادة باقية")
    a_line(article_number=999_999, headline="مادة حُذفت")
    page = layla.get(LOG).content.decode()
    assert f'href="/admin/articles/article/{there.pk}/change/"><bdi>مادة باقية</bdi></a>' in page
    assert "مادة حُذفت" in page and "/999999/" not in page


def test_djangos_own_recent_actions_are_shown_nowhere_at_the_front_or_the_story(layla):
    story = an_article()
    press(layla, f"/admin/articles/article/{story.pk}/change/", "_continue", headline="عنوان يُسجَّل عند جانغو أيضاً")
    home = layla.get("/admin/").content.decode()
    history = layla.get(f"/admin/articles/article/{story.pk}/history/").content.decode()
    for page in (home, history):
        assert "recent-actions" not in page and "change-history" not in page
