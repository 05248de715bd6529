"""Which tables readers may touch, and the connection that is refused all others by the database itself.

`PUBLIC_TABLES` feeds three things: the triggers that turn the generation (triggers.py), the rights of the readers'
connection (here), and a test that no reader's page touches another table.
"""

import contextlib
from contextvars import ContextVar

PUBLIC_TABLES = (
    "articles_publishedarticle",
    "articles_publishedphoto",
    "articles_publishedlink",
    "articles_publishedregion",
    "articles_publishedtopic",
    "articles_publishedperson",
    "articles_photo",
    "articles_photocredit",
    "articles_agency",
    "articles_region",
    "articles_topic",
    "articles_person",
    "articles_page",
    "articles_indexentry",
    "articles_indexword",
    "articles_spelling",
    "articles_oldaddress",
)
DESK_INDEX = "articles_desktext"  # the same of working copies: the readers' connection is refused it
INDEX = "articles_indextext"  # on SQLite: a virtual table, and those that it keeps itself in
INDEX_TABLES = (INDEX, *(f"{INDEX}_{part}" for part in ("data", "idx", "content", "docsize", "config")))
GENERATION_TABLE = "articles_generation"  # readers may read it; its own turning must not turn it again
READER = "reader"

reading: ContextVar[bool] = ContextVar("reading", default=False)


@contextlib.contextmanager
def readers_room():
    """Everything asked of the database inside goes by the readers' connection."""
    token = reading.set(True)
    try:
        yield
    finally:
        reading.reset(token)


def asking():
    """Return a cursor of the connection that is read by just now, for a question that the ORM has no words for."""
    from django.db import connections

    return connections[READER if reading.get() else "default"].cursor()


class Room:
    """The router: in a reader's request even Article.objects goes by the readers' connection, and is refused."""

    def db_for_read(self, model, **hints):
        return READER if reading.get() else None

    db_for_write = db_for_read

    def allow_relation(self, first, second, **hints):
        return True

    def allow_migrate(self, db, app_label, **hints):
        return db != READER


def guard(connection, **kwargs):
    """Take from a new readers' connection on SQLite every right but reading the public tables.

    PostgreSQL does the same by a role (triggers.py grants, settings.py takes it on); a handler of `connection_created`.
    """
    if connection.alias != READER or connection.vendor != "sqlite":
        return
    import sqlite3

    free = {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_TRANSACTION,
        sqlite3.SQLITE_SAVEPOINT,
        sqlite3.SQLITE_RECURSIVE,
    }
    readable = {*PUBLIC_TABLES, GENERATION_TABLE, *INDEX_TABLES, ""}  # "" is a row of no table, as in count(*)
    # What the text index asks by itself when it is opened, and again when the schema has changed: to be described
    # (SQLite lets nobody else write there; a statement that reads there asks for more), and whether it was written to.
    parts = ("type", "name", "tbl_name", "rootpage", "sql")
    opening = {(sqlite3.SQLITE_UPDATE, "sqlite_master", part) for part in parts}
    opening |= {(sqlite3.SQLITE_READ, "sqlite_master", "ROWID"), (sqlite3.SQLITE_PRAGMA, "data_version", None)}

    def allow(action, first, second, database, inner):
        own = (action, first, second) in opening
        if own or action in free or (action == sqlite3.SQLITE_READ and first in readable):
            return sqlite3.SQLITE_OK
        return sqlite3.SQLITE_DENY

    connection.connection.set_authorizer(allow)
