"""Two states of a story, field by field: what is gone, what is new, what has moved, and what is the same."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.late.versions import IN_FULL, ORDER, TIME, read, titles
from articles.desk.past.marked import GONE, NEW, column, merged
from articles.desk.past.moved import Entry, entries
from articles.editions import EDITIONS
from articles.models.article import Article
from articles.models.photo import Photo
from articles.publishing.revisions import Content
from articles.text.difference import Piece, compare, only_marks

CONTEXT = 1  # unchanged paragraphs that are shown on either side of a change
NAMES = ("topics", "bylines")
LISTS = ("photos", "links")


@dataclass
class Stretch:
    """Some paragraphs in a row: changed ones with their neighbours, or `folded` ones that nobody has touched."""

    older: SafeString
    newer: SafeString
    merged: SafeString
    changed: bool = True
    folded: int = 0


@dataclass
class Row:
    """One field. `stretches` if it is text, `entries` if it is a list of photos or links."""

    name: str
    label: str
    stretches: list[Stretch] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    changed: bool = True
    only_marks: bool = False
    gone: int = 0  # words
    new: int = 0

    @property
    def is_prose(self) -> bool:
        """Whether it is in the language of the story; everything else is in the desk's."""
        return self.name in IN_FULL

    @property
    def amount(self) -> str:
        """How much has changed, in words; empty of what nobody reads as words, a region or a moment."""
        if self.only_marks:
            return _("Vowel signs only")
        if self.entries:
            return ngettext("%(n)s change", "%(n)s changes", n := sum(e.changed for e in self.entries)) % {"n": n}
        if not self.is_prose:
            return ""
        said = [
            ngettext("%(n)s word gone", "%(n)s words gone", self.gone) % {"n": self.gone} if self.gone else "",
            ngettext("%(n)s word new", "%(n)s words new", self.new) % {"n": self.new} if self.new else "",
        ]
        return _(", ").join(part for part in said if part)


class Contrast:
    """Two states of one story, the older first, as this user may see them. `rows` are in the order of the page."""

    def __init__(self, older: Content, newer: Content, *, article: Article, user):
        self.older, self.newer = older, newer
        contents = [older, newer]
        self.photos = Photo.objects.in_bulk({row["photo"] for content in contents for row in content["photos"]})
        self.titles = titles(contents, article, user)
        self.rows = [self._row(name) for name in ORDER]

    @property
    def changed(self) -> list[Row]:
        return [row for row in self.rows if row.changed]

    @property
    def unchanged(self) -> list[Row]:
        """What is the same in both, as far as there is anything."""
        return [row for row in self.rows if not row.changed and (row.entries or any(s.newer for s in row.stretches))]

    def _row(self, name: str) -> Row:
        if name in LISTS:
            found = entries(name, self.older[name], self.newer[name], self)
            return Row(name, label(name), entries=found, changed=any(entry.changed for entry in found))
        if name in NAMES:
            return self._names(name)
        old, new = self.text(name, self.older), self.text(name, self.newer)
        pieces = compare(old, new) if name in IN_FULL else whole(old, new)
        changed = old != new
        return Row(
            name,
            label(name),
            stretches=stretches(pieces),
            changed=changed,
            only_marks=changed and only_marks(pieces),
            gone=_words(pieces, GONE),
            new=_words(pieces, NEW),
        )

    def _names(self, name: str) -> Row:
        """A row of names, in their order. A name that was mended in the list itself is the same name."""
        found = entries(name, self.older[name], self.newer[name], self)
        shown = [_list(found, drop) for drop in (NEW, GONE, "")]
        changed = any(entry.changed for entry in found)
        return Row(name, label(name), stretches=[Stretch(*shown, changed=changed)], changed=changed)

    def text(self, name: str, content: Content) -> str:
        """Return what is printed of a field that is not a list."""
        value = content.get(name)
        if name in TIME:
            moment = read(value)
            return date_format(localtime(moment), "j F Y H:i") if moment else value or ""
        if name == "region":
            return value["name"] if value else ""
        if name == "translation_of":
            return self.title(value) if value else ""
        if name == "edition":
            return EDITIONS[value].name if value in EDITIONS else value or ""
        if name in IN_FULL:
            return (value or "").replace("\r\n", "\n")
        return str(dict(Article._meta.get_field(name).choices).get(value, value or ""))

    def title(self, key: int | None) -> str:
        return self.titles.get(key) or f"#{key}"


def label(name: str) -> str:
    """Return what the desk calls a field."""
    lists: dict[str, Callable[[], str]] = {
        "photos": lambda: _("photos"), "links": lambda: _("related links"), "bylines": lambda: _("writers")
    }  # fmt: skip
    return lists[name]() if name in lists else str(Article._meta.get_field(name).verbose_name)


def whole(old: str, new: str) -> list[Piece]:
    """Return the pieces of a value that is changed as one."""
    pieces = [Piece("same", old)] if old == new else [Piece(GONE, old), Piece(NEW, new)]
    return [piece for piece in pieces if piece.text]


def stretches(pieces: list[Piece]) -> list[Stretch]:
    """Return the paragraphs of a text, those far from every change folded into one."""
    rows = paragraphs(pieces)
    changed = [any(piece.kind != "same" for piece in row) for row in rows]
    if not any(changed):
        return [_stretch(list(pieces))]
    near = [any(changed[max(0, place - CONTEXT) : place + CONTEXT + 1]) for place in range(len(rows))]
    lone = {place for place in range(1, len(rows) - 1) if near[place - 1] and near[place + 1]}  # folding saves nothing
    found: list[Stretch] = []
    for shown, group in groupby(range(len(rows)), lambda place: near[place] or place in lone):
        places = list(group)
        if shown:
            found += [_stretch(rows[place], changed=changed[place]) for place in places]
        else:
            found.append(_stretch([piece for place in places for piece in rows[place]], folded=len(places)))
    return found


def paragraphs(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Cut the pieces where both texts end a paragraph, and around paragraphs that are wholly gone or new."""
    rows: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind == "same":
            *lines, rest = piece.text.split("\n")
            for line in lines:
                rows[-1].append(Piece("same", line))
                rows.append([])
            rows[-1].append(Piece("same", rest))
        elif piece.text.strip() and piece.text.startswith("\n"):
            rows.append([piece._replace(text=piece.text.lstrip("\n"))])
        elif piece.text.strip() and piece.text.endswith("\n"):
            rows[-1].append(piece._replace(text=piece.text.rstrip("\n")))
            rows.append([])
        else:
            rows[-1].append(piece)
    return [kept for row in rows if (kept := [piece for piece in row if piece.text])]


def _stretch(row: list[Piece], *, changed: bool = False, folded: int = 0) -> Stretch:
    return Stretch(column(row, GONE), column(row, NEW), merged(row), changed=changed, folded=folded)


def _words(pieces: Iterable[Piece], kind: str) -> int:
    return sum(len(piece.text.split()) for piece in pieces if piece.kind == kind)


def _list(found: list[Entry], drop: str) -> SafeString:
    shown = [Piece(entry.kind, entry.name) for entry in found if entry.kind != drop]
    return format_html_join(_(", "), "{}", ((merged([piece]),) for piece in shown))
