"""How many pictures one machine cuts at a time: a slot is a locked file, so that all its processes share them.

The lock goes with the process that holds it (flock), so nothing is left behind by one that was killed.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PAUSE = 0.05  # seconds between two looks


class Busy(Exception):
    """Every slot stayed taken."""


def slots() -> int:
    """Return how many there are: one processor is left for readers, where there is more than one."""
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, there - 1)


@contextmanager
def slot(folder: Path, *, number: int, patience: float) -> Iterator[None]:
    """Hold one of the folder's slots inside, and wait up to `patience` seconds for it. Raises Busy."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = _taken(folder, number, time.monotonic() + patience)
    try:
        yield
    finally:
        os.close(taken)


def _taken(folder: Path, number: int, until: float) -> int:
    while True:
        for place in range(number):
            if (taken := _tried(folder / str(place))) is not None:
                return taken
        if time.monotonic() >= until:
            raise Busy
        time.sleep(PAUSE)


def _tried(path: Path) -> int | None:
    file = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(file)
        return None
    return file
