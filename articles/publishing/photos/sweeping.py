"""Files that no row names any more are found and taken away, once nobody can be about to name them.

A file's age counts from the moment at which it was written, a set's from the last at which a row was given it or left
it: pages that somebody keeps name a set for a while longer. Nothing is remembered between two runs, so one that was
stopped is simply begun again.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.core.files.storage import Storage, default_storage, storages

from articles.models.photo import Photo
from articles.models.upload import Upload
from articles.photos import sets
from articles.photos.share.card import ROOT
from articles.photos.storage import Disk

SET = re.compile("[0-9a-f]{32}")
ROOM = "r"  # where renditions are, of whichever table
STORES = ("default", "originals", "uploads")


@dataclass(frozen=True)
class Litter:
    """One thing that no row names and that is old enough to go: "set", "original", "piece" or "share"."""

    kind: str
    name: str

    def remove(self, before: datetime) -> bool:
        """Take it away; return whether it is gone. No, if a row has come to name it, or somebody has renewed it."""
        if self.kind == "set":
            gone = sets.remove(self.name, unless=lambda: not _is_old_set(self.name, before))
            return gone and _empty(default_storage, self.name)
        store, named = STANDS.get(self.kind, ("default", named_shares))
        if self.name in named([self.name]) or not _is_old(storages[store], self.name, before):
            return False
        storages[store].delete(self.name)
        return True


def litter(before: datetime) -> Iterator[Litter]:
    """Yield everything in the three stores that no row names and that is older than `before`."""
    for names in _sets(ROOM):
        named = named_sets(names)
        yield from (Litter("set", name) for name in names if name not in named and _is_old_set(name, before))
    for kind, (store, named_by) in STANDS.items():
        for names in _files(storages[store]):
            named = named_by(names)
            nobodys = [name for name in names if name not in named]
            yield from (Litter(kind, name) for name in nobodys if _is_old(storages[store], name, before))

    for name in _shares():
        if _is_old(default_storage, name, before):
            yield Litter("share", name)


def tidy(before: datetime) -> int:
    """Remove what stopped runs have left half-written, and folders with nothing in them; return how many files."""
    disks = [store for store in map(storages.__getitem__, STORES) if isinstance(store, Disk)]
    return sum(disk.tidy(before) for disk in disks)


def named_sets(names: Iterable[str]) -> set[str]:
    """Return those of the sets that a photo has, or that an upload which waits for its answer is cut in."""
    wanted = set(names)
    twins = Upload.objects.filter(state=Upload.State.TWIN).order_by()
    waiting = set(twins.values_list("facts__cut__cuts", flat=True)) & wanted
    return waiting | set(Photo.objects.filter(cuts__in=wanted).values_list("cuts", flat=True))


def named_originals(names: Iterable[str]) -> set[str]:
    """Return those of the originals that a photo has."""
    return set(Photo.objects.filter(original__in=list(names)).values_list("original", flat=True))


def named_pieces(names: Iterable[str]) -> set[str]:
    """Return those of the pieces that an upload is made of."""
    keys = {name.partition("/")[0] for name in names}
    lists = Upload.objects.filter(pk__in=keys).values_list("facts__pieces", flat=True)
    return {piece for pieces in lists if pieces for piece in pieces}


def named_shares(names: Iterable[str]) -> set[str]:
    """No row names a share picture: one that is asked for again is drawn again."""
    return set()


STANDS: dict[str, tuple[str, Callable[[Iterable[str]], set[str]]]] = {
    "original": ("originals", named_originals),
    "piece": ("uploads", named_pieces),
}  # in which store, and who knows which of them a row names


def _sets(folder: str) -> Iterator[list[str]]:
    """The sets, a folder of them at a time; those of the first table are a storey higher."""
    inner = [f"{folder}/{name}" for name in sorted(_listed(default_storage, folder)[0])]
    found = [path for path in inner if SET.fullmatch(path.rpartition("/")[2])]
    if found:
        yield found
    for path in inner:
        if path not in found:
            yield from _sets(path)


def _shares() -> Iterator[str]:
    folder = ROOT.rstrip("/")
    for inner in sorted(_listed(default_storage, folder)[0]):
        names = _listed(default_storage, f"{folder}/{inner}")[1]
        yield from (f"{folder}/{inner}/{name}" for name in sorted(names) if not name.startswith("."))


def _files(store: Storage) -> Iterator[list[str]]:
    """The files of a store, a folder at a time. What is half-written has a name with a dot, and is not among them."""
    for folder in sorted(_listed(store, "")[0]):
        names = _listed(store, folder)[1]
        yield [f"{folder}/{name}" for name in sorted(names) if not name.startswith(".")]


def _listed(store: Storage, folder: str) -> tuple[list[str], list[str]]:
    try:
        return store.listdir(folder)
    except FileNotFoundError:  # nothing was ever put there, or it has gone meanwhile
        return [], []


def _is_old_set(cuts: str, before: datetime) -> bool:
    return not named_sets([cuts]) and sets.last(cuts) < before


def _is_old(store: Storage, name: str, before: datetime) -> bool:
    try:
        return store.get_modified_time(name) < before
    except FileNotFoundError:
        return False


def _empty(store: Storage, folder: str) -> bool:
    """Where folders are things, remove the one that has nothing in it any more."""
    if isinstance(store, Disk):
        with suppress(OSError):  # something has been put there meanwhile
            store.delete(folder)
    return True
