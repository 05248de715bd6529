"""Which way a piece of text runs, and which invisible marks it may carry."""

import unicodedata

# Marks that only steer the display. They break search, addresses and screen readers, so no stored text carries them;
# the zero-width joiner and non-joiner stay, because Persian and Kurdish words are spelt with them.
INVISIBLE = dict.fromkeys(
    [0x061C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0x00AD]
)


def direction(text: str) -> str:
    """Return "rtl" or "ltr" by the majority of strong letters, "" if there are none (Unicode Bidi_Class, UAX #9).

    The first strong letter, which dir="auto" goes by, is wrong for «BBC عربي: خبر».
    """
    rtl = ltr = 0
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        rtl += kind in ("R", "AL")
        ltr += kind == "L"
    if not rtl and not ltr:
        return ""
    return "rtl" if rtl >= ltr else "ltr"


def plain(text: str) -> str:
    """Return the text without invisible direction marks, controls and lone surrogates; newlines and tabs stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(INVISIBLE)
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
