"""Searches that found nothing are put down for the desk, when their readers have long had their answers.

A thread of its own writes them: it is no reader, so it writes by the desk's connection, and what the database is too
busy or too dead to take is forgotten. A line that is full takes no more.
"""

import logging
import threading
from collections import Counter
from contextlib import suppress
from queue import Empty, Full, Queue

from django.conf import settings
from django.db import Error, connection
from django.utils import timezone

from articles.models.unfound import kept_as, put_down

MOST_WAITING = 200
log = logging.getLogger(__name__)
waiting: Queue[str] = Queue(MOST_WAITING)
_one = threading.Lock()
_pen: threading.Thread | None = None


def note(text: str) -> None:
    """Put down that a search found nothing; returns at once, whatever becomes of it."""
    words = kept_as(text) if settings.UNFOUND_SEARCHES else ""
    if words:
        with suppress(Full):
            waiting.put_nowait(words)
            _take_up()


def _take_up() -> None:
    """See that this process has a thread that writes: a server that has split in two has it in one half only."""
    global _pen
    with _one:
        if _pen is None or not _pen.is_alive():
            _pen = threading.Thread(target=_write, name="unfound", daemon=True)
            _pen.start()


def _write() -> None:
    while True:
        searches = [waiting.get()]
        with suppress(Empty):
            while True:
                searches.append(waiting.get_nowait())
        try:
            write(searches)
        finally:
            connection.close()
            for _search in searches:
                waiting.task_done()


def write(searches: list[str]) -> None:
    """Count the searches in the database; a line in the log says so if it would not have them."""
    try:
        put_down(Counter(searches), timezone.localdate())
    except Error as failure:
        log.warning("%s searches without a result were not counted: %s", len(searches), failure)
