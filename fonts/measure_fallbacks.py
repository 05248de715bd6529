"""Measure how wide running text is in a system's face and in ours: `python -m fonts.measure_fallbacks FACE=FILE …`.

Prints the size-adjust that faces.py keeps. FACE is one of ours by name and weight (OURS), FILE any font file.
"""

import re
import sys
from io import BytesIO
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont

from fonts.make_subsets import OUT

STORIES = Path(__file__).parent.parent / "articles" / "demo" / "stories"
OURS = {
    "naskh": ("naskh-ar", "ar", 400),
    "naskh-bold": ("naskh-ar", "ar", 700),
    "kufi": ("kufi-ar", "ar", 700),
    "news": ("news-latin", "en", 400),
    "news-bold": ("news-latin", "en", 600),  # its headlines are half-bold
    "kufi-latin": ("kufi-latin", "en", 700),
}
HEADLINES = {"naskh-bold", "news-bold"}  # what they are measured over; the others over running text
HEADLINE = re.compile(r'^headline = "(.*)"', re.MULTILINE)


def shaper(path: Path, weight: int) -> tuple[uharfbuzz.Font, set[int]]:
    """Return a font ready for shaping, one em wide 1, and the letters it has."""
    whole = TTFont(path)
    whole.flavor = None
    plain = BytesIO()
    whole.save(plain)
    font = uharfbuzz.Font(uharfbuzz.Face(plain.getvalue()))
    font.set_variations({"wght": weight})
    return font, set(whole.getBestCmap())


def width(font: uharfbuzz.Font, words: list[str], language: str) -> float:
    """Return the width of the words and the spaces between them, in ems."""
    total = 0
    for word in words:
        text = uharfbuzz.Buffer()
        text.add_str(word + " ")
        text.guess_segment_properties()
        text.language = language
        uharfbuzz.shape(font, text)
        total += sum(glyph.x_advance for glyph in text.glyph_positions)
    return total / font.face.upem


def ratio(face: str, theirs: Path) -> float:
    """Return how much larger the other face must be drawn to run as wide as ours over the stories."""
    file, language, weight = OURS[face]
    our_font, our_letters = shaper(OUT / f"{file}.woff2", weight)
    their_font, their_letters = shaper(theirs, weight)
    both = our_letters & their_letters
    texts = [path.read_text("utf-8") for path in (STORIES / language).glob("*.md")]
    said = [HEADLINE.search(text)[1] if face in HEADLINES else text.split("+++\n", 2)[2] for text in texts]
    words = [word for text in said for word in text.split() if both.issuperset(map(ord, word))]
    return width(our_font, words, language) / width(their_font, words, language)


if __name__ == "__main__":
    for pair in sys.argv[1:]:
        face, _, file = pair.partition("=")
        print(f"{face:12}{ratio(face, Path(file)):8.2%}  {Path(file).name}")
