"""An AVIF's words: items of their own beside the picture's (ISO/IEC 14496-12, 8.11; ISO/IEC 23008-12, Annex A).

The picture's bytes are copied as they are. Where every item lies is said in `meta`, so that box is written anew: what
the items are (`iinf`), where they are (`iloc`), and which of them describe the picture (`iref`).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

RDF = b"application/rdf+xml"
TELLS = b"cdsc"  # "content describes": from the words to the picture


@dataclass
class Item:
    """One thing in the file: its number, its entry in `iinf`, its bytes."""

    number: int
    entry: bytes
    data: bytes

    @property
    def is_words(self) -> bool:
        kind = self.entry[16:20]
        return kind == b"Exif" or (kind == b"mime" and RDF in self.entry)


def sealed(content: bytes, xmp: bytes, exif: bytes) -> bytes:
    """Return the file with these words instead of any that it had.

    Raises ValueError for what is no AVIF, or one of a build that the newsroom's own knife never makes.
    """
    try:
        outer = dict(boxes(content))
        inner = dict(boxes(outer[b"meta"], 4))
        items = items_of(content, inner)
        shape = {name: inner[name] for name in (b"hdlr", b"pitm", b"iprp")}
    except (KeyError, IndexError, struct.error) as broken:
        raise ValueError("this is no AVIF") from broken
    if b"iref" in inner and any(kind != TELLS for kind, _ in boxes(inner[b"iref"], 4)):
        raise ValueError("the pictures in this AVIF refer to each other")
    primary = int.from_bytes(shape[b"pitm"][4:])
    pictures = [item for item in items if not item.is_words]
    return _written(_box(b"ftyp", outer[b"ftyp"]), shape, pictures, _words(pictures, xmp, exif), primary)


def boxes(content: bytes, place: int = 0) -> Iterator[tuple[bytes, bytes]]:
    """The boxes in these bytes: kind, and what is inside."""
    while place < len(content):
        length, kind = struct.unpack_from(">I4s", content, place)
        if length < 8 or place + length > len(content):
            raise ValueError("this AVIF is broken")
        yield kind, content[place + 8 : place + length]
        place += length


def items_of(content: bytes, inner: dict[bytes, bytes]) -> list[Item]:
    places = dict(_places(inner[b"iloc"]))
    entries = [_box(kind, entry) for kind, entry in boxes(inner[b"iinf"], 6)]  # version 0: a count in two bytes
    numbers = [int.from_bytes(entry[12:14]) for entry in entries]
    return [Item(n, entry, content[slice(*places[n])]) for n, entry in zip(numbers, entries, strict=True)]


def _places(iloc: bytes) -> Iterator[tuple[int, tuple[int, int]]]:
    """Every item's number, and where its bytes begin and end; in the one build that libavif writes (8.11.3)."""
    if iloc[:6] != b"\0\0\0\0\x44\0":
        raise ValueError("this AVIF says in another way where its items are")
    for place in range(8, len(iloc), 14):
        number, elsewhere, pieces, start, length = struct.unpack_from(">HHHII", iloc, place)
        if elsewhere or pieces != 1:
            raise ValueError("this AVIF keeps an item in pieces")
        yield number, (start, start + length)


def _words(pictures: list[Item], xmp: bytes, exif: bytes) -> list[Item]:
    number = max(item.number for item in pictures)
    said = []
    if exif:
        said.append((b"Exif\0", b"\0\0\0\0" + exif))  # four bytes before it: how far on the TIFF begins
    if xmp:
        said.append((b"mime\0" + RDF + b"\0", xmp))
    return [Item(n, _entry(n, kind), data) for n, (kind, data) in enumerate(said, number + 1)]


def _entry(number: int, kind: bytes) -> bytes:
    return _box(b"infe", b"\2\0\0\0" + struct.pack(">HH", number, 0) + kind)


def _written(ftyp: bytes, shape: dict[bytes, bytes], pictures: list[Item], words: list[Item], primary: int) -> bytes:
    items = [*pictures, *words]
    start = len(ftyp) + len(_meta(shape, items, words, primary, 0)) + 8  # a place takes four bytes wherever it is
    meta = _meta(shape, items, words, primary, start)
    return ftyp + meta + _box(b"mdat", b"".join(item.data for item in items))


def _meta(shape: dict[bytes, bytes], items: list[Item], words: list[Item], primary: int, start: int) -> bytes:
    """The box that says what is in the file, if the first item begins at `start`."""
    places = b""
    for item in items:
        places += struct.pack(">HHHII", item.number, 0, 1, start, len(item.data))
        start += len(item.data)
    count = struct.pack(">H", len(items))
    told = b"".join(_box(TELLS, struct.pack(">HHH", item.number, 1, primary)) for item in words)
    return _box(
        b"meta",
        b"\0\0\0\0"
        + _box(b"hdlr", shape[b"hdlr"])
        + _box(b"pitm", shape[b"pitm"])
        + _box(b"iloc", b"\0\0\0\0\x44\0" + count + places)
        + _box(b"iinf", b"\0\0\0\0" + count + b"".join(item.entry for item in items))
        + (_box(b"iref", b"\0\0\0\0" + told) if told else b"")
        + _box(b"iprp", shape[b"iprp"]),
    )


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, kind) + content
