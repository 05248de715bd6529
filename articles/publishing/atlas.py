"""The map of regions is one thing: who moves a region on it has it alone, who goes by it keeps it still meanwhile.

Rows are held in one order, so that no two wait for each other: the map, the story at the desk, the readers' copy, its
photos by their numbers, then everything that hangs on a photo.
"""

from django.db import connection

MAP = 0x6D617073  # of PostgreSQL: one number among its advisory locks


def keep_still() -> None:
    """Let no region move until the transaction ends; many may do so at once."""
    _held("pg_advisory_xact_lock_shared")


def take() -> None:
    """Have the map alone until the transaction ends."""
    _held("pg_advisory_xact_lock")


def _held(how: str) -> None:
    """Ask PostgreSQL for it. SQLite has one writer at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {how}(%s)", [MAP])
