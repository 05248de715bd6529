"""Telling a WebSub hub that feeds have changed: after the transaction, beside it, and again until the hub has heard.

A verb leaves a row in its own transaction, so nothing is forgotten; a thread of its own tells the hub once that has
ended, so no editor waits. What opens by the clock, and what a hub has missed, is told by whoever tells next:
`manage.py ping_hub`, every minute, or the next publication (docs/decisions/0035).
"""

import logging
import threading
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from http.client import HTTPException
from itertools import product
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.db import connections, transaction
from django.urls import reverse
from django.utils import timezone

from articles.models.agency import Agency
from articles.models.named import address_prefix
from articles.models.ping import Ping
from articles.models.published import PublishedArticle

FORMS = ("rss", "atom", "json")
TIMEOUT = 5  # seconds: a hub that is quick to take a note takes it in one
CLAIM = timedelta(minutes=1)  # whoever has taken a row and not told it by then is dead
TRIES = (1, 5, 15, 60, 180, 360, 720)  # minutes to the next try; after the last one it is given up
STORIES = 20  # told at once
ADDRESSES = 100  # in one note
log = logging.getLogger(__name__)
_telling = threading.BoundedSemaphore(1)


def announce(story: PublishedArticle) -> None:
    """Let the hub be told of a story that was published, changed or withdrawn; inside the verb's transaction."""
    if not settings.WEBSUB_HUB:
        return
    now = timezone.now()
    if story.is_withdrawn and story.published_at > now:  # nobody has seen it, so nobody need hear that it is gone
        Ping.objects.filter(story=story.pk).delete()
        return
    due = max(now, story.published_at)
    Ping.objects.update_or_create(story=story.pk, defaults={"due_at": due, "tried": 0})
    if due == now:
        transaction.on_commit(soon, robust=True)


def soon() -> None:
    """Tell what is due, beside whatever runs here; if this process is telling already, that one goes on to the rest."""
    if not _telling.acquire(blocking=False):
        return
    try:
        threading.Thread(target=_tell_and_leave, name="hub", daemon=True).start()
    except RuntimeError:  # the machine has no thread left: whoever tells next tells this too
        _telling.release()
        raise


def tell() -> tuple[int, int]:
    """Tell the hub everything that is due; return (how many stories it was told of, how many wait for another try)."""
    told = 0
    while rows := _taken(timezone.now()):
        if not heard(addresses([row.story for row in rows])):
            _put_off(rows)
            return told, len(rows)
        for row in rows:
            Ping.objects.filter(pk=row.pk, due_at=row.due_at).delete()
        told += len(rows)
    return told, 0


def heard(changed: list[str]) -> bool:
    """Tell the hub which addresses have changed; return whether it has taken them all. If not, the log says why."""
    for start in range(0, len(changed), ADDRESSES):
        some = changed[start : start + ADDRESSES]
        note = urlencode([("hub.mode", "publish"), *(("hub.url", address) for address in some)]).encode()
        try:
            with OPENER.open(Request(settings.WEBSUB_HUB, note), timeout=TIMEOUT) as answer:  # noqa: S310 - our setting
                answer.read(1)
        except (OSError, HTTPException) as failed:  # refused, silent, gone, or not speaking HTTP
            log.warning("The hub %s has not taken a note: %s", settings.WEBSUB_HUB, failed)
            return False
    return True


def addresses(numbers: Iterable[int]) -> list[str]:
    """Return every feed that these stories change, each once."""
    stories = PublishedArticle.objects.filter(pk__in=numbers).prefetch_related(
        "region_rows__region", "topic_rows__topic", "person_rows__person"
    )
    pages = dict.fromkeys(page for story in stories for page in pages_of(story))
    return [f"{settings.SITE_ADDRESS}{page}feed.{form}" for page, form in product(pages, FORMS)]


def pages_of(story: PublishedArticle) -> Iterator[str]:
    """Yield the page of every list that the story is in."""
    code = address_prefix(story.edition)
    yield from (reverse(f"{code}:{name}") for name in ("front", "browse"))
    if story.corrected_at:
        yield reverse(f"{code}:corrections")
    yield from (row.region.address(code) for row in story.region_rows.all())
    yield from (row.topic.address(code) for row in story.topic_rows.all())
    yield from (row.person.address(code) for row in story.person_rows.all())
    for agency in Agency.objects.filter(pk__in=story.photo_rows.values("photo__credit_rows__agency")):
        yield reverse(f"{code}:agency", args=[agency.slug])


def _taken(now: datetime) -> list[Ping]:
    """Return rows that are due, and that nobody else has taken in the same moment."""
    taken = []
    for row in Ping.objects.filter(due_at__lte=now).order_by("due_at")[:STORIES]:
        until = now + CLAIM
        if Ping.objects.filter(pk=row.pk, due_at=row.due_at).update(due_at=until, tried=row.tried + 1):
            row.due_at, row.tried = until, row.tried + 1
            taken.append(row)
    return taken


def _put_off(rows: Iterable[Ping]) -> None:
    """Let them wait for longer each time; a story that has changed again meanwhile is due as that says."""
    for row in rows:
        mine = Ping.objects.filter(pk=row.pk, due_at=row.due_at)
        if row.tried > len(TRIES):
            log.error("The hub %s was not told of story %s: given up.", settings.WEBSUB_HUB, row.story)
            mine.delete()
        else:
            mine.update(due_at=timezone.now() + timedelta(minutes=TRIES[row.tried - 1]))


def _tell_and_leave() -> None:
    try:
        tell()
    except Exception:
        log.exception("The hub %s could not be told.", settings.WEBSUB_HUB)
    finally:
        _telling.release()
        connections.close_all()


class _Straight(HTTPRedirectHandler):
    """A note is not carried elsewhere: who runs the newsroom has said where the hub is."""

    def redirect_request(self, *args, **kwargs):
        return None


OPENER = build_opener(_Straight)
