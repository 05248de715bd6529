"""Old addresses at the desk: written by hand, found again, and told in the log."""

import pytest

from articles.models.activity import Activity
from articles.models.old_address import OldAddress
from tests.makers import a_topic, an_article, somebody

pytestmark = pytest.mark.django_db

ADD, LIST = "/admin/articles/oldaddress/add/", "/admin/articles/oldaddress/"


@pytest.fixture
def layla(client):
    client.force_login(somebody("layla"))
    return client


def test_an_address_is_written_as_it_stood_in_the_browser(layla):
    story = an_article()
    escaped = "https://old.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/12/"
    assert layla.post(ADD, {"path": escaped, "story": story.pk}).status_code == 302
    kept = OldAddress.objects.get()
    assert (kept.path, kept.story) == ("/أخبار/12", story.pk)
    line = Activity.objects.get(verb="lists")
    assert line.by.username == "layla" and "/أخبار/12" in line.headline
    page = layla.get(LIST, {"q": "أخبار"}).content.decode()
    assert "/أخبار/12" in page and f"/admin/articles/article/{story.pk}/change/" in page


@pytest.mark.parametrize(
    "form",
    [
        {"path": "/x"},
        {"path": "/", "gone": "on"},
        {"path": "/x", "story": 999_999_999},
        {"path": "/x", "url": "javascript:alert(1)"},
        {"path": "/x", "gone": "on", "url": "https://example.org/"},
        {"path": "/" + "x" * 600, "gone": "on"},
    ],
)
def test_what_leads_nowhere_or_to_two_places_is_told_so(layla, form):
    answer = layla.post(ADD, form)
    assert answer.status_code == 200 and "errorlist" in answer.content.decode()
    assert not OldAddress.objects.exists()


def test_a_target_that_makes_no_sense_is_not_missed_as_well(layla):
    form = layla.post(ADD, {"path": "/x", "story": 999_999_999}).context["adminform"].form
    assert list(form.errors) == ["story"]


def test_a_second_row_for_one_address_is_refused(layla):
    topic = a_topic()
    assert layla.post(ADD, {"path": "/قديم", "topic": topic.pk}).status_code == 302
    answer = layla.post(ADD, {"path": "/%D9%82%D8%AF%D9%8A%D9%85/", "gone": "on"})
    assert answer.status_code == 200 and OldAddress.objects.count() == 1


def test_a_row_can_be_taken_away_and_the_log_knows(layla):
    layla.post(ADD, {"path": "/قديم", "gone": "on"})
    row = OldAddress.objects.get()
    assert layla.post(f"{LIST}{row.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not OldAddress.objects.exists() and Activity.objects.filter(verb="lists").count() == 2


@pytest.mark.parametrize(("login", "status"), [("nour", 403), ("omar", 403), ("salma", 403), ("layla", 200)])
def test_the_chief_editor_keeps_them(client, login, status):
    client.force_login(somebody(login))
    assert client.get(ADD).status_code == status
    assert client.get(LIST).status_code == 200
