"""What `manage.py check` refuses to run with."""

from django.core.checks import Error, register
from django.db import connection

FIXED = (3, 51, 3)
BACKPORTS = {(3, 44): 6, (3, 50): 7}


def safe_sqlite(version: tuple[int, int, int]) -> bool:
    """Whether a SQLite release is free of the WAL-reset bug (sqlite.org/wal.html): 3.51.3, or a backport of its fix."""
    return version >= FIXED or version[2] >= BACKPORTS.get(version[:2], 1_000)


@register("articles")
def sqlite_is_safe(app_configs, **kwargs):
    import sqlite3

    if connection.vendor != "sqlite" or safe_sqlite(sqlite3.sqlite_version_info):
        return []
    return [
        Error(
            f"SQLite {sqlite3.sqlite_version} can corrupt this database when two processes write to it.",
            hint="Install pysqlite3 0.6.1 or newer (requirements.txt names it), or use PostgreSQL by DATABASE_URL.",
            id="articles.E001",
        )
    ]
