"""What a feed says, before it is written as RSS, Atom or JSON Feed. Every address in it is whole, every text plain."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

SILENT = datetime(1970, 1, 1, tzinfo=UTC)  # when a feed changed that never said anything


@dataclass(frozen=True)
class Named:
    """Somebody or something with a page of their own, or without."""

    name: str
    address: str = ""


@dataclass(frozen=True)
class Picture:
    """A photograph that readers may see now, as a JPEG of so many pixels, with its words and who must be named."""

    address: str
    width: int
    height: int
    caption: str
    credit: str
    alt: str
    language: str  # of the caption


@dataclass(frozen=True)
class Entry:
    """One story, or what the paper says of one: a correction, a withdrawal."""

    id: str  # never changes
    address: str
    title: str
    summary: str  # plain
    html: str  # safe
    published: datetime
    updated: datetime | None = None
    language: str = ""
    authors: list[Named] = field(default_factory=list)
    categories: list[Named] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    corrections: list[dict] = field(default_factory=list)  # {"kind", "text", "at": ISO 8601}
    withdrawn: str = ""  # the id of the story that this entry says was withdrawn
    is_whole: bool = False  # whether `html` is the whole story

    @property
    def changed(self) -> datetime:
        return self.updated or self.published


@dataclass(frozen=True)
class Feed:
    """A feed and its entries, the newest first."""

    title: str
    description: str
    page: str  # that it stands beside
    address: str  # its own
    language: str
    paper: Named
    rights: str
    icon: str
    favicon: str
    hub: str
    entries: list[Entry]

    @property
    def changed(self) -> datetime:
        return max((entry.changed for entry in self.entries), default=SILENT)
