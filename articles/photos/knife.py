"""The knife runs in a child process; here it is started, waited for, and its death is put into words.

A hostile picture can only hurt the child: a gigabyte of memory, ten seconds of CPU, and then it is refused
(docs/decisions/0004; figures of OWASP ASVS 5.2 on file handling).
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from articles.photos.formats import HEIC
from articles.photos.slots import Busy, slot, slots

WALL_SECONDS = 120  # it gives way to readers, so its ten seconds of CPU may take long
PATIENCE = 60  # seconds that an editor waits for a slot
A_DAY = 24 * 3600  # seconds
TOO_MUCH = (-signal.SIGXCPU, -signal.SIGKILL)  # the child is killed for the time it took, or by the machine for memory


class Refused(Exception):
    """The file cannot be taken in; str() is a sentence for the person who chose it."""


class Occupied(Refused):
    """Nothing is wrong with the file: the machine is cutting other pictures, and went on for too long."""


class Pace:
    """How this process cuts: beside readers, or on its own time."""

    on_its_own = False


@contextmanager
def on_its_own() -> Iterator[None]:
    """Inside, a command that no editor waits for takes one slot more, and waits for it as long as it must."""
    before, Pace.on_its_own = Pace.on_its_own, True
    try:
        yield
    finally:
        Pace.on_its_own = before


@contextmanager
def at_hand() -> Iterator[None]:
    """Inside, one of the machine's few slots is held, so that no more are cut at a time. Raises Occupied."""
    number, patience = (slots() + 1, A_DAY) if Pace.on_its_own else (slots(), PATIENCE)
    try:
        with slot(settings.DATA_DIR / "slots", number=number, patience=patience):
            yield
    except Busy as busy:
        raise Occupied(_("The desk is busy cutting other pictures. Try again in a minute.")) from busy


def cut(original: Path, folder: Path, focus: tuple[float, float]) -> dict:
    """Have every rendition written into the folder and return what cut.py says of the picture. Raises Refused."""
    facts = _asked(str(original), str(folder), *map(str, focus))
    if "refused" in facts:
        raise Refused(_sentence(facts["refused"]))
    return facts


def read(original: Path) -> dict:
    """Return what the picture's metadata say (metadata/reading.py). Raises Refused for what is no picture.

    Where reading them takes too much, or kills the child, they say nothing: no picture is refused for its metadata.
    """
    try:
        said = _asked(str(original), "--read", settings.METADATA_CHARSET)
    except Refused:
        return {}
    if said.get("refused", "too-heavy") != "too-heavy":
        raise Refused(_sentence(said["refused"]))
    return said.get("metadata", {})


def _asked(*arguments: str) -> dict:
    command = [sys.executable, "-m", "articles.photos.cut", *arguments]
    try:
        answer = subprocess.run(  # noqa: S603 - our own module, our own file names
            command,
            cwd=settings.BASE_DIR,
            env={"PATH": os.environ.get("PATH", ""), "OMP_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=WALL_SECONDS,
            check=True,
        ).stdout
        return json.loads(answer)
    except subprocess.TimeoutExpired as late:
        raise Refused(_sentence("too-heavy")) from late
    except subprocess.CalledProcessError as death:
        raise Refused(_sentence("too-heavy" if death.returncode in TOO_MUCH else "unreadable")) from death
    except ValueError as nonsense:
        raise Refused(_sentence("unreadable")) from nonsense


def _sentence(reason: str) -> str:
    return {
        "not-a-picture": no_picture(),
        "tiff": _("The desk does not take TIFF. Save the picture as JPEG at full quality and choose that copy."),
        "heic": _("The desk cannot read HEIC. Save the picture as JPEG and choose that copy."),
        "too-many-pixels": _("The picture has more than 40 megapixels. Choose a smaller copy."),
        "animated": _("This picture moves. Choose a still picture."),
        "too-small": _("The picture is too small to print: its shorter side has less than 64 pixels."),
        "too-heavy": _("Reading this picture takes too much time or memory. Save it again as JPEG, smaller."),
        "unreadable": _("This picture could not be read. Save it again as JPEG and choose that copy."),
    }[reason]


def no_picture() -> str:
    """Return the sentence for a file that is none of the kinds of picture that are taken here."""
    if HEIC:
        return _("This file is not a picture. Choose a JPEG, PNG, WebP, AVIF or HEIC file.")
    return _("This file is not a picture. Choose a JPEG, PNG, WebP or AVIF file.")
