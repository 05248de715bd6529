"""A file that somebody else's program has made, with our words in it and nothing else that it said of itself.

The picture stays as it was encoded, byte for byte. What is kept of the rest is listed here, so that what nobody has
thought of goes: EXIF, XMP and IPTC, makers' notes, previews, second pictures and films behind the first one.
"""

import re
import struct
import zlib
from collections.abc import Iterator

from articles.photos.sealing import avif, jpeg, packet, webp
from articles.photos.words import Words

# --- What a picture consists of, and what of its file says how it is to be shown ------------------
APP2, APP14, APP15, EOI, COMMENT = 0xE2, 0xEE, 0xEF, 0xD9, 0xFE  # ITU-T T.81, table B.1
SHOWN = ((jpeg.APP0, b"JFIF\0"), (APP2, b"ICC_PROFILE\0"), (APP14, b"Adobe"))
MARKER = re.compile(rb"\xff+([^\x00\xff])", re.DOTALL)  # B.1.1.2: any number of fill bytes may stand before it
NEXT = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]", re.DOTALL)  # what ends a scan: a marker that is no restart
MOST = 100_000  # pieces of one file
PNG = b"\x89PNG\r\n\x1a\n"
OF_A_PNG = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs".split()
)  # PNG, third edition, 5.6
OF_A_WEBP = (b"ICCP", b"ALPH", b"VP8 ", b"VP8L")  # in the order in which they stand (RFC 9649, 2.7)
HAS_PROFILE, HAS_ALPHA = 0x20, 0x10
OF_AN_AVIF = frozenset(b"av1C ispe pixi colr pasp clap irot imir clli mdcv cclv a1op lsel a1lx".split())
TURN = re.compile(rb"tiff:Orientation(?:=[\"']|>)([1-8])")


def sealed(content: bytes, format: str, words: Words) -> bytes:
    """Return the file with these words, upright as it was, and without all that it said.

    Raises ValueError for a format in which that cannot be done, and for a file that is broken or of a rare build.
    """
    if format not in FORMATS:
        raise ValueError(f"nobody seals {format}")
    try:
        return FORMATS[format](content, words)
    except (IndexError, KeyError, struct.error) as broken:
        raise ValueError("this file is broken") from broken


# --- JPEG -----------------------------------------------------------------------------------------
def _jpeg(content: bytes, words: Words) -> bytes:
    segments = list(_segments(content))
    said = [segment[4:] for segment in segments if segment[1] == jpeg.APP1]
    turn = _turn(*_of(said, jpeg.EXIF), *_of(said, jpeg.XMP))
    picture = b"".join(segment for segment in segments if _is_shown(segment))
    return jpeg.sealed(jpeg.FIRST + picture + jpeg.LAST, packet.xmp(words), packet.exif(words, turn))


def _segments(content: bytes) -> Iterator[bytes]:
    """Everything between a JPEG's first two bytes and its end; a scan's data belong to its header."""
    if not content.startswith(jpeg.FIRST):
        raise ValueError("this is no JPEG")
    place = 2
    for _turn in range(MOST):
        marker = MARKER.match(content, place)
        if marker is None or marker[1][0] == EOI:
            return  # some programs forget the end
        place = marker.end() - 2
        end = marker.end() + int.from_bytes(content[place + 2 : place + 4])
        if marker[1][0] == jpeg.SOS:
            following = NEXT.search(content, end)
            end = following.start() if following else len(content)
        yield content[place:end]
        place = end
    raise ValueError("this JPEG is in too many pieces")


def _is_shown(segment: bytes) -> bool:
    kind = segment[1]
    other = jpeg.APP0 <= kind <= APP15 or kind == COMMENT
    return not other or any(kind == number and segment[4:].startswith(name) for number, name in SHOWN)


def _of(said: list[bytes], name: bytes) -> list[bytes]:
    return [one.removeprefix(name) for one in said if one.startswith(name)]


# --- PNG ------------------------------------------------------------------------------------------
def _png(content: bytes, words: Words) -> bytes:
    if not content.startswith(PNG):
        raise ValueError("this is no PNG")
    chunks = list(_chunks(content))
    turn = _turn(*(chunk[8:-4] for chunk in chunks if chunk[4:8] in (b"eXIf", b"iTXt")))
    header, *rest = (chunk for chunk in chunks if chunk[4:8] in OF_A_PNG)
    text = packet.xmp(words)
    said = [(b"eXIf", packet.exif(words, turn)), (b"iTXt", text and b"XML:com.adobe.xmp\0\0\0\0\0" + text)]
    return b"".join([PNG, header, *(_chunk(kind, data) for kind, data in said if data), *rest])


