"""What a word is, to those who compare texts: letters with all that is written on them."""

import re
import unicodedata
from typing import NamedTuple

# Marks are not \w to Python; a word that is written with them must stay one word.
MARKS = "".join(char for char in map(chr, range(0x300, 0x11000)) if unicodedata.category(char).startswith("M"))
LETTERS = rf"\w{re.escape(MARKS)}\u200c\u200d"  # with the joiners that Persian writes inside words
WORD = re.compile(
    rf"""[{LETTERS}]++(?:(?:(?<=\d)[.,:/٫٬](?=\d)|['’](?=\w))[{LETTERS}]++)*+   # 1,250 and 21:00 are one word each
       | [^\w\s](?:\u200d[^\w\s]|[{re.escape(MARKS)}\U0001f3fb-\U0001f3ff])*+   # a sign, with what is drawn upon it
    """,
    re.VERBOSE,
)
# Vowel signs, Quranic signs and the stretching line; not hamza and madda, which make another letter.
TASHKEEL = re.compile("[\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]+")


class Unit(NamedTuple):
    """A word or a sign, with the blanks after it; `key` is the word without its vowel signs."""

    key: str
    word: str
    blank: str


def units(text: str) -> list[Unit]:
    """Return the words of a text, in order. The first has no letters: it carries the blanks that come first."""
    spans = [match.span() for match in WORD.finditer(text)]
    starts = [start for start, _end in spans[1:]] + [len(text)]
    found = [Unit("", "", text[: spans[0][0]] if spans else text)]
    for (start, end), following in zip(spans, starts if spans else (), strict=True):
        word = text[start:end]
        found.append(Unit(_key(word), word, text[end:following]))
    return found


def _key(word: str) -> str:
    if word.isascii():
        return word
    return TASHKEEL.sub("", unicodedata.normalize("NFC", word)) or word
