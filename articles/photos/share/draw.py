"""Draw one share picture. Runs alone in a child process with limits; imports no Django.

Usage: python -m articles.photos.share.draw CARD.json PICTURE.jpg OUT.jpg
"""

import json
import sys
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

from articles.photos import limits
from articles.photos.opening import Refused, judged, opened
from articles.photos.share.card import HEIGHT, WIDTH, Card
from articles.photos.share.letters import ABOVE, EM, drawn, shaped
from articles.photos.share.setting import fitted
from articles.text.visual import levels

SECONDS = 8  # of CPU
PAPER, INK, HAIRLINE = "#FBFAF7", "#14181F", "#DAD5CA"
BAR = 14  # pixels of the section's colour along the top
EDGE, GAP = 64, 52  # pixels around the text, and between it and the photograph
PHOTO = 480  # pixels across
LABEL, NAME = 36, 42  # pixels to the em: what stands over the headline, the paper's name under it
LABEL_LINE, HEAD_TOP, RULE, NAME_LINE = 104, 138, 528, 588  # pixels from the top: baselines, an edge and a rule
SIZES, WIDE_SIZES = range(92, 35, -2), range(104, 47, -2)
LEADS = {"en": 1.16, "ur": 1.56}
LEAD = 1.44  # ems from line to line
RISES = {"en": 0.86}
RISE = 1.08  # ems from the edge of the headline's box to its first baseline
AIR = 22  # pixels between the headline and the rule
MOST_BYTES = 290_000
QUALITIES = (86, 76, 64)


class Sheet:
    """The picture as it comes about; text begins at its start, left or right."""

    def __init__(self, card: Card, photo: Image.Image | None):
        self.card = card
        self.image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        self.pen = ImageDraw.Draw(self.image)
        self.room = WIDTH - 2 * EDGE if photo is None else WIDTH - PHOTO - GAP - EDGE
        self.rtl = card.reading == "rtl"
        if photo is not None:
            self.image.paste(ImageOps.fit(photo, (PHOTO, HEIGHT)), (0 if self.rtl else WIDTH - PHOTO, 0))
        self.pen.rectangle((0, 0, WIDTH, BAR - 1), fill=card.ink)

    @property
    def start(self) -> int:
        """Where lines begin, in pixels from the left."""
        return WIDTH - EDGE if self.rtl else EDGE

    def write(self, text: str, baseline: float, size: int, colour: str, text_levels: list[int] | None = None) -> None:
        line = shaped(text, self.card.reading, self.card.language, text_levels)
        mask = drawn(line, size)
        x = self.start - line.width * size / EM if self.rtl else self.start
        self.image.paste(colour, (round(x - size / 2), round(baseline - ABOVE * size)), mask)

    def rule(self) -> None:
        ends = sorted((self.start, self.start - self.room if self.rtl else self.start + self.room))
        self.pen.line((ends[0], RULE, ends[1], RULE), fill=HAIRLINE, width=2)

    def headline(self) -> None:
        code, sizes = self.card.language, SIZES if self.room < WIDTH / 2 + EDGE else WIDE_SIZES
        lead, rise = LEADS.get(code, LEAD), RISES.get(code, RISE)
        box = {"width": self.room, "height": RULE - HEAD_TOP - AIR}
        block = fitted(self.card.headline, self.measure, sizes=sizes, lead=lead, **box)
        known, start = levels(" ".join(block.lines), self.card.reading), 0
        for place, text in enumerate(block.lines):
            there = known[start : start + len(text)]
            self.write(text, HEAD_TOP + (rise + place * lead) * block.size, block.size, INK, there)
            start += len(text) + 1

    @cache  # noqa: B019 - one sheet, one process
    def measure(self, text: str) -> float:
        return shaped(text, self.card.reading, self.card.language).width / EM

    def one_line(self, text: str, baseline: float, size: int, colour: str) -> None:
        block = fitted(text, self.measure, width=self.room, height=size, sizes=range(size, size - 1, -1), lead=1)
        self.write(block.lines[0] if block.lines else "", baseline, block.size, colour)


def picture(card: Card, photo: Image.Image | None) -> Image.Image:
    """Return the whole picture."""
    sheet = Sheet(card, photo)
    sheet.one_line(card.label, LABEL_LINE, LABEL, card.ink)
    sheet.headline()
    sheet.rule()
    sheet.one_line(card.paper, NAME_LINE, NAME, INK)
    return sheet.image


def photograph(path: Path) -> Image.Image | None:
    """Return the photograph beside the headline; None if there is none, or none that can be read."""
    if not path.exists():
        return None
    try:
        image = opened(path)
        with judged():
            return image.convert("RGB")
    except Refused:
        return None


def save(image: Image.Image, out: Path) -> None:
    """Write the JPEG at the best quality at which chat programs still take it."""
    for quality in QUALITIES:
        image.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
        if out.stat().st_size <= MOST_BYTES:
            return


def main(order: str, photo: str, out: str) -> None:
    limits.confine(SECONDS)
    card = Card(**json.loads(Path(order).read_text("utf-8")))
    save(picture(card, photograph(Path(photo))), Path(out))


if __name__ == "__main__":
    main(*sys.argv[1:])
