"""Where a story goes across the desk, whose turn it is, and what is refused because somebody was quicker."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles.models.activity import Activity
from articles.models.article import Article
from articles.models.note import Note
from articles.models.published import PublishedArticle
from articles.models.revision import Revision
from articles.publishing import status
from articles.publishing.checks import Blocked
from articles.publishing.publish import publish, update, withdraw
from articles.publishing.revisions import keep
from tests.makers import CLOSED, a_story, an_article, somebody

pytestmark = pytest.mark.django_db

WAYS = {
    "submit": lambda article, by: status.submit(article, by=by),
    "return": lambda article, by: status.send_back(article, by=by, reason="راجع الأرقام"),
    "approve": lambda article, by: status.approve(article, by=by),
    "spike": lambda article, by: status.spike(article, by=by),
    "revive": lambda article, by: status.revive(article, by=by),
}
# verb: where it leads to from draft, changes, review, ready, spiked; «-» is refused
LEADS = {
    "submit": ("review", "review", "-", "-", "-"),
    "return": ("-", "-", "changes", "changes", "-"),
    "approve": ("ready", "ready", "ready", "-", "-"),
    "spike": ("spiked", "spiked", "spiked", "spiked", "-"),
    "revive": ("-", "-", "-", "-", "draft"),
}


@pytest.mark.parametrize("verb", LEADS)
@pytest.mark.parametrize("place", range(5))
def test_a_verb_leads_where_it_should_and_from_nowhere_else(verb, place):
    stands = ("draft", "changes", "review", "ready", "spiked")[place]
    article = an_article(status=stands)
    goal = LEADS[verb][place]
    if goal == "-":
        with pytest.raises(Blocked):
            WAYS[verb](article, somebody("layla"))
    else:
        WAYS[verb](article, somebody("layla"))
    article.refresh_from_db()
    assert article.status == (stands if goal == "-" else goal)
    assert [line.verb for line in Activity.objects.all()] == ([] if goal == "-" else [verb])


@pytest.mark.parametrize("verb", LEADS)
@pytest.mark.parametrize("out", ["scheduled", "expired", "public"])
def test_a_story_that_is_out_stands_still_at_the_desk(verb, out):
    article = CLOSED[out]() if out in CLOSED else a_story()
    with pytest.raises(Blocked):
        WAYS[verb](article, somebody("layla"))
    assert Article.objects.get().status == "ready"


def test_the_database_holds_that_too():
    article = a_story()
    for change in ({"status": "draft"}, {"status": "spiked"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Article.objects.filter(pk=article.pk).update(**change)
    other = CLOSED["spiked"]()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=other.pk).update(turn_of=somebody("layla"))


# --- Whose turn it is ----------------------------------------------------------------------------------
def test_the_turn_goes_with_the_story():
    article, omar, nour, layla = an_article(), somebody("omar"), somebody("nour"), somebody("layla")

    def turn():
        return Article.objects.get(pk=article.pk).turn_of

    assert turn() is None
    status.submit(article, by=omar, to=nour)
    assert turn() == nour
    status.send_back(article, by=nour, reason="ينقصها مصدر")
    assert turn() == omar
    status.submit(article, by=omar)
    assert turn() is None
    status.assign(article, by=layla, to=nour, note="راجعيها قبل الظهر")
    assert turn() == nour
    status.approve(article, by=nour)
    assert turn() is None
    status.assign(article, by=nour, to=layla)
    publish(article, by=layla)
    assert turn() is None
    log = Activity.objects.order_by("id").values_list("verb", "reason")
    assert [line for line in log if line[0] != "approve"] == [
        ("submit", "Nour"), ("return", "ينقصها مصدر"), ("submit", ""), ("assign", "Nour: راجعيها قبل الظهر"),
        ("assign", "Layla"), ("publish", ""),
    ]  # fmt: skip


def test_a_return_is_a_note_that_asks_for_changes():
    article = an_article(status="review")
    with pytest.raises(ValueError, match="what to change"):
        status.send_back(article, by=somebody("nour"), reason="  ")
    status.send_back(article, by=somebody("nour"), reason="راجع الأرقام في الفقرة الثانية")
    note = Note.objects.get()
    assert (note.text, note.asks_for_changes, note.by) == ("راجع الأرقام في الفقرة الثانية", True, somebody("nour"))
    assert note.resolved_at is None


def test_a_return_that_comes_too_late_writes_no_note():
    article = an_article(status="review")
    stale = Article.objects.get(pk=article.pk)
    status.spike(article, by=somebody("layla"))
    with pytest.raises(Blocked):
        status.send_back(stale, by=somebody("nour"), reason="راجع الأرقام")
    assert not Note.objects.exists() and Article.objects.get().status == "spiked"


def test_a_writer_who_has_left_has_no_turn():
    article, omar = an_article(status="review"), somebody("omar")
    omar.is_active = False
    omar.save()
    status.send_back(Article.objects.get(), by=somebody("nour"), reason="راجع الأرقام")
    article.refresh_from_db()
    assert article.status == "changes" and article.turn_of is None


def test_a_spiked_story_is_passed_on_to_nobody():
    article = CLOSED["spiked"]()
    with pytest.raises(Blocked):
        status.assign(article, by=somebody("layla"), to=somebody("nour"))


# --- Four eyes -----------------------------------------------------------------------------------------
def refused(article, by) -> bool:
    try:
        publish(article, by=by)
    except Blocked as refusal:
        assert [problem.field for problem in refusal.problems] == ["status"]
        return True
    return False


def test_without_the_setting_anybody_publishes_their_own():
    assert not refused(an_article(by=somebody("layla")), somebody("layla"))


@pytest.mark.parametrize("login", ["layla", "nour"])
def test_with_four_eyes_nobody_publishes_what_they_began(settings, login):
    settings.FOUR_EYES = True
    article = an_article(by=somebody(login))
    keep(article, Revision.Kind.SAVE, by=somebody("omar"))  # nor if others have written in it
    assert refused(article, somebody(login))
    assert not PublishedArticle.objects.exists() and Article.objects.get().status == "draft"
    assert not refused(article, somebody({"layla": "nour", "nour": "layla"}[login]))


def test_with_four_eyes_nobody_publishes_what_they_alone_have_saved(settings):
    settings.FOUR_EYES = True
    article = an_article(by=somebody("layla"))
    Article.objects.filter(pk=article.pk).update(created_by=None)
    keep(article, Revision.Kind.SAVE, by=somebody("layla"))
    assert refused(article, somebody("layla"))
    keep(article, Revision.Kind.SAVE, by=somebody("omar"))
    assert not refused(article, somebody("layla"))


def test_what_was_refused_a_colleague_is_no_pair_of_eyes(settings):
    settings.FOUR_EYES = True
    article = an_article(by=somebody("layla"))
    Article.objects.filter(pk=article.pk).update(created_by=None)
    keep(article, Revision.Kind.REFUSED, by=somebody("omar"))
    keep(article, Revision.Kind.PUBLISH, by=somebody("nour"))
    assert refused(article, somebody("layla"))


def test_with_four_eyes_an_update_and_a_schedule_of_ones_own_are_refused_and_a_withdrawal_is_not(settings):
    article = an_article(by=somebody("layla"))
    publish(article, by=somebody("nour"))
    settings.FOUR_EYES = True
    before = PublishedArticle.objects.get().copied_at
    with pytest.raises(Blocked):
        update(article, by=somebody("layla"))
    assert PublishedArticle.objects.get().copied_at == before
    update(article, by=somebody("nour"))
    other = an_article(by=somebody("layla"))
    with pytest.raises(Blocked):
        publish(other, by=somebody("layla"), at=timezone.now() + timedelta(days=1))
    withdraw(article, by=somebody("layla"), reason="خطأ في الأسماء")
    assert PublishedArticle.objects.get().is_withdrawn


def test_with_four_eyes_an_editor_updates_a_colleagues_story_alone(settings):
    settings.FOUR_EYES = True
    article = a_story(by=somebody("omar"))
    Article.objects.filter(pk=article.pk).update(changed_by=somebody("layla"), headline="عنوان صحّحته المحررة وحدها")
    article.refresh_from_db()
    assert update(article, by=somebody("layla")).headline == "عنوان صحّحته المحررة وحدها"


# --- Several at once -----------------------------------------------------------------------------------
@pytest.mark.django_db(transaction=True)
def test_of_many_verbs_pressed_at_once_each_does_all_or_nothing():
    """Eight people press at the same instant: what the log tells has happened whole, and nothing else has."""
    article = an_article(status="review")
    layla, gate = somebody("layla"), Barrier(8)

    def pressed(verb):
        mine = Article.objects.get(pk=article.pk)
        gate.wait(timeout=20)
        try:
            WAYS[verb](mine, layla) if verb in WAYS else publish(mine, by=layla)
        except Blocked:
            return None
        finally:
            connection.close()
        return verb

    with ThreadPoolExecutor(8) as desk:
        done = [verb for verb in desk.map(pressed, ["spike", "publish", "return", "approve"] * 2) if verb]
    assert sorted(done) == sorted(line.verb.replace("update", "publish") for line in Activity.objects.all())
    article.refresh_from_db()
    out = PublishedArticle.objects.filter(pk=article.pk).exists()
    assert out is ("publish" in done) and (article.status == "ready" if out else article.copied_at is None)
    assert not ("spike" in done and "publish" in done)
    assert Note.objects.count() == done.count("return")
