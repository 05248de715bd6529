"""Cut static/fonts/*.woff2 out of fonts/sources and write their style sheet: `python -m fonts.make_subsets`."""

from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib.hvar import add_HVAR
from fontTools.varLib.instancer import instantiateVariableFont

from fonts.cuts import CUTS, MARKS, Cut, Letters
from fonts.faces import desk_sheet, sheet

SOURCES = Path(__file__).parent / "sources"
OUT = Path(__file__).parent.parent / "static" / "fonts"
SHEET = OUT.parent / "css" / "fonts.css"
DESK_SHEET = OUT.parent / "desk" / "css" / "fonts.css"
FEATURES = ["ccmp", "locl", "init", "medi", "fina", "isol", "rlig", "rclt", "calt", "liga", "mark", "mkmk", "kern"]
FEATURES += ["lnum", "tnum"]
GRID = 500  # units to the em, where Noto draws on 1,000: a tenth less to fetch, and nothing that an eye can see
ZERO_WIDTH_NON_JOINER = 0x200C
NAMES = [0, 1, 2]  # copyright, family, style


def made(cut: Cut) -> bytes:
    """Return the cut as a WOFF2 file."""
    font = part(cut, cut.part, cut.own)
    if cut.borrowed:
        graft(font, part(cut, "latin", cut.borrowed))
        invisible(font)
    font.flavor = "woff2"
    file = BytesIO()
    font.save(file, reorderTables=False)
    return file.getvalue()


def part(cut: Cut, name: str, wanted: Letters) -> TTFont:
    """Return the wanted letters of one part of the source, at the cut's weight, the Latin ones at its scale."""
    font = reloaded(whole(cut, name))
    options = Options(hinting=False, notdef_outline=False, name_IDs=NAMES, layout_features=FEATURES)
    options.drop_tables += ["STAT"]
    knife = Subsetter(options)
    knife.populate(unicodes=wanted)
    knife.subset(font)
    redraw(font, 1 if name == "arabic" else cut.scale)
    return reloaded(font)


def whole(cut: Cut, name: str) -> TTFont:
    """Return one part of the source with the cut's weights and nothing else changed."""
    font = TTFont(SOURCES / f"{cut.source}-{name}-wght-normal.woff2", recalcTimestamp=False)
    lightest, heaviest = cut.weight
    limit = lightest if lightest == heaviest else cut.weight
    instantiateVariableFont(font, {"wght": limit}, inplace=True)
    return font


def redraw(font: TTFont, scale: float) -> None:
    """Draw every glyph on the coarser grid, smaller by the scale; the line keeps its height."""
    em = font["head"].unitsPerEm
    lines = [(table, name, round(getattr(font[table], name) * GRID / em)) for table, name in LINE]
    scale_upem(font, round(GRID * scale))
    font["head"].unitsPerEm = GRID
    for table, name, value in lines:
        setattr(font[table], name, value)


LINE = (
    *(("hhea", name) for name in ("ascent", "descent", "lineGap")),
    *(("OS/2", name) for name in ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent")),
)


def graft(font: TTFont, guest: TTFont) -> None:
    """Copy the guest's letters into the font; among these there is no kerning to lose."""
    font.ensureDecompiled()
    names = {name: f"guest.{name}" for name in guest.getGlyphOrder() if name != ".notdef"}
    font.setGlyphOrder(font.getGlyphOrder() + list(names.values()))
    for name, ours in names.items():
        glyph = guest["glyf"][name]
        for component in getattr(glyph, "components", ()):
            component.glyphName = names[component.glyphName]
        font["glyf"].glyphs[ours] = glyph
        font["hmtx"].metrics[ours] = guest["hmtx"].metrics[name]
        if "gvar" in font:
            font["gvar"].variations[ours] = guest["gvar"].variations.get(name, [])
    font["glyf"].setGlyphOrder(font.getGlyphOrder())
    add_to_cmap(font, {letter: names[name] for letter, name in guest.getBestCmap().items()})
    if "HVAR" in font:
        del font["HVAR"]
        add_HVAR(font)


def invisible(font: TTFont) -> None:
    """Give the marks that are never drawn an empty glyph, so that no other font is asked for one."""
    for letter in MARKS & font.getBestCmap().keys():
        name = font.getBestCmap()[letter]
        font["glyf"][name] = Glyph()
        if "gvar" in font:
            font["gvar"].variations[name] = []
    add_to_cmap(font, dict.fromkeys(MARKS, font.getBestCmap()[ZERO_WIDTH_NON_JOINER]))


def add_to_cmap(font: TTFont, glyphs: dict[int, str]) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({letter: name for letter, name in glyphs.items() if letter not in table.cmap})


def reloaded(font: TTFont) -> TTFont:
    """Write the font and read it again: the subsetter trips over tables that another tool has just changed."""
    file = BytesIO()
    font.flavor = None
    font.save(file)
    file.seek(0)
    return TTFont(file, recalcTimestamp=False)


def main() -> None:
    for old in OUT.glob("*.woff2"):
        old.unlink()
    for cut in CUTS:
        (OUT / f"{cut.name}.woff2").write_bytes(made(cut))
    SHEET.write_text(sheet())
    DESK_SHEET.write_text(desk_sheet())


if __name__ == "__main__":
    main()
