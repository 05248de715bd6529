"""The style sheet of our faces: which family a file serves, and which system faces stand in until it is here."""

from dataclasses import dataclass

from fonts.cuts import BOLD, CUTS, RARE, TEXT, Cut, Letters

CUT = {cut.name: cut for cut in CUTS}

# One family an edition, in one file that holds all its pages usually need; what is missing there is in a family behind
# it, and is fetched by the first page that says it.
FAMILIES: dict[str, tuple[str, ...]] = {
    "Naskh": ("naskh-ar",),
    "Naskh fa": ("naskh-fa",),
    "Naskh ur": ("naskh-ur",),
    "Naskh more": (
        "naskh-more", "naskh-digits", "naskh-honours", "naskh-signs", "naskh-letters", "naskh-accents",
    ),
    "Kufi": ("kufi-ar",),
    "Kufi fa": ("kufi-fa",),
    "Kufi ur": ("kufi-ur",),
    "Kufi Latin": ("kufi-latin",),
    "News": ("news-latin", "news-accents", "news-extended"),
}  # fmt: skip

FIRST = ("Naskh", "Naskh fa", "Naskh ur", "Kufi", "Kufi fa", "Kufi ur")  # every page of theirs needs them: no range
DESK = ("Naskh", "Naskh more")
BEHIND = {
    "text": '"Naskh more", "Noto Naskh Arabic", "Naskh Noto", "Naskh DejaVu", "Geeza Pro", "Times New Roman", serif',
    "label": '"Kufi Latin", "Noto Kufi Arabic", "Kufi Noto", "Kufi DejaVu", Tahoma, sans-serif',
}
STACKS = f"""\
  :root {{
    --font-text-behind: {BEHIND["text"]};
    --font-label-behind: {BEHIND["label"]};
    --font-text: Naskh, var(--font-text-behind);
    --font-label: Kufi, var(--font-label-behind);
  }}
  :root:lang(fa) {{
    --font-text: "Naskh fa", var(--font-text-behind);
    --font-label: "Kufi fa", var(--font-label-behind);
  }}
  :root:lang(ur) {{
    --font-text: "Naskh ur", var(--font-text-behind);
    --font-label: "Kufi ur", var(--font-label-behind);
  }}
  :root:lang(en) {{
    --font-text: News, "News Georgia", "News Noto", "News Times", serif;
    --font-label: "Kufi Latin", "Kufi Arial", "Kufi Roboto", "Kufi DejaVu", system-ui, sans-serif;
  }}
  /* A passage in English is set in what the reader has: it is not worth a file of its own. */
  :root:not(:lang(en)) :lang(en) {{
    --font-text: Georgia, "Times New Roman", serif;
    --font-label: system-ui, sans-serif;
    font-family: var(--font-text);
  }}
"""


@dataclass(frozen=True)
class StandIn:
    """A system's face drawn so that a page set in it takes the same room. `size` was measured over our stories."""

    family: str
    local: tuple[str, ...]  # the names by which systems know it
    weight: int
    size: float  # per cent: measure_fallbacks.py
    like: str  # the family whose lines it keeps


