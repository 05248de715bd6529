"""The front page of the desk: what each of the cast finds there, and that every number is the list behind it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.demo import bulk
from articles.models.activity import Activity
from articles.models.article import Article
from articles.models.draft import Draft
from articles.models.note import Note
from articles.models.published import PublishedArticle
from articles.publishing import status
from articles.publishing.publish import publish, withdraw
from tests.makers import CLOSED, a_person, a_photo, a_story, a_topic, an_article, somebody

HOME, LIST = "/admin/", "/admin/articles/article/"
CAST = ("layla", "nour", "omar", "salma")


def links(page: str) -> list[tuple[int, str]]:
    """(number, address of its list) for everything the front page counts."""
    page = page.replace("&amp;", "&")
    strip = re.findall(r'<a href="([^"]+)"><b>\s*(\d+)\s*</b>', page)
    heads = re.findall(r'<a class="panel-all" href="([^"]+)">[^<]*<span class="count">\s*(\d+)\s*</span>', page)
    return [(int(number), address) for address, number in (*strip, *heads)]


def listed(client, address: str) -> set[int]:
    """The numbers of the stories in a list; all of them, as the tests have no more than a page."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return {story.pk for story in answer.context["cl"].result_list}


def every_kind_of_story() -> None:
    """Each closed state by two writers, published ones, and everything that can go wrong."""
    now = timezone.now()
    bare = a_photo(caption="", alt="", agencies=[])
    for writer in ("omar", "nour", "layla"):
        by = somebody(writer)
        for make in CLOSED.values():
            make(by=by)
        a_story(by=by)
        a_story(by=by, ago=timedelta(minutes=1))
        ahead = a_story(by=by)
        Article.objects.filter(pk=ahead.pk).update(changed_at=now + timedelta(seconds=1))
        an_article(by=by, status="changes", turn_of=by)
        an_article(by=by, publish_at=now - timedelta(hours=1))
        an_article(by=by, publish_at=now + timedelta(hours=1), body="")
        old = an_article(by=by, status="changes")
        Article.objects.filter(pk=old.pk).update(changed_at=now - timedelta(days=2))
        an_article(by=by, status="ready", photos=[bare])
        an_article(by=by, status="review", turn_of=somebody("layla"))
        behind = a_story(by=by, at=now + timedelta(hours=3))
        Article.objects.filter(pk=behind.pk).update(changed_at=now + timedelta(seconds=1))


@pytest.mark.parametrize("login", CAST)
def test_every_number_is_the_list_behind_it(at_the_desk, login):
    every_kind_of_story()
    client = at_the_desk(login)
    numbers = links(client.get(HOME).content.decode())
    assert len(numbers) >= 4
    stories = [(number, address) for number, address in numbers if address.startswith(LIST)]
    for number, address in stories:
        found = client.get(address).context["cl"].result_count
        assert number == found, (login, address, number, found)
    assert sum(number for number, _ in stories)


@pytest.mark.parametrize("login", CAST)
def test_closed_stories_stand_in_exactly_these_queues(at_the_desk, login):
    kinds = {make(by=somebody("omar")).pk: kind for kind, make in CLOSED.items()}
    client = at_the_desk(login)
    hand = {"draft", "changes requested", "in review", "ready", "withdrawn", "withdrawn before its time"}
    own = {"changes requested"} if login == "omar" else set()
    wanted = {
        "queue=waiting": {"in review"} if login in ("layla", "nour") else own,
        "queue=mine": hand if login == "omar" else set(),
        "queue=timed": {"scheduled", "embargoed", "withdrawn before its time"},
        "queue=today": set(),
        "queue=overdue": set(),
        "queue=unanswered": set(),
        "queue=bare": hand,
        "state=review": {"in review"},
        "state=changes": {"changes requested"},
        "state=ready": {"ready"},
        "state=draft": {"draft", "withdrawn", "withdrawn before its time"},
        "state=spiked": {"spiked"},
        "state=scheduled": {"scheduled", "embargoed"},
        "state=published": set(),
        "state=ahead": set(),
        "state=withdrawn": {"withdrawn", "withdrawn before its time"},
    }
    for asked, expected in wanted.items():
        assert {kinds[number] for number in listed(client, f"{LIST}?{asked}")} == expected, asked


