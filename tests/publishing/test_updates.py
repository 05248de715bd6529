"""Around the minute and after it: what may be done to a story that has a start, and what readers are told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.editions import EDITIONS
from articles.models.article import Article
from articles.models.published import PublishedArticle
from articles.models.revision import Revision
from articles.publishing.checks import Blocked
from articles.publishing.publish import publish, update, withdraw
from tests.makers import a_photo, a_story, an_article, somebody

pytestmark = pytest.mark.django_db
SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


@pytest.fixture
def noon(time_machine):
    """A moment at which the clock stands; `time_machine` moves it."""
    now = timezone.now().replace(microsecond=0)
    time_machine.move_to(now, tick=False)
    return now


def published(article) -> PublishedArticle:
    return PublishedArticle.objects.get(pk=article.pk)


def write(article, **words) -> Article:
    """Save words at the desk, as a form does."""
    Article.objects.filter(pk=article.pk).update(**words)
    return Article.objects.get(pk=article.pk)


def seen(client, article) -> str | None:
    """The headline that readers find at the story's address, None if they find nothing."""
    page = client.get(f"/articles/{article.pk}/", follow=True)
    return page.context["story"].headline if page.status_code == 200 else None


# --- Up to the instant, and after it ---------------------------------------------------------------
@pytest.mark.parametrize("before", [HOUR, SECOND])
def test_an_embargoed_story_is_edited_until_the_last_second(client, noon, time_machine, before):
    start = noon + 2 * HOUR
    article = an_article(headline="كما كُتبت أولاً قبل رفع الحظر")
    publish(article, by=somebody("layla"), at=start)
    time_machine.move_to(start - before, tick=False)
    update(write(article, headline="كما صارت قبل رفع الحظر بلحظة"), by=somebody("layla"))
    assert seen(client, article) is None and published(article).published_at == start
    time_machine.move_to(start, tick=False)
    assert seen(client, article) == "كما صارت قبل رفع الحظر بلحظة"
    assert published(article).updated_at is None, "readers never had the first wording"


def test_what_is_saved_and_not_published_does_not_come_out_by_itself(client, noon, time_machine):
    article = an_article(headline="النصّ الذي تقرّر نشره في موعده")
    publish(article, by=somebody("layla"), at=noon + HOUR)
    write(article, headline="نصّ حُفظ ولم يقرّر أحد نشره")
    time_machine.move_to(noon + HOUR, tick=False)
    assert seen(client, article) == "النصّ الذي تقرّر نشره في موعده"


@pytest.mark.parametrize("moved", [-HOUR, HOUR, 48 * HOUR])
def test_a_start_is_moved_earlier_and_later(client, noon, time_machine, moved):
    article, start = an_article(), noon + 2 * HOUR
    publish(article, by=somebody("layla"), at=start)
    publish(article, by=somebody("layla"), at=start + moved)
    for moment, is_there in ((start + moved - SECOND, False), (start + moved, True)):
        time_machine.move_to(moment, tick=False)
        assert bool(seen(client, article)) == is_there
    assert published(article).published_at == start + moved


def test_an_embargo_is_lifted_at_once(client, noon):
    article = an_article()
    publish(article, by=somebody("layla"), at=noon + HOUR)
    publish(article, by=somebody("layla"), at=None)
    assert seen(client, article) and published(article).published_at == noon


def test_a_second_after_the_instant_it_is_an_update_and_the_date_stays(client, noon, time_machine):
    article, start = an_article(), noon + HOUR
    publish(article, by=somebody("layla"), at=start)
    time_machine.move_to(start + SECOND, tick=False)
    article = write(article, headline="عنوان بعد رفع الحظر بثانية واحدة")
    publish(article, by=somebody("layla"), at=article.publish_at)
    story = published(article)
    assert seen(client, article) == "عنوان بعد رفع الحظر بثانية واحدة"
    assert (story.published_at, story.updated_at) == (start, start + SECOND)
    with pytest.raises(Blocked):
        publish(article, by=somebody("layla"), at=start + HOUR)


def test_an_end_is_moved_and_taken_away(client, noon, time_machine):
    article = an_article()
    publish(article, by=somebody("layla"), until=noon + HOUR)
    publish(article, by=somebody("layla"), until=noon + 2 * HOUR)
    time_machine.move_to(noon + 2 * HOUR - SECOND, tick=False)
    assert seen(client, article)
    time_machine.move_to(noon + 2 * HOUR, tick=False)
    assert not seen(client, article)
    publish(article, by=somebody("layla"), until=None)
    assert seen(client, article) and published(article).published_at == noon


def test_publishing_twice_changes_nothing_that_readers_see(noon):
    """What follows a publication can be repeated: the second copy is the first, but for when it was made."""
    article = a_story(photos=[a_photo()], ago=HOUR)
    publish(article, by=somebody("layla"))
    once = PublishedArticle.objects.values().get(), list(published(article).photo_rows.values("photo", "position"))
    publish(article, by=somebody("layla"))
    again = PublishedArticle.objects.values().get(), list(published(article).photo_rows.values("photo", "position"))
    assert once == again


# --- What is new -----------------------------------------------------------------------------------
def test_the_note_of_an_update_is_printed_and_emptied_at_the_desk(client, noon, time_machine):
    article = a_story(ago=HOUR)
    version = article.version
    update(write(article, update_note="  أُضيف ردّ الوزارة "), by=somebody("layla"))
    assert published(article).updates == [{"text": "أُضيف ردّ الوزارة", "at": noon.isoformat()}]
    kept = Article.objects.get(pk=article.pk)
    assert (kept.update_note, kept.version) == ("", version + 1), "a page that still shows the note is stale"
    assert Revision.objects.of(article).first().content["update_note"] == ""
    time_machine.move_to(noon + HOUR, tick=False)
    update(kept, by=somebody("layla"))
    assert len(published(article).updates) == 1, "an update without a note adds none"
    update(write(article, update_note="أُضيفت صورة"), by=somebody("layla"))
    page = client.get(f"/articles/{article.pk}/", follow=True).content.decode()
    assert page.index("أُضيفت صورة") < page.index("أُضيف ردّ الوزارة"), "the latest stands first"
    assert page.count('id="updates"') == 1 and 'href="#updates"' in page
    fragment = client.get(f"/next/{article.pk}/").content.decode()
    assert "أُضيفت صورة" in fragment and 'id="updates"' not in fragment


def test_a_note_waits_until_readers_have_the_story(client, noon, time_machine):
    article = an_article(update_note="ملاحظة قبل أوانها")
    publish(article, by=somebody("layla"), at=noon + HOUR)
    update(article, by=somebody("layla"))
    assert published(article).updates == [] and Article.objects.get().update_note == "ملاحظة قبل أوانها"


def test_what_was_new_survives_withdrawal_and_return(noon):
    article = a_story(ago=HOUR)
    update(write(article, update_note="أُضيف ردّ الوزارة"), by=somebody("layla"))
    article = Article.objects.get(pk=article.pk)
    withdraw(article, by=somebody("layla"), reason="مراجعة")
    publish(article, by=somebody("layla"))
    assert [each["text"] for each in published(article).updates] == ["أُضيف ردّ الوزارة"]


@pytest.mark.parametrize("code", EDITIONS)
def test_every_edition_prints_it(client, code):
    article = a_story(edition=code, ago=HOUR)
    update(write(article, update_note="1234 new"), by=somebody("layla"))
    page = client.get(published(article).address())
    assert "1234 new" in page.content.decode() and page.status_code == 200
