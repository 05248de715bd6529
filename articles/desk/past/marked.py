"""Two texts with their changes marked, as HTML: what is gone struck, what is new underlined, whatever the colours."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from articles.text.difference import Piece

# What cannot be seen, and is shown where it has changed.
SIGNS = {
    "\u00a0": "NBSP", "\u00ad": "SHY", "\u061c": "ALM", "\u200b": "ZWSP", "\u200e": "LRM", "\u200f": "RLM",
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\ufeff": "BOM",
}  # fmt: skip
BLANKS = {" ": "␣", "\t": "⇥", "\n": "¶"}
NOTHING = mark_safe("")
GONE, NEW = "gone", "new"
OTHER = {GONE: NEW, NEW: GONE}
TAGS = {GONE: "<del>{}</del>", NEW: "<ins>{}</ins>"}


def column(pieces: Iterable[Piece], side: str) -> SafeString:
    """Return one of the two texts, GONE the older or NEW the newer, with what the other has not marked in it."""
    return _all(_in_column(piece, side) for piece in pieces if piece.kind != OTHER[side])


def merged(pieces: Iterable[Piece]) -> SafeString:
    """Return both texts in one, the older words before the newer."""
    return _all(_in_one(piece) for piece in pieces)


def _in_column(piece: Piece, side: str) -> SafeString | str:
    if piece.kind == "same":
        return piece.text
    if piece.kind == "marks":
        return format_html('<mark class="marks">{}</mark>', piece.was if side == GONE else piece.text)
    return _tagged(side, piece.text)


def _in_one(piece: Piece) -> SafeString | str:
    if piece.kind == "same":
        return piece.text
    if piece.kind == "marks":
        return format_html('<span class="marks"><del>{}</del> <ins>{}</ins></span>', piece.was, piece.text)
    return _tagged(piece.kind, piece.text)


def _tagged(kind: str, text: str) -> SafeString:
    """Return a change, without the blanks around it unless they are all of it."""
    words = text.strip() or text
    ahead, _words, behind = text.partition(words)
    return format_html("{}" + TAGS[kind] + "{}", ahead, seen(words), behind)


def seen(text: str) -> SafeString | str:
    """Return a changed text with everything in it to be seen: blanks where it is nothing else, marks of direction."""
    signs = SIGNS if text.strip() else BLANKS | SIGNS
    if not any(sign in text for sign in signs):
        return text
    return _all(_sign(letter, signs) for letter in text)


def _sign(letter: str, signs: dict[str, str]) -> SafeString | str:
    if letter not in signs:
        return letter
    break_after = "\n" if letter == "\n" else ""
    return format_html('<bdi class="sign" dir="ltr">{}</bdi>{}', signs[letter], break_after)


def _all(parts: Iterable) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))
