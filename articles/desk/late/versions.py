"""Two versions of a story side by side: where they differ, who has changed what, and which of the two to begin with."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import is_aware, localtime
from django.utils.translation import gettext as _

from articles.desk.library.pictures import thumbnail
from articles.desk.rights import access
from articles.desk.rows.links import title
from articles.desk.story.story_form import FILING, NAMES, TIME, WORDS
from articles.models.article import Article
from articles.models.photo import Photo
from articles.publishing.revisions import TEXTS, Content
from articles.text.difference import compare
from articles.text.merge import Marks, Merged, merge

MINE, THEIRS, MERGED = "mine", "theirs", "merged"
BOTH, UNKNOWN = "both", "unknown"  # besides MINE and THEIRS: who has changed a field; UNKNOWN without a beginning
ORDER = (*WORDS, "photos", "links", "bylines", "dateline", *FILING, *TIME, *NAMES, "update_note")
IN_FULL = (*WORDS, "dateline", "slugline", "update_note")  # compared word by word


@dataclass
class Side:
    """One version of one field: what is compared, and what is printed of it."""

    value: Any
    text: str = ""
    pieces: list = field(default_factory=list)  # of the text, each (words, whether the other side has others)
    photos: list = field(default_factory=list)
    links: list = field(default_factory=list)


@dataclass
class Row:
    """One field in two versions. `changed_by` is MINE, THEIRS, BOTH or UNKNOWN, empty where they are the same."""

    name: str
    label: str
    mine: Side
    theirs: Side
    changed_by: str = ""
    merged: Merged | None = None

    @property
    def choice(self) -> str:
        """The version to begin with: what one alone has changed, a merge in which nothing is left to ask, else mine."""
        if self.merged and not self.merged.conflicts:
            return MERGED
        return THEIRS if self.changed_by == THEIRS else MINE

    @property
    def to_look_at(self) -> bool:
        return self.changed_by in (BOTH, UNKNOWN)


def rows(
    names: Iterable[str], *, mine: Content, theirs: Content, base: Content | None, show, marks: Marks
) -> list[Row]:
    """Return a row for each of these fields, in the order of the page. `show` makes a Side of (name, content)."""
    return [
        _row(name, mine=mine, theirs=theirs, base=base, show=show, marks=marks) for name in ORDER if name in set(names)
    ]


def differ(names: Iterable[str], one: Content, other: Content) -> list[str]:
    """Return which of the fields two versions have differently."""
    return [name for name in names if _value(name, one) != _value(name, other)]


def _row(name: str, *, mine: Content, theirs: Content, base: Content | None, show, marks: Marks) -> Row:
    row = Row(name, show.label(name), show.side(name, mine), show.side(name, theirs))
    row.changed_by = _changed_by(name, mine, theirs, base)
    if row.changed_by and name in IN_FULL:
        row.mine.pieces, row.theirs.pieces = _highlighted(row.mine.text, row.theirs.text)
    if name == "body" and row.changed_by == BOTH and base:
        row.merged = merge(base["body"], mine["body"], theirs["body"], marks)
    return row


def _highlighted(mine: str, theirs: str) -> tuple[list, list]:
    """Return both texts as [(words, whether the other side has others)]."""
    pieces = compare(theirs, mine)
    here = [(piece.text, piece.kind != "same") for piece in pieces if piece.kind != "gone"]
    there = [(piece.was or piece.text, piece.kind != "same") for piece in pieces if piece.kind != "new"]
    return here, there


def _changed_by(name: str, mine: Content, theirs: Content, base: Content | None) -> str:
    here, there = _value(name, mine), _value(name, theirs)
    if here == there:
        return ""
    if base is None:
        return UNKNOWN
    before = _value(name, base)
    return MINE if there == before else THEIRS if here == before else BOTH


def _value(name: str, content: Content) -> Any:
    """Return what is compared: a form knows no fractions of a second, and names of people may have been mended."""
    value = content.get(name)
    if name in TIME:
        moment = read(value)
        return moment.replace(microsecond=0) if moment else value or None
    if name in ("topics", "bylines"):
        return [row["id"] for row in value or ()]
    if name == "region":
        return value["id"] if value else None
    return value or ""


def read(time: str | None) -> datetime | None:
    """Return the moment that a revision names; None for none, and for what was typed and is none."""
    try:
        moment = datetime.fromisoformat(time or "")
    except ValueError:
        return None
    return moment if is_aware(moment) else None


class Show:
    """Prints the fields of versions of one story for one user; looks everything up that they name at once."""

    def __init__(self, contents: Iterable[Content], *, article: Article, user, fields: dict):
        contents = [content for content in contents if content]
        self.fields = fields
        self.photos = Photo.objects.in_bulk({row["photo"] for content in contents for row in content["photos"]})
        self.titles = titles(contents, article, user)

    def label(self, name: str) -> str:
        if name in ("photos", "links"):
            return {"photos": _("photos"), "links": _("related links")}[name]
        return str(self.fields[name].label)

    def side(self, name: str, content: Content) -> Side:
        side = Side(content.get(name))
        if name == "photos":
            side.photos = [self._photo(row) for row in content[name]]
        elif name == "links":
            side.links = [
                {"title": row["title"], "where": row["url"] or self._title(row["target"])} for row in content[name]
            ]
        else:
            side.text = self._text(name, content.get(name))
        return side

    def _text(self, name: str, value) -> str:
        if name in TIME:
            moment = read(value)
            return date_format(localtime(moment), "j F Y H:i") if moment else value or ""
        if name in ("topics", "bylines"):
            return _(", ").join(row["name"] for row in value)
        if name == "region":
            return value["name"] if value else ""
        if name == "translation_of":
            return self._title(value) if value else ""
        if name in TEXTS and name in IN_FULL:
            return value or ""
        return str(dict(self.fields[name].choices).get(value, value))

    def _photo(self, row: dict) -> dict:
        photo = self.photos.get(row["photo"])
        return {
            "thumb": thumbnail(photo, alt=photo.alt if photo else ""),
            "number": row["photo"],
            "caption": row["caption"] or (photo.caption if photo else ""),
            "own": bool(row["caption"]),
            "alt": row["alt"],
            "library": row.get("library", {}),
        }

    def _title(self, key: int | None) -> str:
        return self.titles.get(key) or f"#{key}"


def titles(contents, article: Article, user) -> dict[int, str]:
    """Return what this user may call the stories that these versions name, by number; others have no name here.

    What the saved story links to already is known to whoever may open it; a number that was only sent is not.
    """
    known = {row.target_id for row in article.link_rows.all() if row.target_id} | {article.translation_of_id}
    asked = {row["target"] for content in contents for row in content["links"] if row["target"]}
    asked |= {content["translation_of"] for content in contents if content["translation_of"]}
    stories = access.linkable(Article.objects.filter(pk__in=asked), user, also=known - {None})
    return {story.pk: title(story) for story in stories}
