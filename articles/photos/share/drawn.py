"""A share picture as bytes: from the store, or drawn there and then by a child process within limits.

It is drawn when somebody asks for the first time, once: a hundred stories published at night draw nothing, and what is
asked for is what is open to readers, because the view asks `public()` first. Whoever asks for the pictures of a whole
archive gets one after the other: a machine draws one at a time, and of each process no more than AT_ONCE requests
draw or wait for it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles.photos.share.card import Card
from articles.photos.slots import Busy, slot

WALL_SECONDS = 20  # it gives way to readers
PATIENCE = 5  # seconds that a reader's request waits while the machine draws another one
AT_ONCE = 2  # threads of a process that draw, or wait for it: the other half has readers to serve
_at_it = BoundedSemaphore(AT_ONCE)


class NotDrawn(Exception):
    """The child has found no way to draw it."""


def drawn(card: Card) -> bytes:
    """Return the JPEG. Raises slots.Busy while the machine is at other pictures, and NotDrawn."""
    if kept := _kept(card):
        return kept
    with _turn():
        if kept := _kept(card):  # somebody else has drawn it while this request waited
            return kept
        with TemporaryDirectory(prefix="share-") as folder:
            made = _made(card, Path(folder))
    default_storage.save(card.name, ContentFile(made))
    return made


@contextmanager
def _turn() -> Iterator[None]:
    """Inside, nothing else is drawn on this machine. No editor's slot is taken: their pictures wait for no reader."""
    if not _at_it.acquire(blocking=False):
        raise Busy
    try:
        with slot(settings.DATA_DIR / "slots" / "share", number=1, patience=PATIENCE):
            yield
    finally:
        _at_it.release()


def _kept(card: Card) -> bytes | None:
    try:
        with default_storage.open(card.name) as file:
            return file.read()
    except FileNotFoundError:
        return None


def _made(card: Card, folder: Path) -> bytes:
    order, picture, out = folder / "card.json", folder / "picture.jpg", folder / "out.jpg"
    order.write_text(json.dumps(asdict(card)), "utf-8")
    if card.picture:
        _fetch(card.picture, picture)
    command = [sys.executable, "-m", "articles.photos.share.draw", str(order), str(picture), str(out)]
    env = {"PATH": os.environ.get("PATH", ""), "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
    try:
        subprocess.run(  # noqa: S603 - our own module, our own file names
            command, cwd=settings.BASE_DIR, env=env, stdin=subprocess.DEVNULL, capture_output=True,
            timeout=WALL_SECONDS, check=True,
        )  # fmt: skip
        return out.read_bytes()
    except (subprocess.SubprocessError, FileNotFoundError) as death:
        raise NotDrawn(card.digest) from death


def _fetch(name: str, to: Path) -> None:
    """Lay the rendition beside the order; one that is gone is left out, as one that cannot be shown is."""
    try:
        with default_storage.open(name) as file:
            to.write_bytes(file.read())
    except FileNotFoundError:
        return
