"""THE table of our font files: which letters each one carries, and which family it serves."""

from dataclasses import dataclass

Letters = frozenset[int]


def letters(ranges: str) -> Letters:
    """Return the code points of "20 A0 621-63A"."""
    found: set[int] = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


# All letters and marks that can join stand in one file, or a word would be put together from two.
SPACES = letters("20 A0")
MARKS = letters("61C 200C-200F 202A-202E 2066-2069")  # invisible: they steer joining and direction
ARABIC = letters("60C 61B 61F 621-63A 640-655 670 671")
PERSIAN = letters("67E 686 698 6A9 6AF 6C0 6CC 6D5")
URDU = letters("610-613 679 688 691 6BA 6BE 6C1-6C3 6CC 6D2-6D4")
PASHTO = letters("67C 681 685 689 693 696 69A 6AB 6BC 6CD 6D0")
POETRY = letters("656-658")  # marks of the Quran and of verse
KURDISH = letters("692 695 6A4 6B5 6C6 6CE")
SINDHI = letters("67A 67B 67D 67F 6C7 6CA")
HONOURS = letters("FDF2 FDFA FDFC")
NATIVE = letters("6F0-6F9 66A-66C")  # Persian and Urdu digits, and the signs that stand among them
INDIC = letters("660-669")
WESTERN = letters("30-39")
STOPS = letters("21 25 28 29 2B-2F 3A A9 AB B7 BB D7 2013 2014 2026 2212")  # what Arabic text borrows on every page
QUOTES = letters("2018 2019 201C 201D")
SIGNS = letters("22 27 2A 3B 3D 3F 5B-5D 7C A3 B0 201A 201E 2022 2039 203A 20AC")
ASCII = letters("20-7E")
LATIN = ASCII - SPACES - WESTERN - STOPS - SIGNS
PRINTERS = letters("A0 A3 A9 AB B0 B7 BB D7 2013 2014 2018-201A 201C-201E 2022 2026 20AC 2212")  # what English borrows
LATIN_1 = letters("A1-A3 A5 A7 A8 AA AE AF B4 B6 B8 BA BF C0-FF 131 152 153") - PRINTERS
LATIN_1_SIGNS = letters("A4 A6 AC AD B1-B3 B5 B9 BC-BE")  # Naskh has none of them
LATIN_EXTENDED = letters("100-130 134-148 14A-151 154-17E")

NASKH = "noto-naskh-arabic"
KUFI = "noto-kufi-arabic"
NEWS = "newsreader"
TEXT = (400, 700)  # variable; every face of a family has the same descriptor, or Chromium takes them for two families
BOLD = (700, 700)


@dataclass(frozen=True)
class Cut:
    """One file: `own` letters from the source's main part, `borrowed` ones from its Latin part, drawn at `scale`."""

    name: str
    source: str
    part: str
    weight: tuple[int, int]
    own: Letters
    borrowed: Letters = frozenset()
    scale: float = 1


SMALL = 0.92  # Naskh's Latin digits are taller than its alef
UNUSUAL = letters("610-613 653 655 671")  # marks and a letter that no label wears
JOINED = SPACES | MARKS | ARABIC | PERSIAN
RARE = URDU | POETRY | PASHTO | KURDISH | SINDHI
HARAKAT = letters("64B-655 670")

CUTS = (
    Cut("naskh-ar", NASKH, "arabic", TEXT, JOINED, STOPS | WESTERN, SMALL),
    Cut("naskh-fa", NASKH, "arabic", TEXT, JOINED | NATIVE, STOPS, SMALL),
    Cut("naskh-ur", NASKH, "arabic", TEXT, JOINED | URDU, STOPS | QUOTES | WESTERN, SMALL),
    Cut("naskh-more", NASKH, "arabic", TEXT, RARE | HARAKAT),
    Cut("naskh-digits", NASKH, "arabic", TEXT, NATIVE | INDIC),
    Cut("naskh-honours", NASKH, "arabic", TEXT, HONOURS),
    Cut("naskh-signs", NASKH, "latin", TEXT, WESTERN | QUOTES | SIGNS, scale=SMALL),
    Cut("naskh-letters", NASKH, "latin", TEXT, LATIN, scale=SMALL),
    Cut("naskh-accents", NASKH, "latin", TEXT, LATIN_1, scale=SMALL),
    Cut("kufi-ar", KUFI, "arabic", BOLD, JOINED - UNUSUAL, STOPS | WESTERN),
    Cut("kufi-fa", KUFI, "arabic", BOLD, (JOINED | NATIVE) - UNUSUAL, STOPS),
    Cut("kufi-ur", KUFI, "arabic", BOLD, (JOINED | URDU) - UNUSUAL, STOPS | WESTERN),
    Cut("kufi-latin", KUFI, "latin", BOLD, ASCII | PRINTERS),
    Cut("news-latin", NEWS, "latin", TEXT, ASCII | PRINTERS),
    Cut("news-accents", NEWS, "latin", TEXT, LATIN_1 | LATIN_1_SIGNS),
    Cut("news-extended", NEWS, "latin-ext", TEXT, LATIN_EXTENDED),
)
