"""What the database does by itself: the generation turns, the log stays."""

import pytest
from django.db import DatabaseError, connection, transaction

from articles import triggers
from articles.checks import safe_sqlite
from articles.models.activity import Activity
from articles.models.agency import Agency
from articles.models.generation import Generation
from articles.models.photo import Photo, PhotoCredit
from articles.models.published import PublishedArticle
from articles.models.region import Region
from articles.models.revision import Revision
from articles.publishing.publish import withdraw
from articles.publishing.revisions import keep
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


# --- By hand, in the database's own language: what the desk's code never sends -----------------------
CHANGES = {
    "update": "UPDATE {table} SET by_id = by_id WHERE id = {id}",
    "update of all": "UPDATE {table} SET reason = 'غيره'",
    "delete": "DELETE FROM {table} WHERE id = {id}",
    "delete of all": "DELETE FROM {table}",
}
ON_SQLITE = {
    "insert or replace": "INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE id = {id}",
    "replace": "REPLACE INTO {table} SELECT * FROM {table} WHERE id = {id}",
    "update or replace": "UPDATE OR REPLACE {table} SET reason = 'غيره' WHERE id = {id}",
    "upsert": "INSERT INTO {table} SELECT * FROM {table} WHERE id = {id} ON CONFLICT (id) DO UPDATE SET reason = 'x'",
}
ON_POSTGRESQL = {
    "truncate": "TRUNCATE {table} CASCADE",
    "truncate others": "TRUNCATE articles_draft, auth_user CASCADE",
    "upsert": "INSERT INTO {table} SELECT * FROM {table} WHERE id = {id} ON CONFLICT (id) DO UPDATE SET reason = 'x'",
    "with": "WITH gone AS (DELETE FROM {table} RETURNING id) SELECT * FROM gone",
    "update from": "UPDATE {table} SET reason = a.username FROM auth_user a WHERE a.id = by_id",
}
BY_HAND = [
    *((change, statement, ()) for change, statement in CHANGES.items()),
    *((change, statement, pytest.mark.sqlite) for change, statement in ON_SQLITE.items()),
    *((change, statement, pytest.mark.postgres) for change, statement in ON_POSTGRESQL.items()),
]


def kept_rows() -> dict[str, int]:
    """One row of each table that only grows: its number."""
    article = an_article()
    layla = somebody("layla")
    return {
        "articles_activity": Activity.objects.create(verb="spike", by=layla, at="2026-01-01T00:00Z").pk,
        "articles_revision": keep(article, Revision.Kind.SAVE, by=layla).pk,
    }


@pytest.mark.django_db
@pytest.mark.parametrize("table", triggers.KEPT)
@pytest.mark.parametrize("statement", [pytest.param(sql, marks=mark, id=name) for name, sql, mark in BY_HAND])
def test_what_is_kept_is_neither_changed_nor_removed_by_hand(table, statement):
    number = kept_rows()[table]
    connection.check_constraints()  # or PostgreSQL refuses a truncation for what is still to be checked
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE id = %s", [number])
        before = cursor.fetchone()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table=table, id=number))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE id = %s", [number])
        assert cursor.fetchone() == before


@pytest.mark.django_db
def test_revisions_can_only_grow():
    number = kept_rows()["articles_revision"]
    revision = Revision.objects.get(pk=number)
    for change in (
        lambda: Revision.objects.update(reason="غيره"),
        lambda: Revision.objects.all().delete(),
        lambda: Revision.objects.bulk_update([revision], ["headline"]),
        lambda: revision.save(),
        lambda: revision.delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
    assert Revision.objects.count() == 1


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