def _chunks(content: bytes) -> Iterator[bytes]:
    place, kind = len(PNG), b""
    for _turn in range(MOST):
        length, kind = struct.unpack_from(">I4s", content, place)
        if place + length + 12 > len(content):
            break
        yield content[place : place + length + 12]
        place += length + 12
        if kind == b"IEND":
            return
    raise ValueError("this PNG is broken")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


# --- WebP and AVIF --------------------------------------------------------------------------------
def _webp(content: bytes, words: Words) -> bytes:
    chunks = dict(webp.chunks(content[: 8 + int.from_bytes(content[4:8], "little")]))
    if (b"VP8 " in chunks) == (b"VP8L" in chunks):
        raise ValueError("this is no still WebP")
    xmp, exif = packet.xmp(words), packet.exif(words, _turn(chunks.get(b"EXIF", b""), chunks.get(b"XMP ", b"")))
    kept = [(kind, chunks[kind]) for kind in OF_A_WEBP if kind in chunks]
    said = [(kind, data) for kind, data in ((b"EXIF", exif), (b"XMP ", xmp)) if data]
    if len(kept) > 1 or said:
        kept = [(b"VP8X", _canvas(chunks, dict(said))), *kept]
    return webp.chunk(b"RIFF", b"WEBP" + b"".join(webp.chunk(kind, data) for kind, data in [*kept, *said]))


def _canvas(chunks: dict[bytes, bytes], said: dict[bytes, bytes]) -> bytes:
    """VP8X: what there is, and both sides less one in 24 bits each (RFC 9649, 2.7; of a lossless picture 3.4)."""
    profile, alpha = HAS_PROFILE * (b"ICCP" in chunks), HAS_ALPHA * (b"ALPH" in chunks)
    flags = profile | alpha | webp.HAS_EXIF * (b"EXIF" in said) | webp.HAS_XMP * (b"XMP " in said)
    if b"VP8L" in chunks:
        head = int.from_bytes(chunks[b"VP8L"][1:5], "little")
        width, height, flags = head & 0x3FFF, head >> 14 & 0x3FFF, flags | HAS_ALPHA * (head >> 28 & 1)
    else:
        width, height = ((side & 0x3FFF) - 1 for side in struct.unpack_from("<HH", chunks[b"VP8 "], 6))
    return struct.pack("<I", flags) + width.to_bytes(3, "little") + height.to_bytes(3, "little")


def _avif(content: bytes, words: Words) -> bytes:
    """Sealed as a rendition is, if there is nothing in it but the picture: items and properties of known kinds."""
    whole = avif.sealed(content, packet.xmp(words), packet.exif(words))
    inner = dict(avif.boxes(dict(avif.boxes(whole))[b"meta"], 4))
    pictures = [item for item in avif.items_of(whole, inner) if not item.is_words]
    properties = {kind for kind, _data in avif.boxes(dict(avif.boxes(inner[b"iprp"]))[b"ipco"])}
    if any(item.entry[16:20] != b"av01" for item in pictures) or properties - OF_AN_AVIF:
        raise ValueError("there is more in this AVIF than a picture")
    return whole


FORMATS = {"jpg": _jpeg, "png": _png, "webp": _webp, "avif": _avif}


# --- Which way is up ------------------------------------------------------------------------------
def _turn(*said: bytes) -> int:
    """Return Orientation as the first of these says it, TIFF or XMP; 1 if none does. AVIF says it elsewhere."""
    for one in said:
        found = _of_tiff(one.removeprefix(jpeg.EXIF)) or next(map(int, TURN.findall(one)), 0)
        if found:
            return found
    return 1


def _of_tiff(exif: bytes) -> int:
    """Return what the first directory says (TIFF 6.0, section 2), 0 for nothing that makes sense."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None or len(exif) < 10:
        return 0
    start = struct.unpack_from(order + "I", exif, 4)[0]
    count = int.from_bytes(exif[start : start + 2], "little" if order == "<" else "big")
    for place in range(start + 2, min(start + 2 + 12 * count, len(exif) - 11), 12):
        tag, _kind, _count, value = struct.unpack_from(order + "HHIH", exif, place)
        if tag == packet.ORIENTATION:
            return value if 1 <= value <= 8 else 0
    return 0
