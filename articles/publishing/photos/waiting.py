"""How long somebody who has pressed a button waits for files: a moment, once a request, whatever the store does."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar

PATIENCE = 3.0  # seconds; what is not done by then is for `manage.py cut_again`
HANDS = ThreadPoolExecutor(4, thread_name_prefix="sealing")  # what was begun ends in them, and nobody waits for it


class Late(Exception):
    """It cannot be done while somebody waits."""


class Wait:
    """How long somebody goes on waiting for files, in seconds: it becomes less only while they do."""

    def __init__(self):
        self.left = PATIENCE

    def for_it(self, work: Callable[[], None]) -> None:
        """Wait until the work on files is done. Raises Late when patience ends; then it may still be done, or not."""
        began, working = time.monotonic(), HANDS.submit(work)
        try:
            working.result(timeout=max(0, self.left))
        except TimeoutError as late:
            working.cancel()
            raise Late from late
        finally:
            self.left -= time.monotonic() - began


WAIT: ContextVar[Wait | None] = ContextVar("wait", default=None)


@contextmanager
def one_wait() -> Iterator[None]:
    """Inside, a request of the desk, all that is sealed together keeps somebody waiting for PATIENCE, once."""
    before = WAIT.set(Wait())
    try:
        yield
    finally:
        WAIT.reset(before)
