"""How often somebody may try: counted in the database, by user and address together, before anything is checked."""

import logging
from datetime import datetime, timedelta
from zlib import crc32

from django.db import connection, transaction
from django.utils import timezone

from articles.desk.account.whence import address_of, digest_of, whence
from articles.models.attempt import Attempt

EACH, QUARTER = 5, timedelta(minutes=15)  # for one user from one address
ALL, HOUR = 50, timedelta(hours=1)  # from one address, whoever is tried
LOCK = 7_483  # of our own, among those that a database knows by number
CODE = "code of "  # before a login: its second factor is counted by itself

log = logging.getLogger(__name__)


def knock(request, login: str) -> datetime | None:
    """Count a try, unless there were too many: then return when the next is heard, and count nothing."""
    who, place = digest_of(login), _place(request, login)
    with transaction.atomic():
        _one_at_a_time(place)
        now = timezone.now()
        Attempt.objects.filter(at__lte=now - HOUR).delete()
        until = _full(who, place, now)
        if until is None:
            Attempt.objects.create(who=who, whence=place, at=now)
    if until:
        log.warning("Too many tries to log in from %s", address_of(request) or "an unknown address")
    return until


def forget(request, login: str) -> None:
    """Forget the tries of a user who has come in."""
    Attempt.objects.filter(who=digest_of(login), whence=_place(request, login)).delete()


def _place(request, login: str) -> str:
    return whence(request, login.removeprefix(CODE))


def _full(who: str, place: str, now: datetime) -> datetime | None:
    tries = list(Attempt.objects.filter(whence=place, at__gt=now - HOUR).order_by("-at").values_list("who", "at"))
    own = [at for name, at in tries if name == who and at > now - QUARTER]
    ends = [own[EACH - 1] + QUARTER] if len(own) >= EACH else []
    if len(tries) >= ALL:
        ends.append(tries[ALL - 1][1] + HOUR)
    return max(ends, default=None)


def _one_at_a_time(place: str) -> None:
    """Let nobody else count for this place until the transaction ends. SQLite has one writer at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, crc32(place.encode()) - 2**31])
