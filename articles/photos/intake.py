"""Take a file in: have it read and cut by the knife, and keep its renditions where they belong."""

import hashlib
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.core.files.base import File
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from articles.photos import knife, sets
from articles.photos.knife import Refused
from articles.photos.table import ROOT, VERSION
from articles.photos.words import Words

LARGEST_FILE = 25 * 1024 * 1024  # bytes


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


def take_in(
    file: File, *, focus: tuple[float, float] = (0.5, 0.5), words: Words | Callable[[dict], Words] | None = None
) -> Cut:
    """Cut the file's renditions into the public store and return the facts. Keeps no original.

    `words` travel inside every rendition; where they depend on what the file says, they are asked for with that.
    The same file with the same focal point and words has the same address, and is not cut twice.
    Raises Refused for a file that is too large, no picture, animated, tiny, a bomb, or too slow to read.
    """
    if file.size > LARGEST_FILE:
        raise Refused(_("The picture is larger than 25 MB. Choose a smaller copy."))
    with tempfile.TemporaryDirectory(prefix="newsroom-") as folder:
        original = Path(folder, "original")
        digest = _copied(file, original)
        with knife.at_hand():
            metadata = knife.read(original)
            said = words(metadata) if callable(words) else words
            cuts = cuts_address(digest, focus, said)
            facts = sets.given(cuts) or _kept(original, Path(folder, "cuts"), cuts, focus, said, digest)
    seen = (facts["format"], facts["width"], facts["height"], facts["tone"])
    return Cut(digest, *seen, cuts, facts["fingerprint"], metadata)


def _kept(
    original: Path, folder: Path, cuts: str, focus: tuple[float, float], words: Words | None, digest: str
) -> dict:
    """Cut, put every rendition into the public store, sealed, and write down what the knife said."""
    folder.mkdir()
    facts = {"digest": digest, "focus": list(focus), **knife.cut(original, folder, focus)}
    sets.keep(sorted(folder.iterdir()), cuts, facts, words)
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
