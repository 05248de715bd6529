"""Write fonts/share/*.ttf, the letters that share pictures are set in: `python -m fonts.make_share`.

Every letter that a headline can have, at the weight of headlines. As TrueType: who shapes them reads nothing else.
"""

from io import BytesIO
from pathlib import Path

from fonts import cuts
from fonts.cuts import NASKH, NEWS, Cut
from fonts.make_subsets import graft, invisible, part

OUT = Path(__file__).parent / "share"
SEMIBOLD = (600, 600)
ARABIC = cuts.JOINED | cuts.RARE | cuts.HARAKAT | cuts.NATIVE | cuts.INDIC | cuts.HONOURS
BORROWED = cuts.STOPS | cuts.WESTERN | cuts.QUOTES | cuts.SIGNS | cuts.LATIN | cuts.LATIN_1
SHARE = (
    Cut("naskh", NASKH, "arabic", cuts.BOLD, ARABIC, BORROWED, cuts.SMALL),
    Cut("news", NEWS, "latin", SEMIBOLD, cuts.ASCII | cuts.PRINTERS | cuts.LATIN_1 | cuts.LATIN_1_SIGNS),
    Cut("news-extended", NEWS, "latin-ext", SEMIBOLD, cuts.LATIN_EXTENDED),
)


def made(cut: Cut) -> bytes:
    """Return the cut as a TrueType file."""
    font = part(cut, cut.part, cut.own)
    if cut.borrowed:
        graft(font, part(cut, "latin", cut.borrowed))
        invisible(font)
    font.flavor = None
    file = BytesIO()
    font.save(file, reorderTables=False)
    return file.getvalue()


def main() -> None:
    OUT.mkdir(exist_ok=True)
    for cut in SHARE:
        (OUT / f"{cut.name}.ttf").write_bytes(made(cut))


if __name__ == "__main__":
    main()
