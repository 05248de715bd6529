"""The index stays one to one with what is published, and the readers' connection reads it and cannot touch it."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone

from articles import triggers
from articles.demo import bulk
from articles.doors import INDEX, INDEX_TABLES, readers_room
from articles.models.index import IndexEntry, IndexWord
from articles.models.published import PublishedArticle
from articles.publishing import indexing
from articles.publishing.publish import publish, update, withdraw
from articles.reader.search.found import Search
from articles.text.asked import understand
from tests.makers import a_photo, a_region, a_story, a_topic, somebody

HERE = Path(__file__).resolve().parent.parent.parent
WRITES = {
    "sqlite": [
        f"INSERT INTO {INDEX}(rowid, labels, words) VALUES (1, 'a', 'b')",
        f"DELETE FROM {INDEX} WHERE rowid > 0",
        f"INSERT INTO {INDEX}({INDEX}) VALUES ('delete-all')",
        f"INSERT INTO {INDEX}({INDEX}) VALUES ('optimize')",
        *(f"DELETE FROM {table}" for table in INDEX_TABLES[1:]),
        f"DROP TABLE {INDEX}",
    ],
    "postgresql": [
        "UPDATE articles_indexentry SET vector = ''",
        "DELETE FROM articles_indexentry",
        "INSERT INTO articles_indexentry (key, story_id, labels, version) VALUES (1, 1, '', 1)",
        "ALTER TABLE articles_indexentry DROP COLUMN vector",
        "DROP INDEX index_vector",
    ],
}


def found(text: str) -> list[int]:
    with readers_room():
        return Search(understand(text), "ar", timezone.now()).page().numbers


def ask(door, sql: str) -> list[tuple]:
    with door.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def text_rows() -> list[int]:
    """The keys of which the text index itself has words."""
    on_sqlite = f"SELECT rowid FROM {INDEX} ORDER BY rowid"
    there = "SELECT key FROM articles_indexentry WHERE vector <> '' ORDER BY key"
    return [key for (key,) in ask(connection, on_sqlite if connection.vendor == "sqlite" else there)]


def is_one_to_one() -> bool:
    """Whether entries, their words and the stories that are out are the same ones."""
    out = PublishedArticle.objects.filter(withdrawn_at__isnull=True)
    stories = {(story.pk, int(story.published_at.timestamp())) for story in out}
    entries = {(entry.story_id, entry.key >> 30) for entry in IndexEntry.objects.all()}
    return stories == entries and text_rows() == sorted(IndexEntry.objects.values_list("key", flat=True))


def test_the_readers_connection_reads_the_index_and_cannot_write_it(own_door):
    story = a_story(headline="خبر عن الميناء")
    for statement in WRITES[connection.vendor]:
        own_door.close()
        with pytest.raises(DatabaseError):
            ask(own_door, statement)
        own_door.close()
        assert found("ميناء") == [story.pk], statement
    assert is_one_to_one()


def test_the_readers_connection_bears_that_tables_are_rebuilt_meanwhile(own_door):
    story = a_story(headline="خبر عن الميناء")
    assert found("ميناء") == [story.pk]
    ask(connection, "CREATE TABLE something_else (x integer)")
    try:
        assert found("ميناء") == [story.pk]
        ask(connection, "DROP TABLE something_else")
        assert found("الميناء") == [story.pk]
        second = a_story(headline="خبر ثانٍ عن الميناء", ago=timedelta(minutes=5))
        assert found("ميناء") == [second.pk, story.pk]
    finally:
        ask(connection, "DROP TABLE IF EXISTS something_else")


SEARCHED = """
import django
django.setup()
from django.test import Client
from django.test.utils import setup_test_environment
setup_test_environment()
page = Client(headers={"host": "localhost"}).get("/articles/", {"q": "ميناء"})
print(page.status_code, [story.pk for story in page.context["stories"]])
"""


@pytest.mark.sqlite
def test_a_fresh_process_searches_by_the_guarded_connection(transactional_db, tmp_path):
    story = a_story(headline="خبر عن الميناء")
    database = f"sqlite:///{connection.settings_dict['NAME']}"
    of_this_run = {"DJANGO_SETTINGS_MODULE": "tests.settings", "TEST_DATABASE_URL": database, "TMPDIR": str(tmp_path)}
    run = [sys.executable, "-W", "ignore", "-c", SEARCHED]
    done = subprocess.run(run, cwd=HERE, env={**os.environ, **of_this_run}, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == f"200 [{story.pk}]", done.stderr[-2000:]


@pytest.mark.django_db
def test_entries_and_words_stay_one_to_one_whatever_happens_to_stories():
    chance, layla, region = Random(1905), somebody("layla"), a_region("europe")  # noqa: S311
    stories = [a_story(headline=f"خبر رقم {number}", region=region) for number in range(6)]
    assert is_one_to_one()

    def happen(article):
        out = PublishedArticle.objects.filter(pk=article.pk, withdrawn_at__isnull=True).first()
        if out is None:
            return publish(article, by=layla)
        deed = chance.choice(["update", "publish", "withdraw", "delete", "again"])
        if deed == "withdraw":
            return withdraw(article, by=layla, reason="سبب")
        if deed == "delete":
            return out.delete()
        if deed == "again":
            return indexing.enter(out)
        article.headline = f"خبر رقم {chance.randrange(99)}"
        article.save()
        return update(article, by=layla) if deed == "update" else publish(article, by=layla)

    for _ in range(40):
        article = chance.choice(stories)
        article.refresh_from_db()
        happen(article)
        assert is_one_to_one()
    out = PublishedArticle.objects.filter(withdrawn_at__isnull=True)
    assert sorted(found("خبر")) == sorted(out.values_list("pk", flat=True)) != []


@pytest.mark.django_db(transaction=True)
def test_a_flush_leaves_no_words_behind():
    story = a_story(headline="خبر عن الميناء")
    assert text_rows() and found("ميناء") == [story.pk]
    triggers.drop()  # what only grows would refuse it
    call_command("flush", interactive=False, verbosity=0)
    assert not text_rows() and not triggers.missing()


@pytest.mark.django_db(transaction=True)
def test_the_index_is_left_and_entered_again_by_migrations():
    story = a_story(headline="خبر عن الميناء")
    try:
        call_command("migrate", "articles", "0004", verbosity=0)
        tables = connection.introspection.table_names()
        assert not {"articles_indexentry", "articles_indexword", *INDEX_TABLES} & set(tables)
        assert ask(connection, "SELECT headline FROM articles_publishedarticle") == [("خبر عن الميناء",)]
    finally:
        call_command("migrate", "articles", verbosity=0)
    assert not triggers.missing() and not IndexEntry.objects.exists() and not text_rows()
    indexing.enter(PublishedArticle.objects.get(pk=story.pk))
    assert found("ميناء") == [story.pk] and is_one_to_one()


# --- The quick way in ------------------------------------------------------------------------------
def whole_index() -> tuple:
    """Everything that the index holds, word by word with its places."""
    labels = list(IndexEntry.objects.order_by("key").values_list("key", "story_id", "labels", "version"))
    if connection.vendor == "postgresql":
        return labels, ask(connection, "SELECT key, vector::text FROM articles_indexentry ORDER BY key")
    ask(connection, f"CREATE VIRTUAL TABLE temp.held USING fts5vocab(main, {INDEX}, instance)")
    try:
        return labels, sorted(ask(connection, 'SELECT term, doc, col, "offset" FROM temp.held'))
    finally:
        ask(connection, "DROP TABLE temp.held")


@pytest.mark.django_db
def test_stories_written_in_bulk_are_entered_as_if_they_had_been_published(monkeypatch):
    a_region("europe", parent=a_region("world"))
    a_topic("water"), a_photo(caption="شرح أ.ف.ب می‌خواهد، ثانٍ"), a_photo(caption="قوارب «الصيد»")
    monkeypatch.setattr(bulk, "BATCH", 70)
    told = []
    assert bulk.grow(160, now=timezone.now(), letters=300, told=told.append) == 160
    assert told == [70, 140, 160] and bulk.grow(160, now=timezone.now(), letters=300) == 0
    quick, known = whole_index(), set(IndexWord.objects.values_list("word", flat=True))
    assert is_one_to_one() and len(quick[1]) > 60
    IndexWord.objects.all().delete()
    indexing.enter_all(list(indexing.with_rows(PublishedArticle.objects.all())))
    assert whole_index() == quick
    assert set(IndexWord.objects.values_list("word", flat=True)) == known
    assert {"ar", "en", "ur"} <= {story.edition for story in PublishedArticle.objects.all()}
