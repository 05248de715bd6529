"""EXIF (CIPA DC-008): what the camera wrote, and the little that people write there."""

from collections.abc import Iterator

from PIL import ExifTags, Image

from articles.photos.metadata.letters import cleaned, spelt

DETAILS, PLACE = ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo
USER_COMMENT = 0x9286
VERSION = 0  # of the directory of the place, which some cameras write with nothing in it
WINDOWS = range(0x9C9B, 0x9CA0)  # XPTitle, XPComment, XPAuthor, XPKeywords, XPSubject: UTF-16 (Windows Explorer)
OPAQUE = {0x927C, 0x02BC, 0x83BB, 0x8649, 0x8773, 0x8769, 0x8825, 0xA005, 0xC4A5}  # notes of makers, other metadata
NEVER_TYPED = {  # what cameras write where a caption belongs
    "olympus digital camera", "sony dsc", "dcim", "default", "exif_jpeg_picture", "exif jpeg", "untitled",
    "konica minolta digital camera", "minolta digital camera", "samsung camera pictures", "dig", "vlcsnap",
    "kodak digital still camera", "digital still camera", "screenshot", "charset=ascii", "ascii",
}  # fmt: skip


def read(exif: Image.Exif, charset: str) -> dict[str, str]:
    """Return what there is to read by the names of CIPA DC-008; the place on earth is not among it."""
    found: dict[str, str] = {}
    for tag, value in _tags(exif):
        text = _text(tag, value, exif.endian or "<", charset)
        if text and text.lower() not in NEVER_TYPED:
            found.setdefault(str(ExifTags.TAGS.get(tag, f"0x{tag:04X}")), text)
    return found


def _tags(exif: Image.Exif) -> Iterator[tuple[int, object]]:
    """Tags of the picture and of the moment; a broken directory is left out, and so is one of its values."""
    for directory in (lambda: exif, lambda: exif.get_ifd(DETAILS)):
        try:
            tags = directory()
            numbers = list(tags)
        except Exception:  # noqa: S112 - broken in one of a thousand ways
            continue
        for tag in numbers:
            try:
                yield tag, tags[tag]
            except Exception:  # noqa: S112
                continue


def _text(tag: int, value: object, order: str, charset: str) -> str:
    if tag in OPAQUE:
        return ""
    if tag in WINDOWS:
        return cleaned(_bytes(value).decode("utf-16-le", "ignore"))
    if tag == USER_COMMENT:
        return cleaned(comment(_bytes(value), order, charset))
    if isinstance(value, str):  # Pillow reads every text as Latin-1, so its bytes are still there
        return cleaned(spelt(value.encode("latin-1", "replace").rstrip(b"\0"), charset).replace("\0", " "))
    return "" if isinstance(value, bytes) or _is_long(value) else cleaned(str(value))


def _is_long(value: object) -> bool:
    return isinstance(value, tuple | list | dict) and len(value) > 16


def _bytes(value: object) -> bytes:
    if isinstance(value, tuple):
        return bytes(number & 0xFF for number in value if isinstance(number, int))
    return value if isinstance(value, bytes) else str(value).encode("latin-1", "replace")


def comment(value: bytes, order: str, charset: str) -> str:
    """Return a UserComment's words: its first eight bytes say how it is spelt. UTF-16 stands in either order."""
    code, words = value[:8].rstrip(b"\0 ").upper(), value[8:]
    if code == b"UNICODE":
        return _utf_16(words, order)
    if code == b"JIS":
        return words.decode("iso2022_jp", "ignore")
    return spelt((words if code in (b"", b"ASCII") else value).rstrip(b"\0 "), charset)


def _utf_16(words: bytes, order: str) -> str:
    """Return the words in the file's order of bytes, or in the other if that makes more letters of one alphabet."""
    words = words[: len(words) // 2 * 2]
    said = words.decode("utf-16-be" if order == ">" else "utf-16-le", "ignore")
    other = words.decode("utf-16-le" if order == ">" else "utf-16-be", "ignore")
    return max((said, other), key=lambda text: sum(ord(letter) < 0x700 for letter in text) / max(1, len(text)))


def place(exif: Image.Exif) -> dict[str, float] | None:
    """Return {"latitude", "longitude"} in degrees, None where the camera did not know."""
    try:
        tags = exif.get_ifd(PLACE)
        return on_earth(_degrees(tags[2], tags.get(1, "N")), _degrees(tags[4], tags.get(3, "E")))
    except Exception:  # zero divided by zero, a text, two numbers: no place
        return None


def hides_place(exif: Image.Exif) -> bool:
    """Whether there is anything about the place on earth, whether or not it makes sense, beside that there could be."""
    try:
        return PLACE in exif and bool({*exif.get_ifd(PLACE)} - {VERSION})
    except Exception:  # broken here may be whole to another program
        return True


def _degrees(parts: tuple, side: object) -> float:
    size = sum(float(part) / 60**power for power, part in enumerate(parts[:3]))
    word = side.decode("latin-1") if isinstance(side, bytes) else str(side)
    return -size if word.strip("\0 ").upper() in ("S", "W") else size


def on_earth(latitude: float, longitude: float) -> dict[str, float] | None:
    """Return the place, None for one that is none: off the globe, or the 0, 0 of a camera that looks for satellites."""
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180) or (latitude, longitude) == (0, 0):
        return None
    return {"latitude": round(latitude, 6), "longitude": round(longitude, 6)}
