"""What the database does by itself: the generation turns, the log stays."""

import pytest
from django.db import DatabaseError, connection, transaction

from articles import triggers
from articles.checks import safe_sqlite
from articles.models.activity import Activity
from articles.models.generation import Generation
from articles.models.photo import Agency, Photo, PhotoCredit
from articles.models.published import PublishedArticle
from articles.models.region import Region
from articles.publishing.publish import withdraw
from tests.makers import a_photo, a_story, an_agency, an_article, somebody


def number():
    return Generation.objects.get().number


def turns(change):
    before = number()
    with transaction.atomic():
        change()
    return number() > before


@pytest.mark.django_db(transaction=True)
def test_whatever_readers_could_notice_turns_the_generation_however_it_is_written():
    photo = a_photo()
    article = a_story(photos=[photo])
    changes = {
        "withdraw": lambda: withdraw(article, by=somebody("layla"), reason="سبب"),
        "queryset.update": lambda: Agency.objects.update(short_form="إ.ب.أ"),
        "bulk_update": lambda: Photo.objects.bulk_update([photo], ["caption"]),
        "bulk_create": lambda: PhotoCredit.objects.bulk_create(
            [PhotoCredit(photo=photo, agency=an_agency("ap", "أ.ب"))]
        ),
        "raw SQL": lambda: connection.cursor().execute("UPDATE articles_region SET name = 'أوروبا'"),
        "_raw_delete": lambda: PhotoCredit.objects.all()._raw_delete("default"),
        "delete": lambda: PublishedArticle.objects.all().delete(),
    }
    for name, change in changes.items():
        assert turns(change), name


@pytest.mark.django_db(transaction=True)
def test_work_at_the_desk_turns_nothing():
    assert not turns(lambda: an_article(region=None).save())


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_taken_back_turns_nothing():
    before = number()
    with pytest.raises(RuntimeError), transaction.atomic():
        Region.objects.create(name="منطقة", slug="x")
        raise RuntimeError
    assert number() == before


@pytest.mark.django_db
def test_the_log_can_only_grow():
    line = Activity.objects.create(verb="spike", by=somebody("layla"), at="2026-01-01T00:00Z")
    for change in (
        lambda: Activity.objects.update(reason="غيره"),
        lambda: Activity.objects.all().delete(),
        lambda: line.save(),
        lambda: Activity.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()


@pytest.mark.django_db
@pytest.mark.sqlite
def test_the_log_is_not_replaced_either():
    line = Activity.objects.create(verb="spike", by=somebody("layla"), at="2026-01-01T00:00Z")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT OR REPLACE INTO articles_activity SELECT * FROM articles_activity WHERE id = %s", [line.pk]
        )


@pytest.mark.django_db(transaction=True)
def test_triggers_that_are_missing_are_named_and_put_back():
    triggers.drop()
    assert len(triggers.missing()) == len(triggers.expected(connection.vendor))
    triggers.install()
    assert not triggers.missing()


@pytest.mark.parametrize(
    ("version", "safe"),
    [((3, 40, 1), False), ((3, 44, 5), False), ((3, 44, 6), True), ((3, 50, 7), True), ((3, 51, 2), False),
     ((3, 51, 3), True), ((3, 53, 4), True), ((4, 0, 0), True)],
)  # fmt: skip
def test_a_sqlite_with_the_reset_bug_is_known(version, safe):
    assert safe_sqlite(version) is safe
