"""Photos, links and names of two states of a story: which have gone, which are new, which have moved."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.desk.library.pictures import thumbnail
from articles.desk.past.marked import merged
from articles.models.agency import Agency
from articles.models.photo import Photo
from articles.text.alignment import Patience, matches
from articles.text.difference import compare

KEYS: dict[str, Callable[[dict], Any]] = {
    "photos": lambda row: row["photo"],
    "links": lambda row: row["target"] or row["url"],
    "topics": lambda row: row["id"],
    "bylines": lambda row: row["id"],
}


@dataclass
class Said:
    """Words of an entry in both states, as one text with its changes marked."""

    label: str
    text: SafeString
    changed: bool


@dataclass
class Entry:
    """One row of a list. `kind` is "same", "gone" or "new"; `was` and `now` are its places from one on, 0 for none."""

    kind: str
    name: str
    was: int = 0
    now: int = 0
    moved: bool = False
    thumb: SafeString | str = ""
    said: list[Said] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        return self.kind != "same" or self.moved or any(words.changed for words in self.said)

    @property
    def reworded(self) -> bool:
        return self.kind == "same" and any(words.changed for words in self.said)


def entries(name: str, olds: list[dict], news: list[dict], show) -> list[Entry]:
    """Return every row of either list once, in the newer order, those that are gone where they stood.

    `show` knows .photos by number and .title(number).
    """
    key = KEYS[name]
    old_keys, new_keys = [key(row) for row in olds], [key(row) for row in news]
    stayed = matches(old_keys, new_keys, Patience())
    in_place = {j for _i, j in stayed}
    found: list[Entry] = []
    i = 0
    for next_i, next_j in [*stayed, (len(olds), len(news))]:
        gone = [place for place in range(i, next_i) if old_keys[place] not in new_keys]
        found += [_entry(name, olds[place], None, show, was=place + 1) for place in gone]
        start = len([entry for entry in found if entry.now])
        for j in range(start, min(next_j + 1, len(news))):
            found.append(_of_new(name, news[j], olds, old_keys, key, show, j, moved=j not in in_place))
        i = next_i + 1
    return found


def _of_new(name, row, olds, old_keys, key, show, j: int, *, moved: bool) -> Entry:
    was = old_keys.index(key(row)) if key(row) in old_keys else None
    if was is None:
        return _entry(name, None, row, show, now=j + 1)
    entry = _entry(name, olds[was], row, show, was=was + 1, now=j + 1)
    entry.moved = moved and name not in ("topics",)
    return entry


def _entry(name: str, old: dict | None, new: dict | None, show, *, was: int = 0, now: int = 0) -> Entry:
    row = new or old or {}
    entry = Entry("gone" if new is None else "new" if old is None else "same", _name(name, row, show), was, now)
    if name == "photos":
        photo = show.photos.get(row["photo"])
        entry.thumb = thumbnail(photo, alt="")
        entry.said = _said({"caption": _("caption"), "alt": _("alternative text")}, old, new)
        entry.said += _said(_library_labels(old, new), (old or {}).get("library"), (new or {}).get("library"))
    elif name == "links":
        entry.said = _said({"title": _("link text")}, old, new)
    return entry


def _name(name: str, row: dict, show) -> str:
    if name == "photos":
        photo = show.photos.get(row["photo"])
        return str(photo) if photo else _("photo %(n)s, no longer in the library") % {"n": row["photo"]}
    if name == "links":
        return row["url"] or show.title(row["target"])
    return row["name"]


def _library_labels(old: dict | None, new: dict | None) -> dict[str, str]:
    """A refused text may hold new words for the library besides."""
    names = {**((old or {}).get("library") or {}), **((new or {}).get("library") or {})}
    fields = {field.name: field.verbose_name for field in Photo._meta.fields}
    labels = {name: fields.get(name, Agency._meta.verbose_name) for name in names}
    return {name: _("for the library: %(what)s") % {"what": label} for name, label in labels.items()}


def _said(labels: dict[str, str], old: dict | None, new: dict | None) -> list[Said]:
    found = []
    for name, label in labels.items():
        was, now = _words(old, name), _words(new, name)
        if was or now:
            both = old is not None and new is not None
            pieces = compare(was, now) if both else compare(now or was, now or was)
            found.append(Said(label, merged(pieces), both and was != now))
    return found


def _words(row: dict | None, name: str) -> str:
    words = (row or {}).get(name) or ""
    return words if isinstance(words, str) else " ".join(map(str, words))