def test_what_waits_for_me_and_what_does_not(layla):
    me, omar = somebody("layla"), somebody("omar")
    waits = [
        an_article(by=omar, status="review"),
        an_article(by=omar, status="ready", turn_of=me),
        an_article(by=me, status="changes"),
        an_article(by=me, status="changes", turn_of=me),
    ]
    passed = a_story(by=omar)
    Article.objects.filter(pk=passed.pk).update(turn_of=me)
    an_article(by=me, status="review")  # nobody decides on their own story
    an_article(by=omar, status="review", turn_of=somebody("nour"))
    an_article(by=omar, status="changes")
    assert listed(layla, f"{LIST}?queue=waiting") == {*(story.pk for story in waits), passed.pk}


def test_a_reporter_has_nothing_of_a_colleagues(omar):
    nours = an_article(by=somebody("nour"), publish_at=timezone.now() + timedelta(hours=1), headline="مادة نور وحدها")
    Draft.objects.create(user=somebody("nour"), article=nours, headline="مسودة نور", began_at=_ago(3), saved_at=_ago(2))
    page = omar.get(HOME).content.decode()
    assert nours.headline not in page and "مسودة نور" not in page


def _ago(hours: float):
    return timezone.now() - timedelta(hours=hours)


def test_a_draft_that_was_left_is_offered_and_a_fresh_one_is_not(omar):
    me, story = somebody("omar"), an_article()
    name = "0b6b6c9e-0000-4000-8000-000000000001"
    given = {"user": me, "began_at": _ago(3)}
    Draft.objects.create(**given, article=story, headline="تركتها قبل ساعتين", saved_at=_ago(2))
    Draft.objects.create(**given, new=name, headline="لم تُحفظ قط", saved_at=_ago(2))
    Draft.objects.create(**given, article=an_article(), headline="أكتبها الآن", saved_at=_ago(0.1))
    page = omar.get(HOME).content.decode()
    assert f'href="/admin/articles/article/{story.pk}/change/"><bdi>تركتها قبل ساعتين' in page
    assert f'href="/admin/articles/article/add/?draft={name}"><bdi>لم تُحفظ قط' in page
    assert "أكتبها الآن" not in page


def test_problems_are_named_before_they_happen(layla):
    now = timezone.now()
    over = an_article(publish_at=now - timedelta(hours=2))
    bodiless = an_article(publish_at=now + timedelta(hours=2), body="")
    older = a_story(at=now + timedelta(hours=3))
    Article.objects.filter(pk=older.pk).update(changed_at=now + timedelta(seconds=1))
    nameless = an_article(status="ready", photos=[a_photo(agencies=[])])
    for queue, story in {"overdue": over, "blocked": bodiless, "behind": older, "wordless": nameless}.items():
        assert listed(layla, f"{LIST}?queue={queue}") == {story.pk}, queue
    panel = re.search(r'id="problems".*?</section>', layla.get(HOME).content.decode(), re.S)[0]
    for words in (
        "embargo over 2 hours ago",
        "Write the body before publishing",
        "after it was scheduled",
        "no credit",
    ):
        assert words in panel, words


def test_what_is_mended_is_no_problem(layla):
    now = timezone.now()
    published = an_article(publish_at=now - timedelta(hours=2))
    publish(published, by=somebody("layla"))
    an_article(publish_at=now - timedelta(hours=2), status="spiked")
    own_words = an_article(status="ready", photos=[a_photo(caption="", alt="")])
    own_words.photo_rows.update(caption="شرح هنا", alt="ما يُرى هنا")
    withdraw(a_story(), by=somebody("layla"), reason="خطأ")
    assert 'id="problems"' not in layla.get(HOME).content.decode()


