"""Cut one picture into every rendition of the table. Runs alone in a child process with limits; imports no Django.

Usage: python -m articles.photos.cut ORIGINAL FOLDER FOCUS_X FOCUS_Y
       python -m articles.photos.cut ORIGINAL --read CHARSET
Prints one line of JSON: {"format", "width", "height", "tone", "fingerprint"} of a picture that is cut; {"metadata"}
(metadata/reading.py says what is in it) of one that is read; or {"refused": reason}, one of those of opening.py.
"""

import json
import sys
from pathlib import Path

from PIL import Image

from articles.photos import limits
from articles.photos.colour import flattened, in_srgb
from articles.photos.fingerprint import fingerprint
from articles.photos.formats import READS
from articles.photos.metadata.reading import metadata
from articles.photos.opening import Refused, judged, opened, turn_of, turned
from articles.photos.renditions import Size, frame, in_jpeg, sizes
from articles.photos.table import FORMATS, TABLE
from articles.photos.tone import tone

ENOUGH = max(width for shape in TABLE.shapes.values() for width in shape.widths)  # no side need be longer than this
SAVING = {
    "avif": {"quality": 58, "speed": 8, "max_threads": 2},
    "webp": {"quality": 80, "method": 2},  # a third of the time of 3, for three bytes in a hundred
    "jpg": {"quality": 82, "progressive": True, "optimize": True},
}
ENCODERS = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}


def decoded(path: Path) -> tuple[Image.Image, int, int]:
    """Return the picture, upright, in sRGB on a fresh canvas, no larger than need be; and its true width and height.

    Nothing of the original's metadata is left. Raises Refused.
    """
    picture = opened(path)
    size = picture.size
    with judged():
        picture.draft("RGB", (ENOUGH, ENOUGH))
        picture.load()
        turn, profile = turn_of(picture), picture.info.get("icc_profile")
        flat = flattened(picture)
        flat = flat.reduce(max(1, min(flat.size) // ENOUGH))
        upright = turned(in_srgb(flat, profile), turn)
    upright.format = READS[picture.format or ""]
    return (upright, *(reversed(size) if turn > 4 else size))


def framed(picture: Image.Image, shape: str, focus: tuple[float, float]) -> Image.Image:
    """Return the part of the picture with the shape's ratio that keeps the focal point as central as it can."""
    width, height = frame(TABLE.shapes[shape].ratio, *picture.size)
    start_x = min(max(round(focus[0] * picture.width - width / 2), 0), picture.width - width)
    start_y = min(max(round(focus[1] * picture.height - height / 2), 0), picture.height - height)
    return picture.crop((start_x, start_y, start_x + width, start_y + height))


def cut(path: Path, folder: Path, focus: tuple[float, float]) -> dict:
    """Write every rendition into the folder; return what is printed of a picture that is cut. Raises Refused."""
    picture, width, height = decoded(path)
    for shape in TABLE.shapes:
        available = sizes(shape, width, height)
        smaller = framed(picture, shape, focus)
        for size in reversed(available):  # each from the next larger: seven times cheaper than each from the original
            smaller = smaller.resize((size.width, size.height), Image.Resampling.LANCZOS, reducing_gap=2.0)
            save(smaller, size, folder, available)
    seen = {"tone": tone(picture), "fingerprint": fingerprint(picture)}
    return {"format": picture.format, "width": width, "height": height, **seen}


def save(picture: Image.Image, size: Size, folder: Path, available: list[Size]) -> None:
    for format in FORMATS:
        if format != "jpg" or size in in_jpeg(available):
            picture.save(folder / f"{size.name}.{format}", ENCODERS[format], **SAVING[format])


def read(path: Path, charset: str) -> dict:
    """Return {"metadata"} of a picture, whose pixels are left alone. Raises Refused."""
    picture = opened(path)
    with judged():
        if picture.format == "PNG":
            picture.load()  # what it says of itself may stand behind its pixels
    return {"metadata": metadata(picture, charset)}


def main(original: str, folder: str, *rest: str) -> None:
    reads = folder == "--read"
    limits.confine(limits.READING_SECONDS if reads else limits.CPU_SECONDS)
    try:
        if reads:
            answer = read(Path(original), rest[0])
        else:
            answer = cut(Path(original), Path(folder), (float(rest[0]), float(rest[1])))
    except Refused as refusal:
        answer = {"refused": str(refusal)}
    except MemoryError:
        answer = {"refused": "too-heavy"}
    print(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
