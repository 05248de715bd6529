"""The shapes of what comes back, as JSON Schema: what we say of a story, by the names that ninjs 2.1 has for it."""

from collections.abc import Mapping

from articles.editions import EDITIONS
from articles.models.genre import Genre
from articles.models.person import Person

TEXT = {"type": "string"}
ADDRESS = {"type": "string", "format": "uri"}
MOMENT = {"type": "string", "format": "date-time"}
COUNT = {"type": "integer", "minimum": 0}
CODE = {"type": "string", "enum": list(EDITIONS)}


def object_of(needed: Mapping, others: Mapping | None = None) -> dict:
    """Return the schema of an object with these members and no others."""
    members = {**needed, **(others or {})}
    return {"type": "object", "properties": members, "required": list(needed), "additionalProperties": False}


def one_of(*values: str) -> dict:
    return {"type": "string", "enum": list(values)}


def some(shape: Mapping | str) -> dict:
    return {"type": "array", "items": _at(shape) if isinstance(shape, str) else dict(shape)}


def listed(shape: str) -> dict:
    return object_of({"items": some(shape), "links": object_of({"self": ADDRESS}, {"next": ADDRESS})})


def _at(name: str) -> dict:
    return {"$ref": f"#/components/schemas/{name}"}


def _text(*roles: str, **others: Mapping) -> dict:
    """A text with its role: headlines, descriptions, bodies."""
    return object_of({"role": one_of(*roles), "contenttype": TEXT, "value": TEXT, **others})


def _called(*rel: str) -> dict:
    """Something that a story has to do with: a name, why it is named, where its page is."""
    return object_of({"name": TEXT, "rel": one_of(*rel)}, {"uri": ADDRESS, "literal": TEXT})


STANDARD = object_of({"name": one_of("ninjs"), "version": one_of("2.1"), "schema": ADDRESS})
ALTIDS = some(object_of({"role": one_of("number", "short", "web"), "value": TEXT}))
RENDITION = object_of({"name": TEXT, "href": ADDRESS, "contenttype": TEXT, "width": COUNT, "height": COUNT})
PICTURE = object_of(
    {"name": TEXT, "uri": ADDRESS, "type": one_of("picture"), "representationtype": one_of("full"),
     "pubstatus": one_of("usable"), "language": CODE, "renditions": some(RENDITION)},
    {"headlines": some(_text("main")), "descriptions": some(_text("caption", "alt")), "by": TEXT,
     "infosources": some(object_of({"name": TEXT, "role": one_of("agency"), "literal": TEXT})),
     "copyrightnotice": TEXT, "usageterms": TEXT, "located": TEXT, "expires": MOMENT},
)  # fmt: skip
SIBLING = object_of(
    {"name": TEXT, "uri": ADDRESS, "type": one_of("text"), "representationtype": one_of("partial"), "language": CODE,
     "versioncreated": MOMENT, "headlines": some(_text("main")), "altids": ALTIDS},
)  # fmt: skip
STORY = object_of(
    {"uri": ADDRESS, "standard": STANDARD, "type": one_of("text"), "representationtype": one_of("full", "partial"),
     "version": TEXT, "firstcreated": MOMENT, "versioncreated": MOMENT,
     "pubstatus": one_of("usable"), "urgency": {"type": "integer", "minimum": 1, "maximum": 9}, "language": CODE,
     "copyrightholder": TEXT, "copyrightnotice": TEXT, "altids": ALTIDS,
     "genres": some(object_of({"name": TEXT, "literal": one_of(*Genre.values)})),
     "headlines": some(_text("main", "short", "kicker")), "places": some(_called("dateline", "region"))},
    {"profile": one_of("text-photo", "text-only"), "ednote": TEXT, "by": TEXT,
     "descriptions": some(_text("standfirst", "correction", "clarification", "update")),
     "people": some(_called("author")), "organisations": some(_called("author")), "located": TEXT,
     "subjects": some(_called("about")), "expires": MOMENT,
     "bodies": some(_text("main", "plain", charcount=COUNT, wordcount=COUNT)),
     "associations": some({"anyOf": [_at("Picture"), _at("Sibling")]})},
)  # fmt: skip
NAMED = {"id": COUNT, "name": TEXT, "language": CODE, "uri": ADDRESS}
CARD = object_of(
    {"version": one_of("1.0"), "type": one_of("rich", "photo"), "title": TEXT, "provider_name": TEXT,
     "provider_url": ADDRESS, "cache_age": COUNT, "width": COUNT, "height": COUNT},
    {"author_name": TEXT, "author_url": ADDRESS, "html": TEXT, "url": ADDRESS, "thumbnail_url": ADDRESS,
     "thumbnail_width": COUNT, "thumbnail_height": COUNT},
)  # fmt: skip
SHAPES = {
    "Story": STORY,
    "Picture": PICTURE,
    "Sibling": SIBLING,
    "Withdrawn": object_of(
        {"uri": ADDRESS, "standard": STANDARD, "type": one_of("text"), "representationtype": one_of("partial"),
         "pubstatus": one_of("canceled"), "version": TEXT, "versioncreated": MOMENT, "language": CODE, "ednote": TEXT}
    ),
    "Stories": listed("Story"),
    "Region": object_of({**NAMED, "slug": TEXT, "path": TEXT, "parent": {"type": ["string", "null"]}}),
    "Regions": listed("Region"),
    "Topic": object_of({**NAMED, "slug": TEXT, "is_section": {"type": "boolean"}}),
    "Topics": listed("Topic"),
    "Person": object_of({**NAMED, "kind": one_of(*Person.Kind.values)}),
    "People": listed("Person"),
    "Card": CARD,
    "Problem": object_of(
        {"type": {"type": "string", "format": "uri-reference"}, "title": TEXT, "status": COUNT, "detail": TEXT},
        {"errors": some(object_of({"parameter": TEXT, "detail": TEXT}))},
    ),
}  # fmt: skip
