"""How a picture stands on the page: its shape, and how wide it is shown, at every fold. Nowhere else is that said.

Widths are what a browser works out before it has read a style sheet, so they are measured from the pages and written
down; tests/browser/test_pictures.py holds them to within 15 % of what is shown. In `media` and `sizes` an em is the
browser's own text size; the style sheet folds in rem, which a reader's larger text stretches. Whoever enlarges the text
may thus get the picture of the wider fold: a larger file or another shape, never a crop that loses the focal point,
because the shape comes from here alone (width and height of each <source>) and no style sheet cuts a picture.
"""

from dataclasses import dataclass

from articles.photos.renditions import Picture, Size
from articles.photos.table import FORMATS, TYPES

PHONE = "(max-width: 39.99em)"


@dataclass(frozen=True)
class Fold:
    """How a picture stands on some screens: `width` is its `sizes`, `media` the screens ("" for the rest of them).

    `most` is the widest rendition offered there, in pixels: twice what a telephone shows, however fine its screen.
    `high` is for pictures that are shown in a fixed height, in em; their width follows from their ratio.
    """

    shape: str
    width: str = ""
    media: str = ""
    most: int = 1600
    high: float = 0


@dataclass(frozen=True)
class Source:
    """One <source>: files are [(name in the public store, width), …], small to large."""

    media: str
    type: str
    files: list[tuple[str, int]]
    sizes: str
    width: int
    height: int


COLUMN = "calc(100vw - 2em)"  # a telephone's whole column
PAIR = "calc(50vw - 1.4em)"  # half of it
PAGE = "(min-width: 84em) 80em, 94.8vw"
HALF = "(min-width: 84em) 39em, (min-width: 64em) 46vw, 94.8vw"
QUARTER = "(min-width: 84em) 18.5em, (min-width: 64em) 22vw, 46vw"
TWO_THIRDS = "(min-width: 84em) 52em, (min-width: 64em) 62vw, 94.8vw"
THIRD = "(min-width: 84em) 25.75em, (min-width: 64em) 31vw, 46vw"
LYING = "(min-width: 48em) 55vw, 94.8vw"  # on a tablet the picture stands beside its words
# A story's text, with its margin, the margin alone, and the rows of a gallery in the text.
BESIDE_RAIL = "(min-width: 46em) calc(94.8vw - 11.25em), 94.8vw"
TEXT = f"(min-width: 84em) 37em, (min-width: 58em) 35em, {BESIDE_RAIL}"
WIDE = "(min-width: 64em) calc(94.8vw - 15.75em), (min-width: 58em) calc(94.8vw - 13.75em)"
SPAN = f"(min-width: 84em) 64.25em, {WIDE}, {BESIDE_RAIL}"
ROWS = "(min-width: 64em) calc(47.4vw - 8.4em), (min-width: 58em) calc(47.4vw - 7.4em)"
PAIRS = f"{ROWS}, (min-width: 46em) calc(47.4vw - 6.2em), 47vw"
SPAN_HALF = f"(min-width: 84em) 31.5em, {PAIRS}"
THREE = "(min-width: 84em) 20.6em, (min-width: 76em) calc(31.6vw - 6em)"
SPAN_THIRD = f"{THREE}, {PAIRS}"
SPAN_LAST = f"{THREE}, {WIDE}, {BESIDE_RAIL}"
MARGIN = "(min-width: 84em) 24.5em, (min-width: 76em) calc(94.8vw - 53.5em)"


def phone(shape: str, width: str, most: int = 800) -> Fold:
    """Return how a picture stands on a telephone."""
    return Fold(shape, width, PHONE, most)


THUMB = phone("square", "6.75em", 320)

