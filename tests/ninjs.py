"""What ninjs 2.1 lets a news object be, as a table (https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json).

Written from the standard and not from our code, so that a test which holds our answers against it can fail. What we do
not use (events, objects, symbols, contacts, rights expressions) is left out: it would be refused, and be added here.
"""

import re
from datetime import datetime
from urllib.parse import urlsplit

ENUMS = {
    "type": {"text", "audio", "video", "picture", "graphic", "composite", "component"},
    "representationtype": {"full", "partial"},
    "pubstatus": {"usable", "withheld", "canceled"},
}
MOMENTS = {"firstcreated", "versioncreated", "contentcreated", "embargoed", "expires"}
TEXTS = {"profile", "version", "copyrightholder", "copyrightnotice", "usageterms", "ednote", "language", "title", "by",
         "slugline", "located"}  # fmt: skip
NUMBERS = {"urgency"}
WORDS = {"role": str, "contenttype": str, "value": str}
CONCEPT = {"name": str, "rel": str, "uri": "uri", "literal": str}
LISTS = {  # members of each of their objects; those that must be there stand in NEEDED
    "headlines": WORDS,
    "descriptions": WORDS,
    "bodies": {**WORDS, "charcount": int, "wordcount": int},
    "people": CONCEPT,
    "organisations": CONCEPT,
    "places": CONCEPT,
    "subjects": {**CONCEPT, "creator": str, "relevance": int, "confidence": int},
    "infosources": {"name": str, "role": str, "uri": "uri", "literal": str},
    "genres": {"name": str, "uri": str, "literal": str},
    "altids": {"role": str, "value": str},
    "trustindicators": {"role": "uri", "title": str, "href": "uri"},
    "renditions": {"name": str, "href": "uri", "contenttype": str, "title": str, "height": int, "width": int,
                   "sizeinbytes": int, "duration": int, "format": str},
}  # fmt: skip
NEEDED = {"headlines": "value", "descriptions": "value", "bodies": "value", "renditions": "name"}
STANDARD = {"name": str, "version": str, "schema": "uri"}


def faults(thing: dict, *, where: str = "", associated: bool = False) -> list[str]:
    """Return in what the object is no ninjs; nothing if it is. Associated objects have a name too."""
    needed = {"uri", "name"} if associated else {"uri"}
    found = [f"{where}: no {name}" for name in needed - set(thing)]
    for name, value in thing.items():
        found += _faults(name, value, f"{where}.{name}", associated)
    return found


def _faults(name: str, value, where: str, associated: bool) -> list[str]:
    if name == "associations":
        return [fault for each in value for fault in faults(each, where=where, associated=True)]
    if name in LISTS:
        return [fault for each in value for fault in _members(each, LISTS[name], NEEDED.get(name), where)]
    if name == "standard":
        return _members(value, STANDARD, None, where)
    kinds = {"uri": "uri", **({"name": str} if associated else {}), **dict.fromkeys(TEXTS, str)}
    kinds |= {**dict.fromkeys(MOMENTS, "date-time"), **dict.fromkeys(NUMBERS, int)}
    if name in ENUMS:
        return [] if value in ENUMS[name] else [f"{where}: {value!r} is none of {sorted(ENUMS[name])}"]
    return _kind(value, kinds[name], where) if name in kinds else [f"{where}: not in the standard"]


def _members(thing: dict, members: dict, needed: str | None, where: str) -> list[str]:
    found = [f"{where}: no {needed}"] if needed and needed not in thing else []
    for name, value in thing.items():
        found += _kind(value, members[name], f"{where}.{name}") if name in members else [f"{where}.{name}: unknown"]
    return found


def _kind(value, kind, where: str) -> list[str]:
    if kind == "uri":
        there = isinstance(value, str) and urlsplit(value).scheme and not re.search(r"[^\x21-\x7e]", value)
        return [] if there else [f"{where}: {value!r} is no whole URI"]
    if kind == "date-time":
        try:
            return [] if datetime.fromisoformat(value).tzinfo and "T" in value else [f"{where}: {value!r} has no zone"]
        except ValueError:
            return [f"{where}: {value!r} is no moment"]
    right = isinstance(value, kind) and not (kind is int and isinstance(value, bool))
    return [] if right else [f"{where}: {value!r} is no {kind.__name__}"]
