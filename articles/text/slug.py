"""The decorative part of an address, readable in Arabic."""

import re
import unicodedata

MAX_WORDS = 8
MAX_LETTERS = 60
_DIGITS = {ord(c): str(unicodedata.digit(c)) for c in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"}
_TATWEEL = "\u0640"
_ZWNJ = "\u200c"


def slug(headline: str) -> str:
    """Return at most eight words and sixty letters joined by hyphens; "" if there is no letter or digit."""
    text = unicodedata.normalize("NFC", headline).replace(_TATWEEL, "").replace(_ZWNJ, " ").translate(_DIGITS).lower()
    bare = "".join(c for c in text if not unicodedata.combining(c))
    words, length = [], 0
    for word in re.findall(r"[^\W_]+", bare)[:MAX_WORDS]:
        if length + len(word) > MAX_LETTERS:
            break
        words.append(word)
        length += len(word) + 1
    return "-".join(words)
