"""A photo's renditions: their sizes and addresses. Pure arithmetic: no query, no look at the disk.

A rendition's address is its directory (a keyed hash of original, focal point and table version, so it is immutable and
cannot be guessed) and its name: `card-640.avif`. Shapes and widths: photos/table.py.
"""

from dataclasses import dataclass

from articles.photos.table import TABLE, TABLES, Table, version_of

WORTH_CUTTING = 1.1  # how much wider than the table's last fitting width a picture is, to be cut as wide as it is
PANORAMA = 2  # times as wide as high
SPANS = 560  # pixels: as wide as a column of text


@dataclass(frozen=True)
class Size:
    """One rendition's shape and pixels."""

    shape: str
    width: int
    height: int

    @property
    def name(self) -> str:
        return f"{self.shape}-{self.width}"


def frame(ratio: tuple[int, int] | None, width: int, height: int) -> tuple[int, int]:
    """Return the (width, height) in pixels of the largest part of a picture that has the ratio; never nothing."""
    if ratio is None:
        return width, height
    across, down = ratio
    if width * down <= height * across:
        return width, max(1, width * down // across)
    return max(1, height * across // down), height


def sizes(shape: str, width: int, height: int, table: Table = TABLE) -> list[Size]:
    """Return the sizes that a picture of width x height pixels is cut in, small to large; never larger than it is."""
    wanted = table.shapes[shape]
    whole_width, whole_height = frame(wanted.ratio, width, height)
    widths = [w for w in wanted.widths if w <= whole_width]
    if not widths or (table.own_width and WORTH_CUTTING * widths[-1] <= whole_width < wanted.widths[-1]):
        widths.append(whole_width)
    return [Size(shape, w, max(1, round(w * whole_height / whole_width))) for w in widths]


def in_jpeg(available: list[Size], table: Table = TABLE) -> list[Size]:
    """Return those of a shape's sizes that are cut as JPEG: the table's, or the widest where there is none of them."""
    wanted = [size for size in available if size.width in table.shapes[size.shape].jpeg]
    return wanted or available[-1:]


@dataclass(frozen=True)
class Picture:
    """A photo's renditions. `cuts` is their directory, width and height are the original's pixels, upright."""

    cuts: str
    width: int
    height: int

    @property
    def is_portrait(self) -> bool:
        """Whether it is taller than wide: such pictures are shown whole, and beside the text."""
        return self.height > self.width

    @property
    def is_narrow(self) -> bool:
        """Whether it is to stand beside the text: near a square or taller, or too small to span anything."""
        return 4 * self.width < 5 * self.height or self.width < SPANS

    @property
    def is_panorama(self) -> bool:
        """Whether it is so wide that it must span text and margin to be seen."""
        return self.width > PANORAMA * self.height

    @property
    def table(self) -> Table:
        """The table that it was cut by."""
        return TABLES[version_of(self.cuts)]

    def sizes(self, shape: str) -> list[Size]:
        """Return what there is of a shape, small to large; of another, if its table did not have that shape."""
        table = self.table
        return sizes(table.instead.get(shape, shape), self.width, self.height, table)

    def jpeg(self, shape: str) -> Size:
        """Return the widest JPEG of a shape: for whoever reads nothing better."""
        return in_jpeg(self.sizes(shape), self.table)[-1]

    def name(self, size: Size, format: str) -> str:
        """Return a rendition's name in the public store."""
        return f"{self.cuts}/{size.name}.{format}"
