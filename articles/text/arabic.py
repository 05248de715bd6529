"""Arabic as a reader types it: letters that mean the same are made the same. Pure; never for text that is shown.

The table is that of Lucene's normalisers for Arabic and Persian, with the Urdu letters added: hamza on its carriers,
ya and alef maqsura, ta marbuta and ha, Persian kaf and ya, marks, tatweel, digits.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

MARKS = (
    *range(0x0610, 0x061B), 0x061C, 0x0640, *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD),
    *range(0x06DF, 0x06E5), 0x06E7, 0x06E8, *range(0x06EA, 0x06EE), *range(0x08D3, 0x0900), 0x00AD, 0x200D, 0x200E,
    0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF,
)  # fmt: skip
UNSEEN = dict.fromkeys(MARKS)
JOINER = "\u200c"  # keeps the two halves of a Persian word apart and together
MOST_JOINED = 4
# Each letter of a key is written as its value.
SAME = {"آأإٱٲٳٵ": "ا", "ؤ": "و", "ئىیېۍےۓ": "ي", "ةۀہۂۃەھ": "ه", "کڪ": "ك", "ګ": "گ", "ڤ": "ف"}
FOLDING = {
    **UNSEEN,
    **{ord(letter): one for letters, one in SAME.items() for letter in letters},
    **{ord(digit): str(value) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(digits)},
    ord(JOINER): " ", ord("٪"): "%", ord("٫"): ".", ord("٬"): None,
}  # fmt: skip
PRESENTED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
DOTTED = re.compile(r"\b(?:[^\W\d_]\.)+[^\W\d_]\b\.?")
TOKEN = re.compile(r"[^\W_]+")


def _usual(form: str) -> str:
    """Return the letters of a presentation form; a vowel sign that stands alone in one stands on a space, no letter."""
    return unicodedata.normalize("NFKC", form).strip()


# A letter with everything that is written on it: combining marks, the stretching line, signs of direction.
UPON = "".join(
    letter
    for letter in map(chr, (*range(0x20000), *range(0xE0100, 0xE01F0)))
    if unicodedata.category(letter) == "Mn" or FOLDING.get(ord(letter), "") is None
)
UPON += "".join(sign for sign in map(chr, range(0xFB50, 0xFEFD)) if not _usual(sign).translate(FOLDING))
CLUSTER = re.compile(rf"[^{re.escape(UPON)}][{re.escape(UPON)}]*|[{re.escape(UPON)}]+", re.DOTALL)


def fold(text: str) -> str:
    """Return the text as search compares it; two spellings of one word that readers mix become one.

    Folding what is folded changes nothing. Hamza on its own, and پ چ ژ گ, stay: they make other words.
    """
    text = PRESENTED.sub(lambda form: _usual(form[0]), unicodedata.normalize("NFC", text))
    text = text.translate(FOLDING).casefold()
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")


class Word(NamedTuple):
    """A folded word, and where it stands in the text it was read from: text[start:end] is the whole original word."""

    token: str
    start: int
    end: int


def tokens(text: str) -> list[str]:
    """Return the folded words of a text, in their order: runs of letters and digits; «أ.ف.ب» is one word, «افب»."""
    return TOKEN.findall(DOTTED.sub(lambda letters: f"{letters[0].replace('.', '')} ", fold(text)))


def words(text: str) -> list[Word]:
    """Return what `tokens` does, each with the place of the word in the text: its marks, tatweel and dots included."""
    folded, whence = fold_with_map(text)
    for dotted in reversed(list(DOTTED.finditer(folded))):
        kept = [place for place in range(*dotted.span()) if folded[place] != "."]
        joined = "".join(folded[place] for place in kept)
        last = whence[dotted.end() - 1]
        whence[dotted.start() : dotted.end()] = [*(whence[place] for place in kept), (last[1], last[1])]
        folded = f"{folded[: dotted.start()]}{joined} {folded[dotted.end() :]}"
    return [Word(found[0], whence[found.start()][0], whence[found.end() - 1][1]) for found in TOKEN.finditer(folded)]


def joined(text: str, read: list[Word]) -> Iterator[tuple[Word, ...]]:
    """Yield neighbours among the words of a text that joiners hold together: «می‌خواهم» is two words and one.

    Of three, each two as well; of more than MOST_JOINED, nobody types so many in one.
    """
    held = [text[first.end : second.start] == JOINER for first, second in pairwise(read)]
    for place, holds in enumerate(held):
        last = place
        while holds and last < len(held) and held[last] and last - place < MOST_JOINED - 1:
            last += 1
            yield tuple(read[place : last + 1])


def fold_with_map(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return (the folded text, for each of its letters the span of the original that it came from).

    A letter and all that is written on it are one span, so that a word's last vowel sign belongs to the word.
    """
    folded, whence = [], []
    for cluster in CLUSTER.finditer(text):
        letters = _fold_one(cluster[0])
        folded.append(letters)
        whence += [cluster.span()] * len(letters)
    return "".join(folded), whence


def without_marks(text: str) -> str:
    """Return a word as it is printed, but without vowel signs, stretching lines and signs of direction."""
    return text.translate(UNSEEN)


@lru_cache(maxsize=4096)
def _fold_one(cluster: str) -> str:
    return fold(cluster)
