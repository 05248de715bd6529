"""What the database does by itself: turn the generation, keep what can only grow, let readers read and no more.

Installed after every `migrate` and dropped before it, because a rebuilt SQLite table loses its triggers without a word.
"""

from django.db import connections

from articles.doors import DESK_INDEX, GENERATION_TABLE, INDEX, PUBLIC_TABLES, READER

EVENTS = ("insert", "update", "delete")
# On SQLite: the words of an entry that is gone leave the text index. {entries: (their text, the column of the key)}
ENTRIES = {"articles_indexentry": (INDEX, "key"), "articles_deskentry": (DESK_INDEX, "article_id")}
KEPT = ("articles_activity", "articles_revision")  # what can only grow
TURN = f"UPDATE {GENERATION_TABLE} SET number = number + 1 WHERE id = 1"


def install(using: str = "default") -> None:
    """Put every trigger (and on PostgreSQL every grant) in place; calling it again changes nothing.

    After migrating back, tables of a later day are not there: those that are have their triggers all the same.
    """
    connection = connections[using]
    drop(using)
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if GENERATION_TABLE not in tables:
            return
        for statement in _statements(connection.vendor, tables):
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            _grant(cursor, tables)
        else:
            _empty(cursor, tables)


def drop(using: str = "default") -> None:
    """Take every trigger away, so that a migration may rebuild tables."""
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table, name in expected(connection.vendor):
            if table in tables:
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def missing(using: str = "default") -> set[str]:
    """Return the names of triggers that should be there and are not."""
    connection = connections[using]
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(catalogue[connection.vendor])
        there = {name for (name,) in cursor.fetchall()}
    return {name for _, name in expected(connection.vendor)} - there


def expected(vendor: str) -> list[tuple[str, str]]:
    """Return (table, trigger) for every trigger."""
    if vendor == "postgresql":
        turning = [(table, f"turn_{table}") for table in PUBLIC_TABLES]
        return [*turning, *((table, f"{keep}_{table}") for table in KEPT for keep in ("keep", "keep_all"))]
    turning = [(table, f"turn_{table}_{event}") for table in PUBLIC_TABLES for event in EVENTS]
    forgetting = [(table, f"forget_{table}_delete") for table in ENTRIES]
    return [*turning, *forgetting, *((table, f"keep_{table}_{event}") for table in KEPT for event in EVENTS)]


def _statements(vendor: str, tables: set[str]) -> list[str]:
    public, kept = ([table for table in some if table in tables] for some in (PUBLIC_TABLES, KEPT))
    return [*_sqlite(public, kept), *_forgetting(tables)] if vendor == "sqlite" else _postgresql(public, kept)


def _sqlite(public: list[str], kept: list[str]) -> list[str]:
    turning = [
        f"CREATE TRIGGER turn_{table}_{event} AFTER {event.upper()} ON {table} BEGIN {TURN}; END"
        for table in public
        for event in EVENTS
    ]
    return [*turning, *(statement for table in kept for statement in _kept_on_sqlite(table))]


def _forgetting(tables: set[str]) -> list[str]:
    return [
        f"CREATE TRIGGER forget_{table}_delete AFTER DELETE ON {table} "
        f"BEGIN DELETE FROM {text} WHERE rowid = OLD.{key}; END"
        for table, (text, key) in ENTRIES.items()
        if table in tables
    ]


def _empty(cursor, tables: set[str]) -> None:
    """Take all words out of a text index whose entries were emptied while no trigger stood there, as by a flush."""
    for table, (text, _key) in ENTRIES.items():
        if table in tables:
            cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {table})")
            if not cursor.fetchone()[0]:
                cursor.execute(f"INSERT INTO {text}({text}) VALUES ('delete-all')")


def _kept_on_sqlite(table: str) -> list[str]:
    refuse = f"SELECT RAISE(ABORT, '{table} is append-only')"
    keeping = [
        f"CREATE TRIGGER keep_{table}_{event} BEFORE {event.upper()} ON {table} BEGIN {refuse}; END"
        for event in ("update", "delete")
    ]
    again = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"  # INSERT OR REPLACE would slip past the other two
    return [*keeping, f"CREATE TRIGGER keep_{table}_insert BEFORE INSERT ON {table} {again} BEGIN {refuse}; END"]


def _postgresql(public: list[str], kept: list[str]) -> list[str]:
    """The generation turns once a transaction, at commit: turned at the statement, its row would make writers queue."""
    functions = [
        f"""CREATE OR REPLACE FUNCTION newsroom_turn() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF current_setting('newsroom.turned', true) IS DISTINCT FROM txid_current()::text THEN
                {TURN};
                PERFORM set_config('newsroom.turned', txid_current()::text, true);
            END IF;
            RETURN NULL; END $$""",
        """CREATE OR REPLACE FUNCTION newsroom_keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$""",
    ]
    turning = [
        f"CREATE CONSTRAINT TRIGGER turn_{table} AFTER INSERT OR UPDATE OR DELETE ON {table} "
        "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION newsroom_turn()"
        for table in public
    ]
    keeping = [
        f"CREATE TRIGGER {name}_{table} BEFORE {events} ON {table} FOR EACH {each} EXECUTE FUNCTION newsroom_keep()"
        for table in kept
        for name, events, each in (("keep", "UPDATE OR DELETE", "ROW"), ("keep_all", "TRUNCATE", "STATEMENT"))
    ]
    return [*functions, *turning, *keeping]


def _grant(cursor, tables: set[str]) -> None:
    """Make the readers' role where it is missing, and give it the public tables to read and nothing else.

    Needs a user that may create roles, or the role made beforehand and granted to that user (docs/decisions/0005).
    """
    from django.conf import settings

    role = connections[READER].ops.quote_name(settings.READER_ROLE)
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [settings.READER_ROLE])
    if not cursor.fetchone():
        # Roles belong to the whole server: another newsroom may be making the same one at this moment.
        made = f"CREATE ROLE {role} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;"
        cursor.execute(f"DO $$ BEGIN {made} END $$")
    cursor.execute("SELECT pg_has_role(current_user, %s, 'MEMBER')", [settings.READER_ROLE])
    if not cursor.fetchone()[0]:
        cursor.execute(f"GRANT {role} TO CURRENT_USER")
    cursor.execute("SELECT current_schema()")
    schema = connections[READER].ops.quote_name(cursor.fetchone()[0])
    cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role}")
    cursor.execute(f"GRANT USAGE ON SCHEMA {schema} TO {role}")
    readable = [table for table in (*PUBLIC_TABLES, GENERATION_TABLE) if table in tables]
    cursor.execute(f"GRANT SELECT ON {', '.join(readable)} TO {role}")
