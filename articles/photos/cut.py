"""Cut one picture into every rendition of the table. Runs alone in a child process with limits; imports no Django.

Usage: python -m articles.photos.cut ORIGINAL FOLDER FOCUS_X FOCUS_Y
Prints one line of JSON: {"format", "width", "height", "tone"}, or {"refused": reason}, where reason is one of
"not-a-picture", "too-many-pixels", "animated", "too-small".
"""

import json
import sys
import warnings
from pathlib import Path

from PIL import Image, ImageOps

from articles.photos.renditions import Size, frame, in_jpeg, sizes
from articles.photos.table import FORMATS, TABLE
from articles.photos.tone import tone

READS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
MOST_PIXELS = 40_000_000
LEAST_SIDE = 64
ENOUGH = max(width for shape in TABLE.shapes.values() for width in shape.widths)  # no side need be longer than this
SAVING = {
    "avif": {"quality": 58, "speed": 8},
    "webp": {"quality": 80, "method": 2},  # a third of the time of 3, for three bytes in a hundred
    "jpg": {"quality": 82, "progressive": True, "optimize": True},
}
ENCODERS = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}


class Refused(Exception):
    """The file is no picture that the newsroom can take."""


def opened(path: Path) -> Image.Image:
    """Return the picture, upright, in sRGB-like RGB on a fresh canvas, so that no metadata of the original is left.

    Raises Refused. Broken files raise far more than OSError in decoders, hence the wide net.
    """
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        picture = Image.open(path, formats=tuple(READS))
        if picture.width * picture.height > MOST_PIXELS:
            raise Refused("too-many-pixels")
        if getattr(picture, "n_frames", 1) > 1:
            raise Refused("animated")
        kind = READS[picture.format or ""]
        picture.draft("RGB", (ENOUGH, ENOUGH))
        picture.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as bomb:
        raise Refused("too-many-pixels") from bomb
    except Refused:
        raise
    except Exception as broken:
        raise Refused("not-a-picture") from broken
    upright = ImageOps.exif_transpose(picture)
    if min(upright.size) < LEAST_SIDE:
        raise Refused("too-small")
    canvas = Image.new("RGB", upright.size, "white")
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        see_through = upright.convert("RGBA")
        canvas.paste(see_through, mask=see_through.getchannel("A"))
    else:
        canvas.paste(upright.convert("RGB"))
    canvas = canvas.reduce(max(1, min(canvas.size) // ENOUGH))
    canvas.format = kind
    return canvas


def true_size(path: Path) -> tuple[int, int]:
    """Return the original's (width, height) in pixels, upright; draft() may have read a JPEG smaller."""
    with Image.open(path, formats=tuple(READS)) as picture:
        turned = picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
        return (picture.height, picture.width) if turned else picture.size


def framed(picture: Image.Image, shape: str, focus: tuple[float, float]) -> Image.Image:
    """Return the part of the picture with the shape's ratio that keeps the focal point as central as it can."""
    width, height = frame(TABLE.shapes[shape].ratio, *picture.size)
    start_x = min(max(round(focus[0] * picture.width - width / 2), 0), picture.width - width)
    start_y = min(max(round(focus[1] * picture.height - height / 2), 0), picture.height - height)
    return picture.crop((start_x, start_y, start_x + width, start_y + height))


def cut(path: Path, folder: Path, focus: tuple[float, float]) -> dict:
    """Write every rendition into the folder; return "format", "width", "height" and "tone". Raises Refused."""
    picture = opened(path)
    width, height = true_size(path)
    for shape in TABLE.shapes:
        available = sizes(shape, width, height)
        smaller = framed(picture, shape, focus)
        for size in reversed(available):  # each from the next larger: seven times cheaper than each from the original
            smaller = smaller.resize((size.width, size.height), Image.Resampling.LANCZOS, reducing_gap=2.0)
            save(smaller, size, folder, available)
    return {"format": picture.format, "width": width, "height": height, "tone": tone(picture)}


def save(picture: Image.Image, size: Size, folder: Path, available: list[Size]) -> None:
    for format in FORMATS:
        if format != "jpg" or size in in_jpeg(available):
            picture.save(folder / f"{size.name}.{format}", ENCODERS[format], **SAVING[format])


def main(original: str, folder: str, focus_x: str, focus_y: str) -> None:
    try:
        answer = cut(Path(original), Path(folder), (float(focus_x), float(focus_y)))
    except Refused as refusal:
        answer = {"refused": str(refusal)}
    print(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
