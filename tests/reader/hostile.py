"""Query strings that nobody means well: made by chance from pieces that have broken searches elsewhere."""

from random import Random
from urllib.parse import quote

OPERATORS = [
    "NEAR(", "NEAR(a b, 2)", "AND", "OR", "NOT", "a AND", "NOT NOT a", "^", "*", "a*", "col:", "labels:", "words : a",
    "{labels words}: a", "-a", "+", '"', '""', '"a', "'", "''", "';--", "\\", "\\'", "a & b", "a | ", "!a", "!!", "<->",
    "a <-> b", "<2>", "a:*", "a:ABC", "( ( (", "))", "%", "%s", "%(x)s", "{}", "{0}", "${x}", "{{ 7|add:7 }}", "<b>",
    "<script>", "]]>", "&amp;", "../..", "\x00", "\x00\x00a", "\x01\x1f", "\x7f", "\u2028", "\ufffe", "\uffff",
    "\U0010ffff",
    "\ud800", "\udfff", "\u202e", "\u200b", "\u200c", "\u200c\u200cم", "ـ" * 50, "ً" * 300, "ا\u0654" * 50,
    "ﷺ" * 60,
    "\ua723", "\ua723\ua723e", "\ua723\ua723ear", "\u0345", "ẞ", "İ", "🏴", "👩\u200d👩\u200d👧", "«", "»", "«»",
    "«« »",
    "“x", "أ.ب.ج.د.ه.و", "....", "من في على", "؟", "٪", "٬٬٬", "٫", "1.1.1.1", "9" * 400, "-1", "1e999", "NaN", "null",
    "ا" * 64, "ا" * 65, "كلمة " * 30, "«كلمة " * 20, "a" * 3000, "e\u0301" * 500, "حرب", "وزير الخارجية", "«خبر عن»",
]  # fmt: skip
BYTES = [
    "%", "%%", "%zz", "%f", "%ff%fe", "%c0%80", "%ed%a0%80", "%d8", "%d9%", "%00", "%0d%0aX: y", "%u0627", "%e2%82",
    "+%+",
]  # fmt: skip
DAYS = [
    "2025-02-30", "0000-00-00", "2500-01-01", "9999-12-31", "10000-01-01", "-1-1-1", "31/31/31", "٣١/٠٢/٢٠٢٥",
    "٣٠\u200f/٢\u200f/٢٠٢٥", "1404/13/01", "30/12/1403",
    "2025-01-01T25:61", "0001-01-01", "1899-12-31", "today", "999999999999-1-1", "۱۴۰۳/۱۲/۳۰", "1/1/1", "\x00", "²/³/¹",
]  # fmt: skip
MARKS = [
    "0.1", "4.1", "0.-1", "3.9223372036854775807", "3.9223372036854775808", "0.99999999999999999999", "1.٣", "0.", ".0",
    "20250918T053000.000000-12", "20251318T053000.000000-12", "2.-9223372036854775809", "0.1.1", "x", "",
]  # fmt: skip
NUMBERS = ["0", "-1", "9223372036854775807", "9223372036854775808", "9" * 40, "1.5", "٣", "x", "\x00", ""]
SLUGS = ["world", "water", "afp", "atlantis", "'", "\x00", "world/europe", "..", "%", "\ud800", "أوروبا", "a" * 5000]
VALUES = {
    "q": OPERATORS, "from": DAYS, "to": DAYS, "before": MARKS, "after": MARKS, "region": SLUGS, "topic": SLUGS,
    "agency": SLUGS, "person": NUMBERS, "photos": ["on", "true", "2", "\x00"], "sort": ["newest", "x", "\x00"],
    "page": NUMBERS, "q[]": OPERATORS, "": OPERATORS, "edition": ["ar", "xx", "\x00"],
}  # fmt: skip
ADDRESSES = ("/articles/", "/articles/", "/en/articles/", "/fa/articles/", "/suggest/", "/search/")


def hostile(count: int, seed: int = 1905):
    """Yield so many (address, query string), always the same ones."""
    chance = Random(seed)  # noqa: S311
    for _ in range(count):
        yield chance.choice(ADDRESSES), _query(chance)


def _query(chance: Random) -> str:
    kind = chance.random()
    if kind < 0.02:  # fifty filters
        return "&".join(_pair(chance, chance.choice(list(VALUES))) for _ in range(50))
    if kind < 0.03:  # as much as fits
        return "q=" + quote(chance.choice(["ا", "ا ", "«ا ", '"a" ', "ا\u0651", "\x00"]) * (100_000 // 6), safe="")
    names = ["q", *chance.choices(list(VALUES), k=chance.choice((0, 0, 1, 2, 4)))]
    return chance.choice(["", "&", "&&", ";"]) + "&".join(_pair(chance, name) for name in names)


def _pair(chance: Random, name: str) -> str:
    values = VALUES[name]
    text = chance.choice((" ", "", "OR ", "«")).join(chance.choices(values, k=chance.choice((1, 1, 2, 3))))
    if chance.random() < 0.1:
        text += "".join(chr(chance.randrange(1, 0x11000)) for _ in range(chance.randrange(20)))
    broken = chance.choice(BYTES) if chance.random() < 0.15 else ""
    equals = chance.choice(("=", "=", "=", "=", "==", ""))
    written = quote(text.encode("utf-8", "surrogatepass"))
    return quote(name.encode("utf-8", "surrogatepass"), safe="[]") + equals + written + broken
