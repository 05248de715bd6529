"""A printed body as plain text again, paragraph by paragraph: for the index, passages, feeds and summaries."""

import re
from collections.abc import Iterable
from html import unescape

BLOCK = re.compile(
    r"</?(?:p|li|ul|ol|h[1-6]|blockquote|pre|table|t[hdr]|thead|tbody|caption|figure|figcaption|div|hr|dt|dd|dl)\b[^>]*>"
)
BREAK = re.compile(r"<br\b[^>]*>")
TAG = re.compile(r"<[^>]*>")


def paragraphs(pieces: Iterable[dict]) -> list[str]:
    """Return the text of the HTML among these pieces (text.body.render), a string for each block that has words."""
    blocks = (block for piece in pieces for block in BLOCK.split(piece.get("html", "")))
    texts = (unescape(" ".join(TAG.sub("", BREAK.sub(" ", block)).split())).strip() for block in blocks)
    return [text for text in texts if text]
