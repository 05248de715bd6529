"""A WebP's words: EXIF and XMP chunks, and the extended header that announces them (RFC 9649, 2.7)."""

import struct
from collections.abc import Iterator

HAS_EXIF, HAS_XMP = 0x08, 0x04


def sealed(content: bytes, xmp: bytes, exif: bytes) -> bytes:
    """Return the file with these words instead of any that it had.

    Raises ValueError for what is no whole, lossy WebP.
    """
    pictures = [data for kind, data in chunks(content) if kind == b"VP8 "]
    if len(pictures) != 1:
        raise ValueError("this is no still, lossy WebP")
    parts = [(b"VP8 ", pictures[0])]
    if xmp or exif:
        parts = [(b"VP8X", _header(pictures[0], xmp, exif)), *parts]
    parts += [(kind, said) for kind, said in ((b"EXIF", exif), (b"XMP ", xmp)) if said]
    body = b"WEBP" + b"".join(chunk(kind, data) for kind, data in parts)
    return chunk(b"RIFF", body)


def chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP" or len(content) != 8 + int.from_bytes(content[4:8], "little"):
        raise ValueError("this is no whole WebP")
    place = 12
    while place + 8 <= len(content):
        kind, length = struct.unpack_from("<4sI", content, place)
        yield kind, content[place + 8 : place + 8 + length]
        place += 8 + length + length % 2


def _header(picture: bytes, xmp: bytes, exif: bytes) -> bytes:
    """VP8X: what there is, and the canvas, whose sides are said less one in 24 bits each."""
    width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", picture, 6))  # RFC 6386, 9.1
    flags = (HAS_EXIF if exif else 0) | (HAS_XMP if xmp else 0)
    return struct.pack("<I", flags) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack("<4sI", kind, len(data)) + data + b"\0" * (len(data) % 2)
