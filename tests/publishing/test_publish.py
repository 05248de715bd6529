"""The verbs: what each changes for readers, what it leaves behind, and what it refuses."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles.models.activity import Activity
from articles.models.article import Article
from articles.models.correction import Correction
from articles.models.published import PublishedArticle, PublishedPerson, PublishedRegion, PublishedTopic
from articles.publishing import status
from articles.publishing.checks import Blocked
from articles.publishing.publish import correct, publish, update, withdraw
from articles.publishing.regions import move
from tests.makers import CLOSED, a_person, a_photo, a_region, a_story, a_topic, an_article, somebody

pytestmark = pytest.mark.django_db


def published(article):
    return PublishedArticle.objects.get(pk=article.pk)


def test_saving_at_the_desk_changes_nothing_that_readers_see():
    article = a_story(headline="العنوان كما نُشر أول مرة أمام القرّاء")
    article.headline, article.body = "عنوان جديد لم يُنشر بعد", "متن جديد."
    article.save()
    assert published(article).headline == "العنوان كما نُشر أول مرة أمام القرّاء"
    update(article, by=somebody("layla"))
    assert published(article).headline == "عنوان جديد لم يُنشر بعد"


def test_publishing_copies_words_and_keeps_photos_by_reference():
    photo = a_photo(caption="شرح من المكتبة")
    article = a_story(photos=[photo], topics=[a_topic()], people=[a_person("الثاني"), a_person("الأول")])
    photo.caption = "شرح مصحّح"
    photo.save()
    story = published(article)
    assert [row.caption for row in story.photo_rows.all()] == ["شرح مصحّح"]
    assert [row.person.name for row in story.person_rows.all()] == ["الثاني", "الأول"]
    assert story.body[0]["html"].startswith('<p id="p-1">فقرة أولى')


def test_a_story_stands_in_the_lists_of_its_region_and_all_it_is_part_of():
    world = a_region("world")
    europe = a_region("europe", parent=world)
    article = a_story(region=europe, topics=[a_topic("water"), a_topic("climate")], people=[a_person()])
    assert set(PublishedRegion.objects.filter(story=article.pk).values_list("region__slug", flat=True)) == {
        "world",
        "europe",
    }
    story = published(article)
    for rows in (PublishedRegion, PublishedTopic, PublishedPerson):
        dates = set(rows.objects.filter(story=article.pk).values_list("edition", "published_at"))
        assert dates == {("ar", story.published_at)}


def test_an_update_keeps_the_date_of_publication_and_says_when_it_changed():
    article = a_story(ago=timedelta(days=2))
    first = published(article)
    assert first.updated_at is None
    update(article, by=somebody("layla"))
    again = published(article)
    assert again.published_at == first.published_at
    assert again.updated_at > again.published_at


def test_a_scheduled_story_opens_by_the_clock_alone_and_can_be_edited_until_then(time_machine):
    now = timezone.now()
    article = a_story(at=now + timedelta(hours=2))
    assert not published(article).is_public
    article.headline = "عنوان عُدّل قبل موعد النشر بساعة"
    article.save()
    update(article, by=somebody("nour"))
    assert published(article).published_at == now + timedelta(hours=2)
    time_machine.move_to(now + timedelta(hours=2, seconds=1))
    assert PublishedArticle.objects.public().get().headline == "عنوان عُدّل قبل موعد النشر بساعة"


def test_a_story_with_an_end_leaves_by_the_clock_alone(time_machine):
    now = timezone.now()
    article = an_article()
    publish(article, by=somebody("layla"), until=now + timedelta(hours=1))
    assert PublishedArticle.objects.public().exists()
    time_machine.move_to(now + timedelta(hours=1, seconds=1))
    assert not PublishedArticle.objects.public().exists()


def test_a_schedule_can_be_moved_but_a_story_that_readers_see_cannot_be_put_under_embargo():
    later, sooner = timezone.now() + timedelta(days=1), timezone.now() + timedelta(hours=1)
    article = a_story(at=later)
    assert publish(article, by=somebody("layla"), at=sooner).published_at == sooner
    open_story = a_story()
    before = published(open_story).published_at
    with pytest.raises(Blocked) as refusal:
        publish(open_story, by=somebody("layla"), at=later)
    assert refusal.value.problems[0].field == "publish_at"
    assert published(open_story).published_at == before and published(open_story).is_public


@pytest.mark.parametrize("state", ["withdrawn", "expired", "withdrawn before its time"])
def test_a_closed_story_under_a_new_embargo_stays_closed_until_then(state, time_machine):
    article = CLOSED[state]()
    time_machine.move_to(timezone.now() + timedelta(hours=3))
    later = timezone.now() + timedelta(days=1)
    publish(article, by=somebody("layla"), at=later)
    assert published(article).published_at == later and not published(article).is_public


def test_a_story_withdrawn_before_its_time_was_never_seen_and_takes_todays_date(time_machine):
    article = CLOSED["withdrawn before its time"]()
    time_machine.move_to(timezone.now() + timedelta(days=2))
    story = publish(article, by=somebody("layla"))
    assert abs(story.published_at - timezone.now()) < timedelta(minutes=1)
    assert story.updated_at is None


def test_a_spiked_story_is_not_published_from_a_window_left_open():
    article = an_article()
    stale = Article.objects.get(pk=article.pk)
    status.spike(article, by=somebody("layla"))
    with pytest.raises(Blocked):
        publish(stale, by=somebody("nour"))


def test_an_edition_prints_one_story_of_a_family():
    first = a_story()
    one = a_story(edition="en", translation_of=first)
    Article.objects.filter(pk=one.pk).update(translation_of=None)
    other = an_article(edition="en", translation_of=first)
    with pytest.raises(Blocked) as refusal:
        publish(other, by=somebody("layla"))
    assert refusal.value.problems[0].field == "translation_of"
    one.refresh_from_db()
    withdraw(one, by=somebody("layla"), reason="نسخة أخرى أوفى")
    assert publish(other, by=somebody("layla")).is_public
    first.edition = "en"
    with pytest.raises(ValidationError):
        first.full_clean()


def test_withdrawing_needs_a_reason_and_keeps_it_from_readers():
    article = a_story()
    with pytest.raises(ValueError, match="reason"):
        withdraw(article, by=somebody("layla"), reason="  ")
    assert published(article).is_public
    withdraw(article, by=somebody("layla"), reason="طلب المصدر", notice="سُحبت للمراجعة.")
    story = published(article)
    assert not story.is_public
    assert story.notice == "سُحبت للمراجعة."
    assert Activity.objects.get(verb="withdraw").reason == "طلب المصدر"
    with pytest.raises(Blocked):
        withdraw(article, by=somebody("layla"), reason="مرة ثانية")


def test_a_withdrawn_story_can_be_published_again():
    article = a_story(ago=timedelta(days=3))
    withdraw(article, by=somebody("layla"), reason="مراجعة")
    publish(article, by=somebody("layla"))
    assert published(article).is_public


def test_a_correction_is_printed_with_the_story_and_survives_the_next_update():
    article = a_story()
    correct(article, by=somebody("layla"), text="الصواب 38 نفقاً.", kind=Correction.Kind.CORRECTION)
    update(article, by=somebody("layla"))
    story = published(article)
    assert [(c["kind"], c["text"]) for c in story.corrections] == [("correction", "الصواب 38 نفقاً.")]
    assert story.corrected_at and article.corrections.count() == 1
    with pytest.raises(Blocked):
        correct(an_article(), by=somebody("layla"), text="لا شيء")


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"headline": "  "}, "headline"),
        ({"region": None}, "region"),
        ({"body": ""}, "body"),
        ({"body": "نص.\n\n![](photo:999999)\n"}, "body"),
        ({"body": "م" * 300_000}, "body"),
        ({"body": "[" * 5_000}, "body"),
        ({"publish_until": timezone.now() - timedelta(days=1)}, "publish_until"),
    ],
)
def test_what_is_not_fit_to_print_is_refused_and_nothing_is_written(words, field):
    article = an_article(**words)
    with pytest.raises(Blocked) as refusal:
        publish(article, by=somebody("layla"))
    assert [problem.field for problem in refusal.value.problems] == [field]
    assert not PublishedArticle.objects.exists() and not Activity.objects.exists()


@pytest.mark.parametrize("lack", [{"agencies": []}, {"caption": ""}])
def test_a_photo_without_credit_or_caption_is_refused(lack):
    article = an_article(photos=[a_photo(), a_photo(**lack)])
    with pytest.raises(Blocked) as refusal:
        publish(article, by=somebody("layla"))
    assert [(problem.field, problem.row) for problem in refusal.value.problems] == [("photos", 1)]


def test_a_failed_publication_leaves_the_last_one_standing(monkeypatch):
    article = a_story(topics=[a_topic()])
    before = published(article).copied_at

    def broken(rows):
        raise RuntimeError("the power went")

    monkeypatch.setattr(PublishedTopic.objects, "bulk_create", broken)
    with pytest.raises(RuntimeError), transaction.atomic():
        update(article, by=somebody("layla"))
    assert published(article).copied_at == before
    assert PublishedTopic.objects.filter(story=article.pk).count() == 1


def test_every_verb_names_who_did_it():
    article = an_article()
    status.submit(article, by=somebody("omar"))
    status.send_back(article, by=somebody("nour"), reason="ينقصها مصدر")
    status.approve(article, by=somebody("nour"))
    publish(article, by=somebody("layla"))
    update(article, by=somebody("nour"))
    correct(article, by=somebody("nour"), text="تصويب")
    withdraw(article, by=somebody("layla"), reason="سبب")
    log = Activity.objects.order_by("id").values_list("verb", "by__username")
    assert list(log) == [
        ("submit", "omar"), ("return", "nour"), ("approve", "nour"), ("publish", "layla"), ("update", "nour"),
        ("correct", "nour"), ("withdraw", "layla"),
    ]  # fmt: skip


def test_a_story_that_has_moved_on_is_not_moved_twice():
    article = an_article()
    stale = Article.objects.get(pk=article.pk)
    status.spike(article, by=somebody("layla"))
    with pytest.raises(Blocked):
        status.submit(stale, by=somebody("omar"))
    assert Article.objects.get(pk=article.pk).status == "spiked"


def test_moving_a_region_moves_its_stories_lists_and_the_addresses_of_its_parts():
    world, arab, europe = a_region("world"), a_region("arab"), None
    europe = a_region("europe", parent=world)
    city = a_region("paris", parent=europe)
    article = a_story(region=city)
    europe.parent = arab
    move(europe, by=somebody("layla"))
    city.refresh_from_db()
    assert city.path == "arab/europe/paris"
    slugs = set(PublishedRegion.objects.filter(story=article.pk).values_list("region__slug", flat=True))
    assert slugs == {"paris", "europe", "arab"}


@pytest.mark.parametrize("change", [{"headline": ""}, {"until": timezone.now() - timedelta(days=900)}])
def test_the_database_itself_refuses_impossible_stories(change):
    article = a_story()
    with pytest.raises(IntegrityError), transaction.atomic():
        PublishedArticle.objects.filter(pk=article.pk).update(**change)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("verb", [partial(withdraw, reason="مراجعة"), partial(correct, text="الصواب 38.")])
def test_verbs_hold_the_desk_s_row_first_so_that_no_two_wait_for_each_other(verb):
    article = a_story()
    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            Article.objects.select_for_update().get(pk=article.pk)
            waiting = other.submit(lambda: (verb(article, by=somebody("layla")), connection.close()))
            while not somebody_waits():
                assert not waiting.done()
            PublishedArticle.objects.select_for_update(nowait=True).get(pk=article.pk)  # the next step of `publish`
        waiting.result(timeout=10)


def somebody_waits() -> bool:
    """Whether another connection waits for this one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))")
        return cursor.fetchone() is not None
