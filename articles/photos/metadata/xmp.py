"""XMP (ISO 16684-1): a packet of RDF in XML. Read without document types, which hide bombs and other files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from defusedxml.ElementTree import fromstring

from articles.photos.metadata.letters import cleaned

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST = 2 * 1024 * 1024  # bytes of a packet
DEEPEST = 8
MOST = 200  # in one list
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
DEFAULT = "x-default"
PACKETS = ("{adobe:ns:meta/}xmpmeta", f"{RDF}RDF")
PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
    "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
    "http://prismstandard.org/namespaces/basic/2.0/": "prism",
    "http://prismstandard.org/namespaces/basic/2.1/": "prism",
    "http://prismstandard.org/namespaces/basic/3.0/": "prism",
    "http://prismstandard.org/namespaces/prismusagerights/2.1/": "pur",
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
    "http://ns.adobe.com/exif/1.0/aux/": "aux",
    "http://cipa.jp/exif/1.0/": "exifEX",
    "http://www.metadataworkinggroup.com/schemas/regions/": "mwg-rs",
}


class Languages(dict):
    """One text in several languages, by the code of each; "x-default" is for everybody."""


def read(packet: bytes) -> dict:
    """Return every property by its name ("dc:description"): a text, a list, Languages, or a structure of properties.

    Raises whatever XML that is none, or not to be trusted, raises.
    """
    root = fromstring(packet[:LARGEST].strip(b"\0 \r\n\t"), forbid_dtd=True)
    if root.tag not in PACKETS:
        return {}
    found: dict = {}
    for description in root if root.tag == f"{RDF}RDF" else root.find(f"{RDF}RDF") or []:
        found = {**_properties(description, 0), **found}
    return dict(list(found.items())[:MOST])


def texts(value: Any) -> list[str]:
    """Return all texts of a value, the one that is for everybody first; those of a structure are not among them."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, Languages):
        return list(dict.fromkeys(text for text in (value.get(DEFAULT), *value.values()) if text))
    return [text for item in value for text in texts(item)] if isinstance(value, list) else []


def _properties(element: Element, depth: int) -> dict:
    """What an element says of the thing that it describes, in attributes and in elements."""
    found = {_name(key): cleaned(text) for key, text in element.attrib.items() if _says_something(key)}
    for child in list(element)[:MOST]:
        if not child.tag.startswith(RDF):
            found[_name(child.tag)] = _value(child, depth + 1)
    return found


def _says_something(key: str) -> bool:
    return key.startswith("{") and not key.startswith((RDF, LANGUAGE))


def _name(tag: str) -> str:
    space, _brace, name = tag.removeprefix("{").rpartition("}")
    prefix = PREFIXES.get(space) or space.rstrip("/#").rpartition("/")[2]
    return cleaned(f"{prefix}:{name}")[:100]


def _value(element: Element, depth: int) -> Any:
    if depth > DEEPEST:
        return ""
    if f"{RDF}resource" in element.attrib:
        return cleaned(element.attrib[f"{RDF}resource"])
    for child in element:
        if child.tag == f"{RDF}Alt":
            return _alternatives(child, depth)
        if child.tag in (f"{RDF}Bag", f"{RDF}Seq"):
            return [_value(item, depth + 1) for item in list(child)[:MOST]]
        if child.tag == f"{RDF}Description":
            return _qualified(child, depth)
    structure = _properties(element, depth)
    return structure or _qualified(element, depth)


def _alternatives(alternatives: Element, depth: int) -> Languages | list:
    items = list(alternatives)[:MOST]
    if any(LANGUAGE in item.attrib for item in items):
        found = {cleaned(item.attrib.get(LANGUAGE, DEFAULT)): cleaned("".join(item.itertext())) for item in items}
        return Languages(found)
    return [_value(item, depth + 1) for item in items]


def _qualified(element: Element, depth: int) -> Any:
    """The value proper, if it stands among qualifiers; else a structure, or the element's own text."""
    value = element.find(f"{RDF}value")
    if value is not None:
        return cleaned(value.text or "")
    return _properties(element, depth) or cleaned(element.text or "")
