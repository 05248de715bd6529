"""What is held as one thing: the map of regions, and the index that search asks.

Who moves a region has the map alone, who goes by it keeps it still meanwhile. Who enters many stories in the index has
it alone, and reads them when they have it; who enters the one that they publish shares it.
Everything is held in one order, so that no two wait for each other: the map, the story at the desk, the readers' copy,
its photos by their numbers, everything that hangs on a photo, and the index last of all.
"""

from django.db import connection

# Of PostgreSQL: numbers among its advisory locks.
MAP, INDEX = 0x6D617073, 0x696E6478
ALONE, SHARED = "pg_advisory_xact_lock", "pg_advisory_xact_lock_shared"


def keep_still() -> None:
    """Let no region move until the transaction ends; many may do so at once."""
    _held(SHARED, MAP)


def take() -> None:
    """Have the map alone until the transaction ends."""
    _held(ALONE, MAP)


def share_index() -> None:
    """Let nobody enter many stories at once until the transaction ends; before the story is read that is entered."""
    _held(SHARED, INDEX)


def take_index() -> None:
    """Have the index alone until the transaction ends; before the stories are read that are entered."""
    _held(ALONE, INDEX)


def _held(how: str, what: int) -> None:
    """Ask PostgreSQL for it. SQLite has one writer at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {how}(%s)", [what])