STAND_INS = (
    StandIn("Naskh Noto", ("Noto Sans Arabic Regular", "NotoSansArabic-Regular"), 400, 89.6, "Naskh"),
    StandIn("Naskh Noto", ("Noto Sans Arabic Bold", "NotoSansArabic-Bold"), 700, 85.6, "Naskh"),
    StandIn("Naskh DejaVu", ("DejaVu Sans", "DejaVuSans"), 400, 83.5, "Naskh"),
    StandIn("Naskh DejaVu", ("DejaVu Sans Bold", "DejaVuSans-Bold"), 700, 73.1, "Naskh"),
    StandIn("Kufi Noto", ("Noto Sans Arabic Bold", "NotoSansArabic-Bold"), 700, 113.4, "Kufi"),
    StandIn("Kufi DejaVu", ("DejaVu Sans Bold", "DejaVuSans-Bold"), 700, 97.2, "Kufi"),
    StandIn("Kufi Arial", ("Arial Bold", "Arial-BoldMT", "Liberation Sans Bold"), 700, 108.4, "Kufi"),
    StandIn("Kufi Roboto", ("Roboto Bold", "Roboto-Bold"), 700, 115.2, "Kufi"),
    StandIn("News Georgia", ("Georgia", "Gelasio"), 400, 95.3, "News"),
    StandIn("News Georgia", ("Georgia Bold", "Georgia-Bold", "Gelasio Bold"), 700, 86.6, "News"),
    StandIn("News Noto", ("Noto Serif Regular", "NotoSerif-Regular"), 400, 88.1, "News"),
    StandIn("News Noto", ("Noto Serif Bold", "NotoSerif-Bold"), 700, 87.5, "News"),
    StandIn("News Times", ("Times New Roman", "TimesNewRomanPSMT", "Liberation Serif"), 400, 104.6, "News"),
    StandIn(
        "News Times", ("TimesNewRomanPS-BoldMT", "Times New Roman Bold", "Liberation Serif Bold"), 700, 103.7, "News"
    ),
)
LINES = {"Naskh": (1.069, 0.634), "Kufi": (1.282, 0.615), "News": (0.735, 0.265)}  # above and below the line, in em


def sheet() -> str:
    """Return static/css/fonts.css."""
    rules = [face(family, CUT[name]) for family, names in FAMILIES.items() for name in names]
    rules += [stand_in(one) for one in STAND_INS]
    made = "/* Made by `python -m fonts.make_subsets` from fonts/: change it there. */\n"
    return made + "@layer tokens {\n" + "\n".join(rules) + "\n\n" + STACKS + "}\n"


def desk_sheet() -> str:
    """Return static/desk/css/fonts.css: the letters of the text, in every language that the desk writes."""
    rules = [face(family, CUT[name], "../../fonts") for family in DESK for name in FAMILIES[family]]
    made = (
        "/* The paper's own letters, for everything that readers will read. Made by `python -m fonts.make_subsets`. */"
    )
    return "\n".join([made, *(" ".join(rule.split()) for rule in rules)]) + "\n"


def face(family: str, cut: Cut, folder: str = "../fonts") -> str:
    weight = {TEXT: "400 700", BOLD: "700"}[cut.weight]
    asked_for = "" if family in FIRST else f"    unicode-range: {ranges(serves(cut))};\n"
    return (
        f"  @font-face {{\n    font-family: {quoted(family)};\n    font-weight: {weight};\n    font-display: swap;\n"
        f'    src: url("{folder}/{cut.name}.woff2") format("woff2");\n'
        f"{asked_for}  }}"
    )


def serves(cut: Cut) -> Letters:
    """Return the letters that the file is asked for; naskh-more has marks only to set them on its own letters."""
    return RARE if cut.name == "naskh-more" else cut.own | cut.borrowed


def stand_in(one: StandIn) -> str:
    above, below = (part * 100 / (one.size / 100) for part in LINES[one.like])
    sources = ", ".join(f'local("{name}")' for name in one.local)
    return (
        f"  @font-face {{\n    font-family: {quoted(one.family)};\n    font-weight: {one.weight};\n"
        f"    src: {sources};\n"
        f"    size-adjust: {one.size:g}%;\n    ascent-override: {above:.1f}%;\n    descent-override: {below:.1f}%;\n"
        "    line-gap-override: 0%;\n  }"
    )


def quoted(family: str) -> str:
    return f'"{family}"' if " " in family else family


def ranges(wanted: Letters) -> str:
    """Return the letters as a `unicode-range`."""
    runs: list[list[int]] = []
    for letter in sorted(wanted):
        if runs and letter == runs[-1][1] + 1:
            runs[-1][1] = letter
        else:
            runs.append([letter, letter])
    return ", ".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in runs)
