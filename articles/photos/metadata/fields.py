"""From what XMP, IPTC and EXIF say to the readings of our fields, best first."""

import re
from typing import Any

from articles.photos.metadata.letters import LONGEST
from articles.photos.metadata.moments import day, end
from articles.photos.metadata.names import EXIF, FIELDS, IPTC, LISTS, PLACE_TAG, XMP
from articles.photos.metadata.xmp import texts
from articles.text.bidi import direction

MOST_IN_A_LIST = 100
A_WORD = 200  # letters of one keyword, or one name
CUT_OFF = 29  # bytes: the shortest of IPTC's limits, less half a letter
SEPARATORS = {"keywords": ";", "photographer": ";"}  # between several in one text of EXIF's


def fields(xmp: dict, iptc: dict, exif: dict) -> dict[str, list[dict]]:
    """Return the readings of each field that has any: {"source": "xmp" | "iptc" | "exif", "value": a text or a list}.

    Equal readings are one, and so is a reading of IPTC's that its limits have cut off from a longer one.
    """
    readings = {name: _differing(_readings(name, xmp, iptc, exif), name) for name in FIELDS}
    return {name: found for name, found in readings.items() if found}


def _readings(name: str, xmp: dict, iptc: dict, exif: dict) -> list[dict]:
    said = [("xmp", _of_xmp(name, xmp)), ("iptc", _of_iptc(name, iptc)), ("exif", _of_exif(name, exif))]
    first = [(source, next(filter(None, (_judged(name, value) for value in found)), [])) for source, found in said]
    return [{"source": source, "value": value} for source, values in first for value in values]


def _of_xmp(name: str, xmp: dict) -> list[list[list[str]]]:
    """What each property says: several lists of texts where it says the same in several languages, else one."""
    return [_said(_followed(xmp, path.split("/")), name in LISTS) for path in XMP[name]]


def _said(value: Any, several: bool) -> list[list[str]]:
    return [texts(value)] if several or isinstance(value, list) else [[text] for text in texts(value)]


def _followed(value: Any, path: list[str]) -> Any:
    """The value at the end of a path through structures; lists of structures give a list."""
    if not path:
        return value
    if isinstance(value, list):
        return [_followed(item, path) for item in value]
    if not isinstance(value, dict):
        return ""
    wanted = path[0] if ":" in path[0] else next((key for key in value if key.endswith(f":{path[0]}")), "")
    return _followed(value.get(wanted, ""), path[1:])


def _of_iptc(name: str, iptc: dict) -> list[list[list[str]]]:
    found = [iptc[key] for key in IPTC.get(name, ()) if key in iptc]
    if name == "until" and found:
        return [[[f"{found[0][0]} {(iptc.get('ExpirationTime') or [''])[0]}".strip()]]]
    return [[value] for value in found]


def _of_exif(name: str, exif: dict) -> list[list[list[str]]]:
    mark = SEPARATORS.get(name)
    found = [exif[key] for key in EXIF.get(name, ()) if key in exif]
    return [[[part.strip() for part in text.split(mark)] if mark else [text]] for text in found]


def _judged(name: str, values: list[list[str]]) -> list:
    """Values of the field's own kind; what cannot be one, or is empty, is left out."""
    whole = [[text for text in value if text] for value in values]
    if name == "keywords":
        whole = [[text for text in value if not PLACE_TAG.search(text)] for value in whole]
    if name in LISTS:
        return [list(dict.fromkeys(text[:A_WORD] for text in value))[:MOST_IN_A_LIST] for value in whole if value]
    kinds = {"date": day, "until": end}
    joined = [kinds.get(name, str)(_joined(value)[:LONGEST]) for value in whole if value]
    return [text for text in joined if text]


def _joined(names: list[str]) -> str:
    return ("، " if direction(" ".join(names)) == "rtl" else ", ").join(names)


def _differing(readings: list[dict], name: str) -> list[dict]:
    kept: list[dict] = []
    for reading in readings:
        if not any(_same(better, reading, name) for better in kept):
            kept.append(reading)
    return kept


def _same(better: dict, worse: dict, name: str) -> bool:
    if name in LISTS:
        return set(map(_bare, better["value"])) == set(map(_bare, worse["value"]))
    one, other = _bare(better["value"]), _bare(worse["value"])
    cut_off = worse["source"] == "iptc" and len(other.encode()) >= CUT_OFF and one.startswith(other)
    return one == other or cut_off


def _bare(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
