"""The demo's pictures, cut once for every newspaper that the tests print.

Cutting takes a minute of two cores, and the same pictures cut by the same code and key have the same addresses. The
shelf is named by that code, so a change of it begins an empty one; deleting it costs that minute.
"""

import fcntl
import shutil
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SHELVES = ROOT / ".cache" / "renditions"
FACTS = "facts.json"  # written last: with it, a folder of renditions is whole


@contextmanager
def cut_once(media: Path):
    """While this lasts `media` holds every rendition on the shelf; those cut meanwhile are put there.

    Another worker waits: it would cut the same pictures at the same time.
    """
    photos = ROOT / "articles" / "photos"
    knives = sorted(path for path in photos.rglob("*.py") if photos / "share" not in path.parents)
    shelf = SHELVES / sha256(b"".join(path.read_bytes() for path in knives)).hexdigest()[:16]
    shelf.mkdir(parents=True, exist_ok=True)
    with (SHELVES / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _carry(shelf, media)
        yield
        _carry(media, shelf)


def _carry(source: Path, target: Path) -> None:
    """Copy each whole folder of renditions that the target has not; never a part of one."""
    for facts in source.rglob(FACTS):
        place = target / facts.parent.relative_to(source)
        if not (place / FACTS).exists():
            shutil.copytree(facts.parent, place, dirs_exist_ok=True, ignore=shutil.ignore_patterns(FACTS))
            shutil.copy2(facts, place / FACTS)
