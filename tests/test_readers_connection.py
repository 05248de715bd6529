"""The readers' connection: the database itself refuses it the desk's tables and every write, on both databases."""

from contextlib import suppress

import pytest
from django.apps import apps
from django.db import DatabaseError

from articles.doors import GENERATION_TABLE, PUBLIC_TABLES, readers_room
from articles.models.article import Article
from articles.models.generation import Generation
from articles.models.published import PublishedArticle, PublishedRegion
from tests.makers import a_person, a_photo, a_region, a_story, a_topic

ALLOWED = {*PUBLIC_TABLES, GENERATION_TABLE}
ALL_TABLES = sorted({model._meta.db_table for model in apps.get_models(include_auto_created=True)})
CLOSED_TABLES = [table for table in ALL_TABLES if table not in ALLOWED]


def ask(door, sql):
    with door.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else None


def test_the_desks_tables_are_among_the_closed_ones():
    assert {"articles_article", "articles_activity", "articles_correction", "auth_user", "django_session"} <= set(
        CLOSED_TABLES
    )


@pytest.mark.parametrize("table", CLOSED_TABLES)
def test_direct_sql_on_a_closed_table_is_refused(refused_door, table):
    with pytest.raises(DatabaseError):
        ask(refused_door, f"SELECT * FROM {table}")
    refused_door.close()
    with pytest.raises(DatabaseError):  # nor by the back door of a join or a subquery
        ask(refused_door, f"SELECT (SELECT count(*) FROM {table}) FROM articles_region")


@pytest.mark.parametrize("table", PUBLIC_TABLES)
def test_public_tables_can_be_read_and_not_written(refused_door, table):
    ask(refused_door, f"SELECT * FROM {table}")
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id", f"INSERT INTO {table} (id) VALUES (1)"):
        refused_door.close()
        with pytest.raises(DatabaseError):
            ask(refused_door, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE stolen (x integer)",
        "DROP TABLE articles_region",
        "ALTER TABLE articles_region ADD COLUMN x integer",
        f"UPDATE {GENERATION_TABLE} SET number = 0",
        "CREATE TEMPORARY TABLE stolen AS SELECT * FROM articles_article",
    ],
)
def test_the_house_cannot_be_rebuilt_from_the_readers_room(refused_door, statement):
    with pytest.raises(DatabaseError):
        ask(refused_door, statement)


WAYS_AROUND = [
    "PRAGMA query_only=OFF",
    "PRAGMA writable_schema=ON",
    "PRAGMA table_info(articles_article)",
    "SELECT * FROM pragma_table_list",
    "ATTACH DATABASE ':memory:' AS other",
    *(f"SELECT {what} FROM sqlite_master" for what in ("*", "sql", "rowid", "count(*)", "1")),
    "SELECT name FROM sqlite_schema",
    "SELECT (SELECT rowid FROM sqlite_master LIMIT 1) FROM articles_region",
    "UPDATE sqlite_master SET sql = ''",
    "INSERT INTO articles_indextext(articles_indextext) VALUES('optimize')",
]


@pytest.mark.sqlite
@pytest.mark.parametrize("opened", [False, True], ids=["at once", "when the text index is open"])
def test_sqlite_gives_no_way_around(refused_door, opened):
    if opened:
        assert ask(refused_door, "SELECT rowid FROM articles_indextext WHERE articles_indextext MATCH 'x'") == []
    assert [statement for statement in WAYS_AROUND if not is_refused(refused_door, statement)] == []


def is_refused(door, statement: str) -> bool:
    with suppress(DatabaseError):
        ask(door, statement)
        return False
    return True


def test_inside_the_readers_room_even_the_desks_own_query_is_refused(own_door):
    a_story(photos=[a_photo()], topics=[a_topic()], people=[a_person()])
    with readers_room():
        assert [shown.photo.caption for shown in PublishedArticle.objects.public().for_cards()[0].placed]
        assert (
            PublishedRegion.objects.public().filter(region__slug="europe").select_related("story__region").count() == 1
        )
        assert Generation.objects.get().number
        with pytest.raises(DatabaseError):
            list(Article.objects.all())
    assert Article.objects.count() == 1


def test_every_readers_page_keeps_to_the_public_tables(own_door, client):
    """The pages are asked over the restricted connection: one step outside would be an error page, not a 200."""
    world = a_region("world")
    story = a_story(
        region=a_region("europe", parent=world), photos=[a_photo()], topics=[a_topic()], people=[person := a_person()]
    )
    doors = ("/", "/articles/?region=europe&topic=water&agency=afp", f"/articles/{story.pk}/", f"/next/{story.pk}/",
             "/regions/world/europe/", "/topics/water/", f"/people/{person.pk}/x/", f"/a/{story.pk}",
             "/en/")  # fmt: skip
    for door in doors:
        assert client.get(door, follow=True).status_code == 200, door
    assert client.get("/articles/999/").status_code == 404
