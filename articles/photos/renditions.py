"""THE table of sizes, and the addresses of what was cut by it. Pure arithmetic: no query, no look at the disk.

Widths and formats: docs/decisions/0004. A rendition's address is its directory (a keyed hash of original, focal point
and table version, so it is immutable and cannot be guessed) and its name: `card-640.avif`.
"""

from dataclasses import dataclass

TABLE_VERSION = 1
WHOLE_WIDTHS = (320, 480, 640, 768, 960, 1280, 1600)
CARD_WIDTHS = (320, 480, 640, 960)
CARD_RATIO = (3, 2)
SQUARE_WIDTHS = (160, 320)
# format: (widths it is cut in, Pillow's save options). JPEG is for browsers that read neither of the others.
FALLBACK_WIDTHS = {"whole": (640, 1280), "card": (480, 960), "square": (160, 320)}
SHAPES = {"whole": WHOLE_WIDTHS, "card": CARD_WIDTHS, "square": SQUARE_WIDTHS}
RATIOS = {"whole": None, "card": CARD_RATIO, "square": (1, 1)}
FORMATS = ("avif", "webp", "jpg")
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}


@dataclass(frozen=True)
class Size:
    """One rendition's shape and pixels."""

    shape: str
    width: int
    height: int

    @property
    def name(self) -> str:
        return f"{self.shape}-{self.width}"


def frame(shape: str, width: int, height: int) -> tuple[int, int]:
    """Return the (width, height) in pixels of the largest part of a picture that has the shape's ratio."""
    ratio = RATIOS[shape]
    if ratio is None:
        return width, height
    across, down = ratio
    return (width, width * down // across) if width * down <= height * across else (height * across // down, height)


def sizes(shape: str, width: int, height: int) -> list[Size]:
    """Return the sizes that a picture of width x height pixels is cut in, small to large; never larger than it is."""
    whole_width, whole_height = frame(shape, width, height)
    widths = [w for w in SHAPES[shape] if w <= whole_width] or [whole_width]
    return [Size(shape, w, max(1, round(w * whole_height / whole_width))) for w in widths]


def has_format(size: Size, format: str, available: list[Size]) -> bool:
    """Whether this size is cut in this format: JPEG only in the fallback widths, or in the only one there is."""
    if format != "jpg":
        return True
    wanted = [s for s in available if s.width in FALLBACK_WIDTHS[size.shape]]
    return size in (wanted or available[-1:])


@dataclass(frozen=True)
class Source:
    """One <source> or <img> of a <picture>: [(file name, width), …]."""

    type: str
    files: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Picture:
    """A photo's renditions. `cuts` is their directory, width and height are the original's pixels, upright."""

    cuts: str
    width: int
    height: int

    def shape(self, shape: str) -> tuple[list[Source], Size, str]:
        """Return (sources best first, the size to state as width and height, the file name for <img src>)."""
        available = sizes(shape, self.width, self.height)
        sources = []
        for format in FORMATS:
            cut = [s for s in available if has_format(s, format, available)]
            sources.append(Source(TYPES[format], tuple((self.name(s, format), s.width) for s in cut)))
        fallback = next(s for s in available if has_format(s, "jpg", available))
        return sources, available[-1], self.name(fallback, "jpg")

    def name(self, size: Size, format: str) -> str:
        return f"{self.cuts}/{size.name}.{format}"
