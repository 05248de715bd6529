"""Open a file as a picture, or say why it is none. Runs in the child; broken files raise anything."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import AvifImagePlugin, Image

from articles.photos.formats import HEIC, READS, kind_of

MOST_PIXELS = 40_000_000
LEAST_SIDE = 64
THREADS = 2  # of the AVIF library, however many processors there are: every one costs memory
ORIENTATION = 0x0112
TURNS = {  # by the value of EXIF's Orientation
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class Refused(Exception):
    """The file is no picture that the newsroom can take; str() is the reason's key."""


def opened(path: Path) -> Image.Image:
    """Return the picture with only its head read. Raises Refused: "not-a-picture", "tiff", "heic", "too-many-pixels",
    "too-small", "animated" or "too-heavy".
    """
    with judged():
        prepare(path)
        picture = Image.open(path, formats=tuple(name for name in READS if name != "MPO"))
        if picture.width * picture.height > MOST_PIXELS:
            raise Refused("too-many-pixels")
        if min(picture.size) < LEAST_SIDE:
            raise Refused("too-small")
        if picture.format in ("PNG", "WEBP", "AVIF") and getattr(picture, "n_frames", 1) > 1:
            raise Refused("animated")  # a second picture in a JPEG or HEIC is a preview, or a map of light
        return picture


@contextmanager
def judged() -> Iterator[None]:
    """Inside, whatever a decoder raises becomes Refused."""
    try:
        yield
    except Refused:
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as bomb:
        raise Refused("too-many-pixels") from bomb
    except MemoryError as heavy:
        raise Refused("too-heavy") from heavy
    except Exception as broken:
        raise Refused("not-a-picture") from broken


def prepare(path: Path) -> None:
    """Set the decoders' limits, and bring in the one for HEIC if this is such a file. Raises Refused."""
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    AvifImagePlugin.DEFAULT_MAX_THREADS = THREADS
    with path.open("rb") as file:
        kind = kind_of(file.read(64))
    if kind == "tiff" or (kind == "heic" and not HEIC):
        raise Refused(kind)
    if kind == "heic":
        import pillow_heif

        pillow_heif.register_heif_opener(thumbnails=False, decode_threads=THREADS)


def turn_of(picture: Image.Image) -> int:
    """Return EXIF's Orientation, 1 where there is none that makes sense."""
    try:
        turn = picture.getexif().get(ORIENTATION, 1)
    except Exception:  # broken EXIF turns nothing
        return 1
    return turn if turn in TURNS else 1


def turned(picture: Image.Image, turn: int) -> Image.Image:
    """Return the picture upright."""
    return picture.transpose(TURNS[turn]) if turn in TURNS else picture
