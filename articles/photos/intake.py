"""Take a file in: have it cut by a child process with limits, and keep original and renditions where they belong.

A hostile picture can only hurt the child: a gigabyte of memory, ten seconds of CPU, and then it is refused
(docs/decisions/0004; figures of OWASP ASVS 5.2 on file handling).
"""

import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from articles.photos.table import ROOT, VERSION
from articles.photos.words import Words

LARGEST_FILE = 25 * 1024 * 1024  # bytes
MEMORY = 1024 * 1024 * 1024  # bytes
CPU_SECONDS = 10
WALL_SECONDS = 30
FACTS = "facts.json"  # beside the renditions; no address leads to it


class Refused(Exception):
    """The file cannot be taken in; str() is a sentence for the person who chose it."""


@dataclass(frozen=True)
class Cut:
    """What the knife found and left: facts about the original, and where its renditions are."""

    digest: str
    format: str
    width: int
    height: int
    tone: str
    cuts: str
    fingerprint: int | None = None  # dHash of the picture: 64 bits, signed
    metadata: dict = field(default_factory=dict)  # photos/metadata/reading.py says what is in it


def take_in(file: File, *, focus: tuple[float, float] = (0.5, 0.5)) -> Cut:
    """Cut the file's renditions into the public store and return the facts. Keeps no original.

    The same file with the same focal point has the same address, and is not cut twice.
    Raises Refused for a file that is too large, no picture, animated, tiny, a bomb, or too slow to read.
    """
    if file.size > LARGEST_FILE:
        raise Refused(_("The picture is larger than 25 MB. Choose a smaller copy."))
    with tempfile.TemporaryDirectory(prefix="newsroom-") as folder:
        original = Path(folder, "original")
        digest = _copied(file, original)
        cuts = cuts_address(digest, focus)
        facts = _known(cuts) or _kept(original, Path(folder, "cuts"), cuts, focus)
    return Cut(digest, facts["format"], facts["width"], facts["height"], facts["tone"], cuts)


def _known(cuts: str) -> dict | None:
    """What the knife said of these cuts when it made them; it is written down last, so all of them are there."""
    try:
        with default_storage.open(f"{cuts}/{FACTS}") as said:
            return json.load(said)
    except (FileNotFoundError, ValueError):
        return None


def _kept(original: Path, folder: Path, cuts: str, focus: tuple[float, float]) -> dict:
    """Cut, put every rendition into the public store, and write down what the knife said."""
    folder.mkdir()
    facts = _cut(original, folder, focus)
    for rendition in sorted(folder.iterdir()):
        _stored(f"{cuts}/{rendition.name}", rendition.read_bytes())
    _stored(f"{cuts}/{FACTS}", json.dumps(facts).encode())
    return facts


def cuts_address(digest: str, focus: tuple[float, float], words: Words | None = None) -> str:
    """Return the directory of a picture's renditions: nobody who has the picture, but not our key, can work it out."""
    value = f"{digest}:{focus[0]:.3f}:{focus[1]:.3f}:{VERSION}" + (f":{words.stamp}" if words else "")
    name = salted_hmac("newsroom.renditions", value, algorithm="sha256").hexdigest()[:32]
    return f"{ROOT}{name[:2]}/{name}"


def _copied(file: File, path: Path) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    with path.open("wb") as copy:
        for chunk in file.chunks():
            digest.update(chunk)
            copy.write(chunk)
    file.seek(0)
    return digest.hexdigest()


def _cut(original: Path, folder: Path, focus: tuple[float, float]) -> dict:
    command = [sys.executable, "-m", "articles.photos.cut", str(original), str(folder), *map(str, focus)]
    try:
        answer = subprocess.run(  # noqa: S603 - our own module, our own file names
            command,
            cwd=settings.BASE_DIR,
            env={"PATH": os.environ.get("PATH", ""), "OMP_NUM_THREADS": "2"},
            capture_output=True,
            timeout=WALL_SECONDS,
            preexec_fn=_limited,
            check=True,
        ).stdout
        facts = json.loads(answer)
    except (subprocess.SubprocessError, ValueError) as failure:
        raise Refused(_("This picture could not be read. Save it again as JPEG and choose that copy.")) from failure
    if "refused" in facts:
        raise Refused(_reasons()[facts["refused"]])
    return facts


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024 * 1024, 64 * 1024 * 1024))


def _stored(name: str, content: bytes) -> None:
    default_storage.delete(name)  # what a run left that was stopped half-way may be half a file
    default_storage.save(name, ContentFile(content))


def _reasons() -> dict[str, str]:
    return {
        "not-a-picture": _("This file is not a picture. Choose a JPEG, PNG, WebP or AVIF file."),
        "too-many-pixels": _("The picture has more than 40 megapixels. Choose a smaller copy."),
        "animated": _("This picture moves. Choose a still picture."),
        "too-small": _("The picture is too small to print: its shorter side has less than 64 pixels."),
    }
