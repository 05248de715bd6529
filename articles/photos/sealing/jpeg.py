"""A JPEG's words: two APP1 segments behind its JFIF header (ITU-T T.81; EXIF 2.32, 4.7; XMP part 3, 1.1.3)."""

import struct

APP0, APP1, SOS = 0xE0, 0xE1, 0xDA
FIRST, LAST = b"\xff\xd8", b"\xff\xd9"  # what a whole JPEG begins and ends with
EXIF, XMP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0"


def sealed(content: bytes, xmp: bytes, exif: bytes) -> bytes:
    """Return the file with these words instead of any that it had. Raises ValueError for what is no whole JPEG."""
    header, rest = _opened(content)
    first = [segment for segment in header if segment[1] == APP0]
    others = [segment for segment in header if segment[1] not in (APP0, APP1)]
    words = [_segment(name + said) for name, said in ((EXIF, exif), (XMP, xmp)) if said]
    return b"".join([FIRST, *first, *words, *others, rest])


def _opened(content: bytes) -> tuple[list[bytes], bytes]:
    """The segments before the picture itself, and the picture."""
    if not (content.startswith(FIRST) and content.endswith(LAST) and len(content) > 8):
        raise ValueError("this is no whole JPEG")
    segments, place = [], 2
    while content[place + 1] != SOS:
        length = 2 + int.from_bytes(content[place + 2 : place + 4])
        if content[place] != 0xFF or place + length + 2 > len(content):
            raise ValueError("this JPEG is broken")
        segments.append(content[place : place + length])
        place += length
    return segments, content[place:]


def _segment(said: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, APP1, len(said) + 2) + said
