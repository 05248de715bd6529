"""Files that mean harm, made by hand: bombs, polyglots, lies about size, broken heads."""

import io
import struct
import zipfile
import zlib

from PIL import Image

from tests.photos.pictures import drawn, encoded

SCRIPT = b"<html><script>fetch('/admin/')</script></html>"
PHP = b"<?php __HALT_COMPILER(); ?>\r\n" + struct.pack("<II", 60, 1) + b"GBMB"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, rows: bytes, *chunks: bytes, depth=1, colour=0) -> bytes:
    """A PNG that claims this size, with the rows as its only data."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def bomb(side: int) -> bytes:
    return png(side, side, b"\0" * (side // 8 + 1) * min(side, 40_000))


def crammed(kind: bytes, size: int, name: bytes) -> bytes:
    """A chunk that is small here and as large as it says when it is unpacked."""
    return chunk(kind, name + b"\0\0" + zlib.compress(b"\0" * size, 9))


def a_zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("index.html", SCRIPT)
    return stream.getvalue()


ZIP = a_zip()


def gif(frames: int) -> bytes:
    pictures = [Image.new("P", (100, 100), number % 250) for number in range(frames)]
    return encoded(pictures[0], "GIF", save_all=True, append_images=pictures[1:])


def moving(format: str, frames=40) -> bytes:
    pictures = [Image.new("RGB", (100, 100), (number, 0, 0)) for number in range(frames)]
    return encoded(pictures[0], format, save_all=True, append_images=pictures[1:], duration=40)


def resized(file: bytes, width: int, height: int) -> bytes:
    """A JPEG whose head claims another size."""
    for at in range(2, len(file) - 9):
        if file[at] == 0xFF and file[at + 1] in (0xC0, 0xC1, 0xC2):
            return file[: at + 5] + struct.pack(">HH", height, width) + file[at + 9 :]
    raise ValueError("no JPEG")


def commented(words: bytes) -> bytes:
    """A JPEG that begins with these words, as far as readers of text and archives can tell."""
    plain = encoded(drawn((200, 150)))
    return plain[:2] + b"\xff\xfe" + (len(words) + 2).to_bytes(2) + words + plain[2:]


PICTURE = encoded(drawn((200, 150)))
REFUSED = {  # and the words that say why
    "bomb of 900 megapixels": (bomb(30_000), "40 megapixels"),
    "bomb of 49 megapixels": (bomb(7_000), "40 megapixels"),
    "bomb of four billion by four billion": (png(2**31 - 1, 2**31 - 1, b""), "40 megapixels|not a picture"),
    "bomb in WebP's head": (b"RIFF\x20\0\0\0WEBPVP8L\x0c\0\0\0/\xff\xff\xff\x0f" + bytes(16), "40 megapixels|not a"),
    "JPEG that claims 65,000 x 65,000": (resized(PICTURE, 65_000, 65_000), "40 megapixels"),
    "strip of one row": (png(1, 40_000_000, b"\0"), "too small"),
    "nothing behind the head": (PICTURE[:200], "not a picture"),
    "half a picture": (PICTURE[: len(PICTURE) // 2], "not a picture"),
    "half an AVIF": (encoded(drawn((200, 150)), "AVIF")[:-200], "not a picture"),
    "moving PNG": (moving("PNG"), "moves"),
    "moving WebP": (moving("WEBP"), "moves"),
    "moving AVIF": (moving("AVIF"), "moves"),
    "moving GIF": (gif(50), "not a picture"),
    "SVG": (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "not a picture"),
    "TIFF": (encoded(drawn((200, 150)), "TIFF"), "TIFF"),
    "EPS": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n(/etc/passwd) run\n", "not a picture"),
    "PDF": (b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj", "not a picture"),
    "web page": (SCRIPT, "not a picture"),
    "PHAR with a picture's first letters": (b"\xff\xd8\xff\xe0" + PHP, "not a picture"),
    "ZIP": (ZIP, "not a picture"),
    "text in a PNG that unpacks to 60 MB": (
        png(100, 100, b"\0" * 1400, crammed(b"zTXt", 60_000_000, b"Comment")),
        "not a picture",
    ),
    "profile in a PNG that unpacks to 60 MB": (
        png(100, 100, b"\0" * 1400, crammed(b"iCCP", 60_000_000, b"icc")),
        "not a picture",
    ),
}
TAKEN = {  # polyglots: a picture here, something else there
    "ZIP behind it": PICTURE + ZIP,
    "web page behind it": PICTURE + SCRIPT,
    "web page in a comment": commented(SCRIPT),
    "PHAR in a comment": commented(PHP),
    "script that begins like a picture": commented(b"*/=alert(1)/*" + b" " * 200),
    "web page in a PNG's text": png(100, 100, b"\0" * 1400, chunk(b"tEXt", b"Comment\0" + SCRIPT)),
    "web page behind a WebP": encoded(drawn((200, 150)), "WEBP") + SCRIPT,
    "giant profile": encoded(drawn((200, 150)), icc_profile=SCRIPT * 60_000),
    "profile for inks": encoded(
        drawn((200, 150)), icc_profile=b"\0\0\x02\x0clcms\x02\x10\0\0prtrCMYKLab " + bytes(400)
    ),
    "EXIF that fills its segment": encoded(drawn((200, 150)), exif=b"Exif\0\0II*\0\x08\0\0\0" + b"\xff" * 65_000),
}
