"""Everything that a picture's file says of it, ready to be asked what the caption is.

XMP is trusted before IPTC, IPTC before EXIF (Metadata Working Group, Guidelines 2.0); where they differ, all that was
said is kept, so that the desk may choose. Broken metadata say nothing, and never cost anybody a picture.
"""

from collections.abc import Callable, Iterator

from PIL import Image

from articles.photos.metadata import exif, iptc, xmp
from articles.photos.metadata.fields import fields
from articles.photos.metadata.names import LOCATION
from articles.photos.metadata.rest import location_in, place_in, tags, within, without_location

EXTENSION = b"http://ns.adobe.com/xmp/extension/"  # XMP that is too long for one segment of a JPEG
PHOTOSHOP_IPTC = 0x0404  # the number of the resource in a JPEG's Photoshop block


def metadata(picture: Image.Image, charset: str) -> dict:
    """Return {"fields": {name: [{"source", "value"}, …]}, "raw": {source: {name: value}}, "location": {…} or None}.

    The readings of a field (names.py) stand best first, each value once; `charset` is for metadata that do not say
    theirs. `raw` is what a person may look at later, without the place on earth, and of bounded size. `location` has
    latitude and longitude, if they can be read, and the keywords that tell the place as "tags"; it is {} where the file
    tells of the place in a way that is not understood, and None where nothing in it does.
    """
    said = {
        "xmp": _or_nothing(lambda: xmp.read(xmp_packet(picture))),
        "iptc": _or_nothing(lambda: iptc.read(iptc_block(picture), charset)),
        "exif": _or_nothing(lambda: exif.read(picture.getexif(), charset)),
    }
    told = tags([value for properties in said.values() for value in _values(properties)])
    place = _or_nothing(lambda: exif.place(picture.getexif()) or location_in(said["xmp"]) or place_in(told))
    known = {**place, "tags": told} if told else place
    where = known if known or hides_place(picture) else None
    raw = within({source: without_location(properties) for source, properties in said.items() if properties})
    return {"fields": _or_nothing(lambda: fields(**said)), "raw": raw, "location": where}


def hides_place(picture: Image.Image) -> bool:
    """Whether the file tells of the place on earth in EXIF or XMP, in whatever spelling."""
    try:
        packets = [xmp_packet(picture), *(said for _name, said in getattr(picture, "applist", ()) if EXTENSION in said)]
        written = b"".join(packets).replace(b"\0", b"").lower()  # in UTF-16 as well
        return any(word.encode() in written for word in LOCATION) or exif.hides_place(picture.getexif())
    except Exception:  # what cannot be looked through may tell anything
        return True


def _values(properties: dict) -> Iterator[object]:
    """Every text and list in what one source says, however deep."""
    for value in properties.values():
        yield from _values(value) if isinstance(value, dict) else (value,)


def _or_nothing(reading: Callable[[], dict | None]) -> dict:
    try:
        return reading() or {}
    except MemoryError:
        raise
    except Exception:  # XML, structs, encodings, recursion: hostile files raise anything
        return {}


def xmp_packet(picture: Image.Image) -> bytes:
    """Return the file's packet of XMP; Pillow keeps it under one name for most formats, a PNG's older under another."""
    packet = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    return packet.encode() if isinstance(packet, str) else packet


def iptc_block(picture: Image.Image) -> bytes:
    """Return the file's IPTC records: a JPEG's Photoshop block has them, a PNG a text of hexadecimal digits."""
    resources = picture.info.get("photoshop")
    if isinstance(resources, dict):
        return resources.get(PHOTOSHOP_IPTC, b"")
    profile = picture.info.get("Raw profile type iptc")
    return _unpacked(bytes.fromhex("".join(str(profile).split("\n")[3:]))) if profile else b""


def _unpacked(block: bytes) -> bytes:
    """What ImageMagick and exiftool wrap in a Photoshop block of one resource, its size in four bytes before it."""
    start = block.find(b"8BIM\x04\x04")
    return block[start + 12 :] if start >= 0 else block
