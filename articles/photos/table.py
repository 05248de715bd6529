"""THE table of sizes: which shapes a photo is cut in, how wide, and how each of them is encoded.

A photo's address tells the version it was cut by. Change a width or a shape and you make a new version: the old one
moves to OLDER, where photos cut by it find their files until `manage.py cut_again` has been run (docs/decisions/0004).
"""

from dataclasses import dataclass

FORMATS = ("avif", "webp", "jpg")  # best first
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}


@dataclass(frozen=True)
class Shape:
    """A ratio (None: as it was taken), the widths in pixels, and those of them that are cut as JPEG as well.

    JPEG is for link previews and for browsers that read neither of the others.
    """

    ratio: tuple[int, int] | None
    widths: tuple[int, ...]
    jpeg: tuple[int, ...]


@dataclass(frozen=True)
class Table:
    """The shapes of one version. `instead` names the shape that stands in for one which the version does not have.

    With `own_width` a picture that ends between two widths is cut as wide as it is, too.
    """

    shapes: dict[str, Shape]
    instead: dict[str, str]
    own_width: bool


VERSION = 3  # shapes and widths as in 2; colours are sRGB, and words travel inside
TABLE = Table(
    {
        "whole": Shape(None, (480, 768, 1024, 1600), (768,)),
        "card": Shape((3, 2), (320, 480, 640, 800, 1280), (640,)),
        "wide": Shape((16, 9), (320, 640, 1280, 1600), (1280,)),
        "tall": Shape((4, 5), (480, 800), (480,)),
        "square": Shape((1, 1), (160, 320, 480), (320,)),
    },
    instead={},
    own_width=True,
)
OLDER = {
    2: TABLE,
    1: Table(
        {
            "whole": Shape(None, (320, 480, 640, 768, 960, 1280, 1600), (640, 1280)),
            "card": Shape((3, 2), (320, 480, 640, 960), (480, 960)),
            "square": Shape((1, 1), (160, 320), (160, 320)),
        },
        instead={"wide": "card", "tall": "card"},
        own_width=False,
    ),
}
TABLES = {**OLDER, VERSION: TABLE}
ROOT = f"r/{VERSION}/"  # where this version's renditions are; version 1 was under r/ itself


def version_of(cuts: str) -> int:
    """Return the version of the table that the renditions at this address were cut by."""
    parts = cuts.split("/")
    return int(parts[1]) if len(parts) == 4 else 1