def test_a_returned_story_is_unanswered_after_a_day_of_silence(layla):
    stories = [an_article(status="changes") for _ in range(2)]
    Article.objects.update(changed_at=timezone.now() - timedelta(days=2))
    line = {"verb": Activity.Verb.RETURN, "by": somebody("layla")}
    for story, days in zip(stories, (1.5, 0.5), strict=True):
        Activity.objects.create(article_number=story.pk, at=timezone.now() - timedelta(days=days), **line)
    assert listed(layla, f"{LIST}?queue=unanswered") == {stories[0].pk}


def test_open_notes_are_counted_beside_the_story(layla):
    story = an_article(status="review")
    for _ in range(2):
        Note.objects.create(article=story, text="راجع", by=somebody("nour"), at=timezone.now())
    Note.objects.create(
        article=story, text="تم", by=somebody("nour"), at=timezone.now(),
        resolved_by=somebody("nour"), resolved_at=timezone.now(),
    )  # fmt: skip
    assert "2 open notes" in layla.get(HOME).content.decode()


def test_the_timeline_tells_both_clocks(layla):
    at = timezone.now().replace(hour=11, minute=5, second=0, microsecond=0) + timedelta(days=2)
    a_story(at=at)
    page = layla.get(HOME).content.decode()
    assert "14:05" in page and "11:05 GMT" in page


@pytest.mark.django_db
def test_the_desk_knows_whether_a_copy_is_out():
    """The desk's lists go by `Article.copied_at`: it is what the published row says, for every way a story can go."""
    for make in CLOSED.values():
        make()
    again = CLOSED["withdrawn"]()
    publish(again, by=somebody("layla"))
    status.submit(an_article(), by=somebody("omar"))
    out = dict(PublishedArticle.objects.filter(withdrawn_at__isnull=True).values_list("pk", "copied_at"))
    assert dict(Article.objects.filter(copied_at__isnull=False).values_list("pk", "copied_at")) == out
    assert again.pk in out


def test_more_than_99_are_not_counted(layla):
    an_article()
    Article.objects.bulk_create(
        Article(headline=f"عنوان {n}", status="ready", created_by=somebody("omar")) for n in range(120)
    )
    page = layla.get(HOME).content.decode()
    assert "99+" in page and not re.search(r">\s*12[01]\s*<", page)
    answer = layla.get(f"{LIST}?state=ready")
    assert answer.context["cl"].result_count == 120
    assert "Next page" in answer.content.decode()


def test_a_long_list_is_paged_without_counting_it(layla):
    an_article()
    Article.objects.bulk_create(Article(headline=f"عنوان {n}", created_by=somebody("omar")) for n in range(400))
    with CaptureQueriesContext(connection) as queries:
        page = layla.get(LIST)
    counts = [query["sql"] for query in queries if "COUNT(" in query["sql"]]
    stories = [sql for sql in counts if "articles_note" not in sql]
    assert stories and all("LIMIT 126" in sql for sql in stories)
    assert "more than 125" in page.content.decode()
    last = layla.get(f"{LIST}?p=17")
    assert len(last.context["cl"].result_list) == 1 and "Next page" not in last.content.decode()
    for odd in ("all=", "p=x", "p=-3", "p=99999999999"):
        assert layla.get(f"{LIST}?{odd}", follow=True).status_code == 200
    assert len(layla.get(f"{LIST}?all=").context["cl"].result_list) == 25


@pytest.mark.parametrize(("login", "most"), [("layla", 42), ("omar", 38), ("salma", 32)])
def test_the_front_page_asks_as_much_of_a_thousand_stories_as_of_some(at_the_desk, login, most):
    a_story(photos=[a_photo()], topics=[a_topic()], people=[a_person()])
    for name in CAST:
        somebody(name)
    client = at_the_desk(login)
    bulk.grow(200, now=timezone.now(), letters=200)
    with CaptureQueriesContext(connection) as few:
        client.get(HOME)
    bulk.grow(1200, now=timezone.now(), letters=200)
    with CaptureQueriesContext(connection) as many:
        client.get(HOME)
    assert len(many) <= len(few) + 6, "the number of queries grows with the stories"
    assert len(many) <= most
