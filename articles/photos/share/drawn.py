"""A share picture as bytes: from the store, or drawn there and then by a child process within limits.

It is drawn when somebody asks for the first time, once: a hundred stories published at night draw nothing, and what is
asked for is what is open to readers, because the view asks `public()` first.
"""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles.photos.share.card import Card
from articles.photos.slots import slot, slots

WALL_SECONDS = 20  # it gives way to readers
PATIENCE = 5  # seconds that a reader's request waits for one of the machine's slots


class NotDrawn(Exception):
    """The child has found no way to draw it."""


def drawn(card: Card) -> bytes:
    """Return the JPEG. Raises slots.Busy while the machine is at other pictures, and NotDrawn."""
    if kept := _kept(card):
        return kept
    with slot(settings.DATA_DIR / "slots", number=slots(), patience=PATIENCE):
        if kept := _kept(card):  # somebody else has drawn it while this request waited
            return kept
        with TemporaryDirectory(prefix="share-") as folder:
            made = _made(card, Path(folder))
    default_storage.save(card.name, ContentFile(made))
    return made


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
