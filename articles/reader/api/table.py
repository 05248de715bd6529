"""THE table of what machines may ask: each address, its parameters, and what comes back.

The views read their questions by it, the description (OpenAPI) and the page for people are printed from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.editions import DEFAULT_EDITION, EDITIONS

Words = str | Promise
MOST = 50  # stories a page; of names, twice as many
SLUG = {"type": "string", "pattern": "^[-a-zA-Z0-9_]{1,50}$"}
NUMBER = {"type": "integer", "minimum": 1, "maximum": 999_999_999_999_999_999}
PIXELS = {"type": "integer", "minimum": 1, "maximum": 100_000}
DAY = {"type": "string", "format": "date"}
MARK = r"^(\d{8}T\d{6}\.\d{6}-\d{1,18}|[0-3]\.-?\d{1,19})$"


@dataclass(frozen=True)
class Parameter:
    """One thing that may be asked. `schema` is JSON Schema, and what the question is held against."""

    name: str
    about: Words
    schema: Mapping[str, Any]
    needed: bool = False
    example: Any = None

    @property
    def values(self) -> str:
        """What may be written, where that is one of a few words."""
        return ", ".join(self.schema.get("enum", ["true", "false"] if self.schema["type"] == "boolean" else []))

    @property
    def default(self) -> str:
        return str(self.schema.get("default", ""))


@dataclass(frozen=True)
class Door:
    """One address. `answers` is what comes back with 200 (reader.api.shapes), `others` what else may, by status."""

    name: str  # of the address, for reverse()
    path: str
    title: Words
    about: Words
    answers: str
    parameters: tuple[Parameter, ...] = ()
    others: Mapping[int, str] = field(default_factory=dict)  # status: shape

    @property
    def operation(self) -> str:
        return self.name.replace("-", "_")

    @property
    def asks_nothing(self) -> bool:
        """Whether it answers as it stands, so that a reader may simply look."""
        return not any(parameter.needed for parameter in self.parameters)


EDITION = Parameter(
    "edition",
    _("Whose stories and names: the code of an edition."),
    {"type": "string", "enum": list(EDITIONS), "default": DEFAULT_EDITION},
)
LIMIT = Parameter(
    "limit", _("How many stories a page has."), {"type": "integer", "minimum": 1, "maximum": MOST, "default": 20}
)
NAMES = Parameter(
    "limit",
    _("How many names a page has."),
    {"type": "integer", "minimum": 1, "maximum": 2 * MOST, "default": 2 * MOST},
)
AFTER = Parameter(
    "after", _("The number that the page before ended with; the answer’s next link has it."), {**NUMBER, "minimum": 0}
)
ASKED = (
    EDITION,
    Parameter("q", _("Words: all must be there; in quotes they follow one another."),
              {"type": "string", "minLength": 1, "maxLength": 200}),
    Parameter("region", _("The address name of a region; its parts count too."), SLUG, example="europe"),
    Parameter("topic", _("The address name of a topic."), SLUG),
    Parameter("person", _("The number of a writer."), NUMBER),
    Parameter("agency", _("The address name of an agency whose pictures the story shows."), SLUG),
    Parameter("photos", _("true: only stories that show a picture."), {"type": "boolean"}),
    Parameter("from", _("The first day, on the edition’s clock."), DAY, example="2026-01-31"),
    Parameter("to", _("The last day, on the edition’s clock."), DAY, example="2026-12-31"),
    Parameter("sort", _("Of a search: best fit first, or newest first."),
              {"type": "string", "enum": ["best", "newest"], "default": "best"}),
    Parameter("before", _("The mark of a page, as the answer’s next link has it."),
              {"type": "string", "pattern": MARK}),
    LIMIT,
)  # fmt: skip

DOORS = (
    Door(
        "api-stories", "/api/stories/", _("Stories"),
        _("Stories that readers can see, the newest first; narrowed as on the page of the archive."),
        "Stories", ASKED, {400: "Problem"},
    ),
    Door(
        "api-story", "/api/stories/{number}.json", _("A story"),
        _("One story, whole, as ninjs 2.1. One that was withdrawn answers 410 with its notice."),
        "Story", (Parameter("number", _("The story’s number."), NUMBER, needed=True),),
        {400: "Problem", 404: "Problem", 410: "Withdrawn"},
    ),
    Door(
        "api-regions", "/api/regions/", _("Regions"), _("The readers’ map: each region with what it is part of."),
        "Regions", (EDITION, AFTER, NAMES), {400: "Problem"},
    ),
    Door(
        "api-topics", "/api/topics/", _("Topics"), _("The topics of which readers can see a story."),
        "Topics", (EDITION, AFTER, NAMES), {400: "Problem"},
    ),
    Door(
        "api-people", "/api/people/", _("Writers"), _("The writers of whom readers can see a story."),
        "People", (EDITION, AFTER, NAMES), {400: "Problem"},
    ),
    Door(
        "oembed", "/oembed/", _("A card"),
        _("The card or the picture of an address of this paper, for a page that links to it (oEmbed)."),
        "Card",
        (
            Parameter("url", _("The address of a story or of a photo."),
                      {"type": "string", "format": "uri", "maxLength": 2000}, needed=True),
            Parameter("format", _("How the answer is written."),
                      {"type": "string", "enum": ["json", "xml"], "default": "json"}),
            Parameter("maxwidth", _("How wide it may be, in pixels."), PIXELS),
            Parameter("maxheight", _("How high it may be, in pixels."), PIXELS),
        ),
        {400: "Problem", 404: "Problem", 410: "Problem"},
    ),
)  # fmt: skip
BY_NAME = {door.name: door for door in DOORS}
