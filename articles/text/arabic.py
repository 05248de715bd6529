"""Arabic as a reader types it: letters that mean the same are made the same. Pure; never for text that is shown.

The table is that of Lucene's normalisers for Arabic and Persian, with the Urdu letters added: hamza on its carriers,
ya and alef maqsura, ta marbuta and ha, Persian kaf and ya, marks, tatweel, digits.
"""

import re
import unicodedata

MARKS = (
    *range(0x0610, 0x061B), 0x061C, 0x0640, *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD),
    *range(0x06DF, 0x06E5), 0x06E7, 0x06E8, *range(0x06EA, 0x06EE), *range(0x08D3, 0x0900), 0x00AD, 0x200D, 0x200E,
    0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF,
)  # fmt: skip
# Each letter of a key is written as its value.
SAME = {"آأإٱٲٳٵ": "ا", "ؤ": "و", "ئىیېۍےۓ": "ي", "ةۀہۂۃەھ": "ه", "کڪ": "ك", "ګ": "گ", "ڤ": "ف"}
FOLDING = {
    **dict.fromkeys(MARKS),
    **{ord(letter): one for letters, one in SAME.items() for letter in letters},
    **{ord(digit): str(value) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(digits)},
    0x200C: " ", ord("٪"): "%", ord("٫"): ".", ord("٬"): None,
}  # fmt: skip
PRESENTED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
DOTTED = re.compile(r"\b(?:[^\W\d_]\.)+[^\W\d_]\b\.?")
TOKEN = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return the text as search compares it; two spellings of one word that readers mix become one.

    Folding what is folded changes nothing. Hamza on its own, and پ چ ژ گ, stay: they make other words.
    """
    text = PRESENTED.sub(lambda form: unicodedata.normalize("NFKC", form[0]), unicodedata.normalize("NFC", text))
    text = text.translate(FOLDING).casefold()
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")


def tokens(text: str) -> list[str]:
    """Return the folded words of a text, in their order: runs of letters and digits; «أ.ف.ب» is one word, «افب»."""
    return TOKEN.findall(DOTTED.sub(lambda letters: f"{letters[0].replace('.', '')} ", fold(text)))
