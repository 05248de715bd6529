"""Reading the demo newsroom's files: the roster, the pictures' words, the stories and the pages."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from articles.editions import EDITIONS

HERE = Path(__file__).parent
UNITS = {"m": "minutes", "h": "hours", "d": "days"}
PHOTO_NAME = re.compile(r"!\[\]\(photo:([a-z0-9-]+)\)")


@dataclass(frozen=True)
class Manuscript:
    """One story file: its front matter, and its body with photos by name."""

    edition: str
    key: str
    body: str
    headline: str
    age: timedelta
    region: str
    standfirst: str = ""
    short_headline: str = ""
    kicker: str = ""
    genre: str = "news"
    prominence: str = "normal"
    dateline: str = ""
    state: str = "published"
    translation_of: str = ""
    withdraw_reason: str = ""
    author: str = ""  # a login of the cast; empty: whose turn it is to write
    turn: str = ""  # the login whose turn it is
    returned_by: str = ""
    returned_because: str = ""
    topics: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    photos: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    captions: dict[str, str] = field(default_factory=dict)
    alts: dict[str, str] = field(default_factory=dict)
    corrections: list[dict[str, str]] = field(default_factory=list)  # [{"kind", "text"}, …], the earliest first
    notes: list[dict[str, str]] = field(default_factory=list)  # [{"by", "text", "about", "settled_by"}, …]


@dataclass(frozen=True)
class Sheet:
    """One page's file: what a page of an edition says."""

    edition: str
    slug: str
    title: str
    position: int
    body: str
    standfirst: str = ""


def roster() -> dict:
    """Return {"regions", "topics", "people", "agencies"}: lists of tables as roster.toml has them."""
    return tomllib.loads((HERE / "roster.toml").read_text("utf-8"))


def pictures() -> list[dict]:
    """Return the tables of photos.toml, each with "path", the drawn file."""
    tables = tomllib.loads((HERE / "photos.toml").read_text("utf-8"))["photos"]
    return [{**table, "path": HERE / "pictures" / f"{table['name']}.webp"} for table in tables]


def stories() -> list[Manuscript]:
    """Return every story of every edition, in the order of the files; the default edition's first."""
    return [_story(path) for path in _files("stories")]


def pages() -> list[Sheet]:
    """Return every page of every edition."""
    return [_sheet(path) for path in _files("pages")]


def age(text: str) -> timedelta:
    """Return the time that "40m", "5h" or "3d" stands for."""
    return timedelta(**{UNITS[text[-1]]: int(text[:-1])})


def placed(body: str, numbers: dict[str, int]) -> str:
    """Return the body with its photos' names turned into library numbers."""
    return PHOTO_NAME.sub(lambda match: f"![](photo:{numbers[match[1]]})", body)


def _files(folder: str) -> list[Path]:
    return [path for code in EDITIONS for path in sorted((HERE / folder / code).glob("*.md"))]


def _story(path: Path) -> Manuscript:
    facts, body = _read(path)
    facts["age"] = age(facts["age"])
    return Manuscript(edition=path.parent.name, body=body, **facts)


def _sheet(path: Path) -> Sheet:
    facts, body = _read(path)
    return Sheet(edition=path.parent.name, slug=path.stem, body=body, **facts)


def _read(path: Path) -> tuple[dict, str]:
    _, front, body = path.read_text("utf-8").split("+++\n", 2)
    return tomllib.loads(front), body.strip() + "\n"
