"""Which way a piece of text runs, which invisible marks it may carry, and what must be kept from its surroundings.

Unicode's bidirectional algorithm (UAX #9) lays out «+966 11 212 8000» in an Arabic sentence as «8000 212 11 966+»,
and «C++» as «++C»: signs and spaces take the direction of the sentence. Such runs are isolated, by markup in HTML and
by isolates in attributes and titles, which have no markup.
"""

import re
import unicodedata

# Marks that only steer the display. They break search, addresses and screen readers, so no stored text carries them;
# the zero-width joiner and non-joiner stay, because Persian and Kurdish words are spelt with them.
INVISIBLE = dict.fromkeys(
    [0x061C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0x00AD]
)
ISOLATES = {"rtl": "\u2067", "ltr": "\u2066"}
END = "\u2069"  # of an isolate

# What Arabic, Persian and Urdu sentences tear apart. Scores («3 - 1»), ranges, times and dates are not among them: they
# read in the sentence's direction. Nor is a number after a Latin name, which belongs to it («Boeing 737») as often as
# to what follows («BBC 5 تعليقات»): where a template inserts the name, the template isolates it.
PHONE = r"(?<![\w+-])(?=(?:[ \u00a0+()-]{0,2}\d){7})(?!\d\d-\d\d-\d{4})"  # seven digits or more, and no date
PHONE += r"(?:\+\d+|\(\+?\d+\)|[0٠۰]\d+)(?:[ \u00a0-](?:\(\d{2,}\)|\d{2,})){1,6}"
SIGNED = r"(?:(?<![^\s(«“\"'>/])|(?<=\s[وفبلك]))(?<!\d )[-+\u2212±][$€£]?\d+(?:[.,:]\d+)*[%٪‰°]?"
SYMBOLS = r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]*(?:\+\+|[+#*])(?![\w+#*])"  # C++, C#, A+
DOTTED = r"(?<![A-Za-z0-9.])(?:[A-Za-z]\.){2,}"  # U.S.
HANDLE = r"(?<![\w&@#./])[@#][A-Za-z]\w*"  # @user, #hashtag; the mark after it is the sentence's
ADDRESS = r"https?://[^\s<>«»]*[^\s<>«».,:;!?،؛؟)]"
NO_WORDS = re.compile(rf"{ADDRESS}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|{HANDLE}")  # addresses, of pages and of people
RUNS = re.compile("|".join((ADDRESS, PHONE, SIGNED, SYMBOLS, DOTTED, HANDLE)))
TAG = re.compile(r"(<[^>]*>)")
KEPT = re.compile(r"<(/?)(?:bdi|code|pre)\b")  # elements that are isolated already


def direction(text: str) -> str:
    """Return "rtl" or "ltr" by the majority of strong letters, "" if there are none (Unicode Bidi_Class, UAX #9).

    The first strong letter, which dir="auto" goes by, is wrong for «BBC عربي: خبر». Letters of addresses count only
    where there are no others: «للمزيد: https://…» runs as its one word does.
    """
    rtl = ltr = 0
    for letter in text:
        kind = _strong(letter)
        rtl += kind == "rtl"
        ltr += kind == "ltr"
    if not rtl and not ltr:
        return ""
    if rtl and ltr and (words := NO_WORDS.sub(" ", text)) != text:
        return direction(words)
    return "rtl" if rtl >= ltr else "ltr"


def plain(text: str) -> str:
    """Return the text without invisible direction marks, controls and lone surrogates; newlines and tabs stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(INVISIBLE)
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))


def isolated(text: str, reading: str) -> str:
    """Return the text for a title or an attribute that reads `reading`, between isolates if it needs them.

    It needs them if it runs the other way, or begins with a letter that does: those who print titles go by it.
    """
    runs = direction(text)
    if not runs or runs == reading == _first(text):
        return text
    return f"{ISOLATES[runs]}{text}{END}"


def isolate_runs(html_text: str) -> str:
    """Return the HTML with telephone numbers, signed numbers, «C++», handles and addresses in <bdi dir="ltr">.

    Takes escaped, well-formed HTML; tags, and the insides of bdi, code and pre, stay as they are.
    """
    pieces, inside = TAG.split(html_text), 0
    for place, piece in enumerate(pieces):
        if place % 2:
            kept = KEPT.match(piece)
            inside += (-1 if kept[1] else 1) if kept else 0
        elif not inside:
            pieces[place] = RUNS.sub(r'<bdi dir="ltr">\g<0></bdi>', piece)
    return "".join(pieces)


def _first(text: str) -> str:
    return next((kind for letter in text if (kind := _strong(letter))), "")


def _strong(letter: str) -> str:
    kind = unicodedata.bidirectional(letter)
    return "rtl" if kind in ("R", "AL") else "ltr" if kind == "L" else ""
