"""Lines of text as a picture draws them: each letter in its form and place, by HarfBuzz, in whatever direction it runs.

Runs in the child. A size is the em in pixels; widths are in pixels of that size.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uharfbuzz
from PIL import Image

from articles.text.visual import levels, runs

FILES = Path(__file__).parents[3] / "fonts" / "share"
NASKH, NEWS, EXTENDED = "naskh", "news", "news-extended"
ORDER = {"ltr": (NEWS, EXTENDED, NASKH), "rtl": (NASKH, NEWS, EXTENDED)}  # in which faces letters are looked for
EM = 1000  # units in which faces measure here
FINE = 64  # parts of a pixel
ABOVE, BELOW = 1.6, 1.0  # ems of room over and under a baseline: marks upon marks have theirs


@dataclass(frozen=True)
class Placed:
    """One glyph: of which face, and where from the start of its line, in thousandths of the em."""

    face: str
    glyph: int
    x: int
    y: int


@dataclass(frozen=True)
class Line:
    """Shaped text, from the left to the right."""

    glyphs: tuple[Placed, ...]
    width: int  # thousandths of the em


@cache
def face(name: str) -> uharfbuzz.Font:
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FILES / f"{name}.ttf"))))
    font.scale = (EM, EM)
    return font


def shaped(text: str, reading: str, language: str, text_levels: list[int] | None = None) -> Line:
    """Return the line as it is to be drawn; letters that no face has are left out.

    `text_levels` are those that the letters have in their paragraph: a number at the beginning of a line stands as the
    word before it says.
    """
    placed: list[Placed] = []
    x, base = 0, 1 if reading == "rtl" else 0
    for start, end, level in runs(text_levels or levels(text, reading), base):
        parts = list(_parts(text[start:end], reading))
        for name, part in reversed(parts) if level % 2 else parts:
            x = _set(placed, x, name, part, "rtl" if level % 2 else "ltr", language)
    return Line(tuple(placed), x)


def _parts(text: str, reading: str) -> Iterator[tuple[str, str]]:
    """Yield (face, letters) of the stretches that one face has; what has none of its own goes with what is beside it:
    before it, or after it where it comes first («🔴 عاجل»)."""
    current, stretch = "", ""
    for letter in text:
        name = current if current and _has(current, letter) else _face_of(letter, reading) or current
        if current and name != current:
            yield current, stretch
            stretch = ""
        current, stretch = name, stretch + letter
    if current:
        yield current, stretch


def _face_of(letter: str, reading: str) -> str:
    return next((name for name in ORDER[reading] if _has(name, letter)), "")


def _has(name: str, letter: str) -> bool:
    return bool(face(name).get_nominal_glyph(ord(letter)))


def _set(placed: list[Placed], x: int, name: str, text: str, direction: str, language: str) -> int:
    """Put the glyphs of a stretch behind the others and return where it ends."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction, buffer.language = direction, language
    uharfbuzz.shape(face(name), buffer)
    y = 0
    for glyph, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if glyph.codepoint:
            placed.append(Placed(name, glyph.codepoint, x + at.x_offset, y + at.y_offset))
            x, y = x + at.x_advance, y + at.y_advance
    return x


def drawn(line: Line, size: float) -> Image.Image:
    """Return the line as a mask, its baseline `ABOVE` ems below the top edge, half an em of room at both ends."""
    width, top, bottom = round(line.width * size / EM + size), round(ABOVE * size), round(BELOW * size)
    pen = uharfbuzz.RasterDraw()
    pen.extents = uharfbuzz.RasterExtents(0, -bottom, width, top + bottom, 0)
    factor = size / EM
    for placed in line.glyphs:
        pen.transform = (factor, 0, 0, factor, placed.x * factor + size / 2, placed.y * factor)
        pen.draw_glyph(face(placed.face), placed.glyph)
    raster = pen.render()
    return Image.frombytes("L", (width, top + bottom), raster.buffer, "raw", "L", raster.extents.stride, -1)
