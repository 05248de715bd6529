"""A picture's renditions as files, and beside them what the knife said when it made them.

That is written down last, so where it stands the set is whole. No address leads to it.
"""

import json
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles.photos.renditions import Picture, in_jpeg
from articles.photos.sealing.sealed import sealed
from articles.photos.table import FORMATS
from articles.photos.words import Words

FACTS = "facts.json"
NEVER = datetime.min.replace(tzinfo=UTC)
LEFT = "left"  # among the facts: of each photo that has left the set, by its number, where it went or its last rights
TO = "to"
MOVES = 100  # of one photo from set to set, that are followed
GIVEN = "given"  # beside the facts: its age tells when a row was last given the set, or left it
HANDS = ThreadPoolExecutor(8, thread_name_prefix="renditions")  # a bucket is far, and a disk that has to be sure slow


def names(picture: Picture) -> list[str]:
    """Return the names of all the renditions that a picture has."""
    found = []
    for shape in picture.table.shapes:
        available = picture.sizes(shape)
        jpeg = in_jpeg(available, picture.table)
        found += [picture.name(size, kind) for size in available for kind in FORMATS if kind != "jpg" or size in jpeg]
    return found


def facts(cuts: str) -> dict | None:
    """Return what the knife said of this set when it was made; None if it is not there, or not all of it."""
    try:
        with default_storage.open(f"{cuts}/{FACTS}") as said:
            return json.load(said)
    except (FileNotFoundError, ValueError):
        return None


def keep(files: Iterable[Path], cuts: str, said: dict, words: Words | None = None) -> None:
    """Put the renditions that the knife has left where this address leads, sealed with the words."""
    _at_once(lambda file: _put(f"{cuts}/{file.name}", file.read_bytes(), words), files)
    _say(cuts, said)


def copy(picture: Picture, cuts: str, words: Words) -> None:
    """Put the picture's renditions, with these words, at another address as well.

    Raises FileNotFoundError if one of them is gone, and ValueError if one is not whole.
    """
    _at_once(partial(_copied, cuts, words), names(picture))
    said = facts(picture.cuts)
    if said:
        _say(cuts, {name: fact for name, fact in said.items() if name != LEFT})


def given(cuts: str) -> dict | None:
    """Return the facts of a set that is about to be given to a row, None if it must be made.

    Who sweeps takes the facts first and then looks whether the set was renewed; here it is the other way round. So
    one of the two notices the other.
    """
    if facts(cuts) is None:
        return None
    renew(cuts)
    return facts(cuts)


def renew(cuts: str) -> None:
    """Write down that a row is about to be given this set, or to leave it, so that it is not swept away."""
    default_storage.save(f"{cuts}/{GIVEN}", ContentFile(b"\n"))


def leave(cuts: str, photo: int, *, to: str = "", rights: dict | None = None) -> None:
    """Write down that a photo leaves this set, so that its files go on following its rights.

    Either it goes on `to` another set with the same picture; or its number has another picture from now on, or none,
    and then only `rights` tells when this one may be shown. It may be written before it is true: rows are asked first.
    """
    renew(cuts)
    said = facts(cuts)
    if said:
        _say(cuts, {**said, LEFT: {**said.get(LEFT, {}), str(photo): {TO: to} if to else rights or {}}})


def left(said: dict) -> dict[int, dict | None]:
    """Return the last rights of the photos that have left a set with these facts, by number; None where it is not known
    what has become of one.
    """
    return {int(photo): _followed(photo, how) for photo, how in said.get(LEFT, {}).items()}


def _followed(photo: str, how: dict) -> dict | None:
    for _move in range(MOVES):
        if TO not in how:
            return how
        how = (facts(how[TO]) or {}).get(LEFT, {}).get(photo)
        if how is None:
            return None
    return None


def last(cuts: str) -> datetime:
    """Return when the set was written or renewed, whichever was later; of one that is not whole, its newest file."""
    files = default_storage.listdir(cuts)[1]
    told = [name for name in (GIVEN, FACTS) if name in files] if FACTS in files else files
    return max((default_storage.get_modified_time(f"{cuts}/{name}") for name in told), default=NEVER)


def remove(cuts: str, *, unless: Callable[[], bool]) -> bool:
    """Remove the set, its facts first, `unless` it turns out then that somebody wants it; return whether it is gone."""
    said = facts(cuts)
    default_storage.delete(f"{cuts}/{FACTS}")
    if unless():
        if said:
            _say(cuts, said)
        return False
    names = [f"{cuts}/{name}" for name in default_storage.listdir(cuts)[1]]
    _at_once(default_storage.delete, names)
    return True


def _copied(cuts: str, words: Words, name: str) -> None:
    with default_storage.open(name) as kept:
        content = kept.read()
    _put(f"{cuts}/{name.rpartition('/')[2]}", content, words)


def _put(name: str, content: bytes, words: Words | None) -> None:
    whole = content if words is None else sealed(content, name.rpartition(".")[2], words)
    default_storage.save(name, ContentFile(whole))


def _say(cuts: str, said: dict) -> None:
    default_storage.save(f"{cuts}/{FACTS}", ContentFile(json.dumps(said).encode()))


def _at_once(work: Callable, things: Iterable) -> None:
    list(HANDS.map(work, things))
