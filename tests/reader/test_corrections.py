"""The corrections in one place: the latest first, and only of stories that readers may see."""

import re
from datetime import timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models.published import PublishedArticle
from articles.publishing.publish import correct, withdraw
from tests.makers import a_region, a_story, somebody

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


def a_corrected(text="العدد 38 لا 36", *, kind="correction", **words):
    story = a_story(region=a_region(), **words)
    correct(story, by=somebody("layla"), text=text, kind=kind)
    return story


def printed(client, address="/corrections/"):
    """What stands between the page's name and its footer."""
    return client.get(address).content.decode().partition("</h1>")[2].partition("<footer")[0]


def test_a_correction_is_printed_with_its_kind_and_its_story(client, db, time_machine):
    now = timezone.now()
    time_machine.move_to(now - timedelta(hours=2), tick=False)
    first = a_corrected("البند 1")
    time_machine.move_to(now - timedelta(hours=1), tick=False)
    second = a_corrected("البند 2", kind="clarification")
    time_machine.move_to(now, tick=False)
    assert [story.pk for story in client.get("/corrections/").context["stories"]] == [second.pk, first.pk]
    correct(first, by=somebody("layla"), text="البند 3", kind="clarification")
    text = printed(client)
    assert re.findall(r"البند \d", text) == ["البند 3", "البند 1", "البند 2"]
    assert text.count("تصويب</b>") == 1 and text.count("توضيح</b>") == 2
    story = PublishedArticle.objects.get(pk=first.pk)
    assert f'<a href="{story.address()}">{story.headline}</a>' in text
    assert text.count("<time datetime=") >= 3


def test_a_correction_leaves_with_its_story(client, db, time_machine):
    withdrawn, expiring, _ = (a_corrected(f"نص {word}") for word in ("سحب", "انتهاء", "بقاء"))
    PublishedArticle.objects.filter(pk=expiring.pk).update(until=timezone.now() + timedelta(hours=1))
    assert all(word in printed(client) for word in ("نص سحب", "نص انتهاء", "نص بقاء"))
    withdraw(withdrawn, by=somebody("layla"), reason="خطأ")
    assert "نص سحب" not in printed(client) and "نص انتهاء" in printed(client)
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    assert "نص انتهاء" not in printed(client) and "نص بقاء" in printed(client)


def test_an_edition_prints_its_own_corrections(client, db):
    assert 'class="empty"' in printed(client) and "ledger" not in printed(client)
    a_corrected("العدد 38")
    assert "العدد 38" in printed(client)
    assert "العدد 38" not in printed(client, "/en/corrections/")
    assert 'class="empty"' in printed(client, "/en/corrections/")


def test_every_corrected_story_is_on_one_page(client, db):
    wanted = {a_corrected().pk for _ in range(25)}
    moment = timezone.now()
    PublishedArticle.objects.update(corrected_at=moment)
    a_story(region=a_region())
    first = client.get("/corrections/")
    second = client.get("/corrections/" + first.context["older"])
    pages = [[story.pk for story in page.context["stories"]] for page in (first, second)]
    assert [len(page) for page in pages] == [20, 5]
    assert set(pages[0] + pages[1]) == wanted
    assert second.context["older"] is None and second.context["newest"] == "/corrections/"
    assert 'content="noindex, follow"' in second.content.decode() and "noindex" not in first.content.decode()
    assert client.get("/corrections/?before=%00").context["is_first"]


@pytest.mark.parametrize("count", [5, 60])
def test_corrections_keep_to_their_budget(client, db, count):
    for _ in range(count):
        a_corrected()
    with CaptureQueriesContext(connections["reader"]) as queries:
        assert client.get("/corrections/").status_code == 200
    assert len(queries) == 3