ROLES = {
    # the page of a story
    "lead": (phone("card", "100vw"), Fold("wide", PAGE)),
    "lead-tall": (phone("tall", "100vw"), Fold("whole", most=1024, high=40)),
    "body": (phone("whole", COLUMN), Fold("whole", TEXT)),
    "wide": (phone("whole", COLUMN), Fold("whole", SPAN)),
    "margin": (phone("whole", COLUMN), Fold("whole", f"{MARGIN}, {TEXT}")),
    "margin-tall": (phone("whole", COLUMN), Fold("whole", f"{MARGIN}, 24em", most=1024)),
    "story": (phone("whole", COLUMN), Fold("whole", SPAN)),
    "story-tall": (phone("whole", COLUMN), Fold("whole", most=1024, high=40)),
    "pictures-first": (phone("card", COLUMN), Fold("wide", SPAN)),
    "pictures-half": (phone("card", PAIR, 320), Fold("card", SPAN_HALF)),
    "pictures-third": (phone("card", PAIR, 320), Fold("card", SPAN_THIRD, most=800)),
    "pictures-last": (phone("card", COLUMN), Fold("card", SPAN_LAST)),
    "album": (phone("card", COLUMN), Fold("card", "(min-width: 52em) 17em, 20em", most=800)),
    "related-first": (phone("card", COLUMN), Fold("card", HALF, most=1280)),
    "related": (THUMB, Fold("wide", QUARTER, most=640)),
    "next": (phone("card", COLUMN), Fold("card", "(min-width: 84em) 46.25em, (min-width: 48em) 55vw, 94.8vw")),
    # the page of a photo
    "photo": (phone("whole", "100vw"), Fold("whole", "(min-width: 67.6em) 64em, 94.8vw")),
    "photo-tall": (phone("whole", "100vw"), Fold("whole", most=1024, high=40)),
    # the front page
    "headline": (
        phone("card", "100vw"),
        Fold("card", "(min-width: 84em) 38em, (min-width: 64em) 45vw, (min-width: 48em) 61.5vw, 100vw"),
    ),
    "quarter": (THUMB, Fold("card", QUARTER, most=800)),
    "feature": (phone("card", COLUMN), Fold("card", f"(min-width: 84em) 39em, (min-width: 64em) 46vw, {LYING}")),
    "pair": (THUMB, Fold("wide", QUARTER, most=640)),
    "feature-duo": (
        phone("card", COLUMN),
        Fold("card", f"(min-width: 84em) 52em, (min-width: 64em) 62vw, {LYING}"),
    ),
    "third": (THUMB, Fold("wide", "(min-width: 84em) 25.75em, 30.5vw", most=640)),
    "pair-duo": (THUMB, Fold("wide", THIRD, most=640)),
    "side": (
        phone("card", COLUMN),
        Fold("card", "(min-width: 84em) 22em, (min-width: 64em) 26vw, (min-width: 48em) 55vw, 94.8vw"),
    ),
    "side-wide": (
        phone("card", COLUMN),
        Fold("card", "(min-width: 84em) 30em, (min-width: 64em) 36vw, (min-width: 48em) 55vw, 94.8vw"),
    ),
    "side-whole": (
        phone("card", COLUMN),
        Fold("card", "(min-width: 84em) 46.25em, (min-width: 48em) 55vw, 94.8vw"),
    ),
    "row": (phone("square", "7.5em", 320), Fold("card", "7.5em", most=320)),
    "scenes-first": (phone("card", "100vw"), Fold("card", "(min-width: 84em) 58.5em, (min-width: 64em) 69vw, 94.8vw")),
    "scenes": (
        phone("card", "39vw", 320),
        Fold("wide", "(min-width: 84em) 19.5em, (min-width: 64em) 23vw, 30vw", most=640),
    ),
    "scenes-half": (phone("card", "39vw", 320), Fold("card", "(min-width: 84em) 39em, 46vw")),
    "scenes-half-first": (phone("card", "100vw"), Fold("card", "(min-width: 84em) 39em, 46vw")),
    "scenes-only": (phone("card", "100vw"), Fold("wide", PAGE)),
    # lists
    "scene": (phone("tall", COLUMN), Fold("card", TWO_THIRDS)),
    "card": (phone("card", COLUMN), Fold("card", THIRD, most=800)),
    "result": (phone("square", "6em", 320), Fold("card", "13em", most=480)),
    # people
    "portrait": (Fold("square", "6em", most=320),),
    "voice": (Fold("square", "5em", most=320),),
    "author": (Fold("square", "3.5em", most=320),),
}


def role_of(picture: Picture, role: str) -> str:
    """Return the role that this picture plays: one that is taller than wide has its own where there is one."""
    tall = f"{role}-tall"
    return tall if picture.is_portrait and tall in ROLES else role


def sources(picture: Picture, role: str) -> list[Source]:
    """Return the <source>s of a picture in its role, in the order in which a browser is to ask them."""
    return [
        _source(picture, fold, format)
        for fold in ROLES[role_of(picture, role)]
        for format in FORMATS
        if format != "jpg"
    ]


def _source(picture: Picture, fold: Fold, format: str) -> Source:
    offered = _offered(picture, fold)
    files = [(picture.name(size, format), size.width) for size in offered]
    widest = offered[-1]
    return Source(fold.media, TYPES[format], files, _width(picture, fold), widest.width, widest.height)


def _offered(picture: Picture, fold: Fold) -> list[Size]:
    available = picture.sizes(fold.shape)
    return [size for size in available if size.width <= fold.most] or available[:1]


def _width(picture: Picture, fold: Fold) -> str:
    return fold.width or f"{fold.high * picture.width / picture.height:.2f}em"
