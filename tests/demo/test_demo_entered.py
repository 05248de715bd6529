"""The demo newsroom as it stands once it has been entered: fit to print, at work, and left alone where editors were."""

from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from articles.demo import entering, manuscript
from articles.editions import EDITIONS
from articles.models.article import Article
from articles.models.page import Page
from articles.models.published import PublishedArticle
from articles.publishing import pages
from articles.publishing.checks import problems
from articles.publishing.compose import material
from articles.publishing.publish import withdraw
from tests.demo.conftest import on_the_shelf
from tests.makers import a_story, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
STORIES = manuscript.stories()


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo, entered once for the whole file: each test works behind a savepoint, and leaves it as it was."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as shelf, transaction.atomic():
        on_the_shelf(shelf)
        call_command("seed_demo")
        yield
        transaction.set_rollback(True)


def test_the_demos_clock_leaves_an_editors_own_story_alone(time_machine):
    own = a_story()
    date = PublishedArticle.objects.get(pk=own.pk).published_at
    time_machine.move_to(timezone.now() + timedelta(days=3))
    assert entering.freshen(STORIES) > 40
    assert PublishedArticle.objects.get(pk=own.pk).published_at == date


def test_the_demos_clock_leaves_alone_what_an_editor_has_ended(time_machine):
    one, two = Article.objects.filter(edition="ar", slugline__in=["wind-ship", "night-train"])
    PublishedArticle.objects.filter(pk=one.pk).update(until=timezone.now() + timedelta(hours=1))
    withdraw(two, by=somebody("layla"), reason="مراجعة")
    dates = dict(PublishedArticle.objects.filter(pk__in=[one.pk, two.pk]).values_list("pk", "published_at"))
    time_machine.move_to(timezone.now() + timedelta(days=3))
    call_command("seed_demo")
    assert dict(PublishedArticle.objects.filter(pk__in=dates).values_list("pk", "published_at")) == dates
    for story in PublishedArticle.objects.public().exclude(corrections=[]):
        assert all(datetime.fromisoformat(c["at"]) >= story.published_at for c in story.corrections)


def test_every_story_is_fit_to_print_in_its_edition():
    advised = {}
    for article in Article.objects.filter(status=Article.Status.READY, publish_until=None):
        rows = material(article)
        found = problems(article, photos=rows["photos"], people=rows["people"], topics=rows["topics"])
        advised[article.edition, article.slugline] = [problem for problem in found if problem.field != "photos"]
    assert not {key: found for key, found in advised.items() if found}
    assert {edition for edition, _ in advised} == set(EDITIONS)


def test_a_story_with_two_corrections_prints_them_in_their_order():
    for edition in ("ar", "en"):
        number = Article.objects.get(edition=edition, slugline="quiet-ports").pk
        story = PublishedArticle.objects.get(pk=number)
        first, second = (datetime.fromisoformat(correction["at"]) for correction in story.corrections)
        assert story.published_at < first < second - timedelta(hours=1)
        assert second == story.corrected_at == story.updated_at < timezone.now()


def test_a_page_that_an_editor_has_changed_stays_changed(client):
    page = Page.objects.get(edition="fa", slug="privacy")
    page.title = "حریم شما"
    pages.put(page, by=somebody("layla"))
    call_command("seed_demo")
    assert "حریم شما" in client.get(page.address()).text
    for page in Page.objects.public():
        assert client.get(page.address()).status_code == 200


def test_the_demos_desk_is_at_work():
    """Somebody waits for somebody: changes are asked for, one story is the chief editor's turn, a note is settled."""
    returned = Article.objects.get(status="changes")
    assert (returned.created_by.username, returned.turn_of.username) == ("omar", "omar")
    asked, settled = returned.notes.get(asks_for_changes=True), returned.notes.get(asks_for_changes=False)
    assert (asked.by.username, asked.resolved_at) == ("nour", None) and settled.resolved_by.username == "omar"
    assert Article.objects.get(turn_of__username="layla").status == "review"
