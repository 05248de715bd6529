"""What is kept of metadata beside our fields: all of it but the place on earth, within bounds."""

import json
import re
from typing import Any

from articles.photos.metadata.exif import on_earth
from articles.photos.metadata.names import LOCATION, PLACE_TAG

LARGEST = 64 * 1024  # bytes of JSON
MOST, A_TAG = 20, 100  # tags that tell the place, and letters of one
MACHINE_TAG = re.compile(r"geo:(lat|lon)[a-z]*=(-?[0-9]{1,3}(?:\.[0-9]{1,12})?)\s*$", re.I)
DEGREES = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)(?:,([0-9]+(?:\.[0-9]+)?))?(?:,([0-9]+(?:\.[0-9]+)?))?\s*([NSEW])\s*$")


def without_location(properties: dict) -> dict:
    """Return the properties, and those of structures among them, without what tells the place on earth."""
    return {name: _without(value) for name, value in properties.items() if not _tells(name)}


def _without(value: Any) -> Any:
    if isinstance(value, dict):
        return without_location(value)
    if isinstance(value, list):
        return [_without(item) for item in value if not tags(item)]
    return ";".join(part for part in value.split(";") if not PLACE_TAG.search(part)) if tags(value) else value


def tags(value: Any) -> list[str]:
    """Return the keywords in a text, or a list, that tell the place on earth: those of EXIF stand in one text."""
    if isinstance(value, list):
        return list(dict.fromkeys(tag for item in value for tag in tags(item)))[:MOST]
    parts = value.split(";") if isinstance(value, str) else []
    return [part.strip()[:A_TAG] for part in parts if PLACE_TAG.search(part)]


def place_in(tags: list[str]) -> dict[str, float] | None:
    """Return where machine tags say that the picture was taken; None if they do not say it whole."""
    found = {match[1].lower(): float(match[2]) for tag in tags if (match := MACHINE_TAG.search(tag))}
    return on_earth(found["lat"], found["lon"]) if len(found) == 2 else None


def _tells(name: str) -> bool:
    return any(word in name.lower() for word in LOCATION)


def within(raw: dict[str, dict], most: int = LARGEST) -> dict[str, dict]:
    """Return what fits into so many bytes of JSON, the short before the long, in the order in which it stands."""
    entries = [(_size(name, value), source, name) for source, found in raw.items() for name, value in found.items()]
    kept, left = set(), most - _size("", {source: {} for source in raw})
    for size, source, name in sorted(entries):
        left -= size
        if left >= 0:
            kept.add((source, name))
    return {
        source: {name: value for name, value in found.items() if (source, name) in kept}
        for source, found in raw.items()
    }


def _size(name: str, value: Any) -> int:
    """How many bytes of JSON a property takes, with the marks around it."""
    return len(json.dumps({name: value}, ensure_ascii=False).encode()) + 2


def location_in(xmp: dict) -> dict[str, float] | None:
    """Return where XMP says that the picture was taken: "34,31.5N" and the like (ISO 16684-2, GPSCoordinate)."""
    latitude, longitude = (_degrees(xmp.get(f"exif:GPS{side}")) for side in ("Latitude", "Longitude"))
    return None if latitude is None or longitude is None else on_earth(latitude, longitude)


def _degrees(text: Any) -> float | None:
    found = DEGREES.match(text) if isinstance(text, str) else None
    if not found:
        return None
    size = sum(float(part or 0) / 60**power for power, part in enumerate(found.groups()[:3]))
    return -size if found[4] in "SW" else size
