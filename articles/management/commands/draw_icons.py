"""Draw the icons that devices install the paper with: the mark of static/icon.svg, in pixels."""

from django.conf import settings
from django.core.management.base import BaseCommand
from PIL import Image, ImageDraw

PAPER, INK = "#FBFAF7", "#14181F"
GRID = 32  # the drawing's own measure
MARK = (
    (7, 7, 25, 10),
    (17, 13, 25, 15),
    (17, 17, 25, 19),
    (17, 21, 25, 23),
    (7, 13, 15, 23),
)  # a page, its headline first
DRAWN = {  # file: side in pixels, corner, and how much of the side the mark's grid fills
    "icon-192": (192, 3, 1),
    "icon-512": (512, 3, 1),
    "maskable-192": (192, 0, 0.9),
    "maskable-512": (512, 0, 0.9),
    "touch-180": (180, 0, 0.95),
}


def icon(side: int, corner: float, fill: float) -> Image.Image:
    """Return the mark on its ground; without a corner the ground reaches the edge, for devices that cut their own."""
    fine = side * 4
    step = fine / GRID
    picture = Image.new("RGBA", (fine, fine), INK if not corner else (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    if corner:
        pen.rounded_rectangle((0, 0, fine - 1, fine - 1), radius=corner * step, fill=INK)
    inset = (1 - fill) * fine / 2
    for box in MARK:
        start, top, end, bottom = (inset + place * step * fill for place in box)
        pen.rectangle((start, top, end - 1, bottom - 1), fill=PAPER)
    small = picture.resize((side, side), Image.Resampling.LANCZOS)
    return small.quantize(32) if corner else small.convert("RGB").quantize(32)


class Command(BaseCommand):
    help = "Write static/icons from the mark of static/icon.svg. Run it after changing one."

    def handle(self, *args, **options):
        folder = settings.BASE_DIR / "static" / "icons"
        folder.mkdir(exist_ok=True)
        for name, drawn in DRAWN.items():
            icon(*drawn).save(folder / f"{name}.png", optimize=True)
