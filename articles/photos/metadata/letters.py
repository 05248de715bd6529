"""From a file's bytes to words: which spelling they are in, and what no text of ours may carry."""

from articles.text.bidi import plain

LONGEST = 4000  # letters of one value


def cleaned(text: str) -> str:
    """Return the text without controls, invisible marks and lone surrogates, its ends trimmed, never overlong."""
    return plain(text[: 4 * LONGEST]).strip()[:LONGEST].rstrip()


def spelt(value: bytes, charset: str) -> str:
    """Return what the bytes say: in UTF-8 if they can be that, else in the charset, else in Latin-1, which takes all.

    Arabic in Windows-1256 is never UTF-8 by accident: no letter's byte is one that may follow another there.
    """
    try:
        return whole_letters(value).decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return value.decode(charset)
    except (UnicodeDecodeError, LookupError):
        return value.decode("latin-1")


def whole_letters(value: bytes) -> bytes:
    """Return the bytes without the half of a letter of UTF-8 at which a limit in bytes has cut them off, if any."""
    for cut in range(1, min(4, len(value) + 1)):
        head, tail = value[:-cut], value[-cut:]
        if tail[0] >= 0xC2 and cut < _length(tail[0]) and all(0x80 <= byte < 0xC0 for byte in tail[1:]):
            return head if _is_utf8_with_letters(head) else value
    return value


def _length(first: int) -> int:
    """How many bytes a letter of UTF-8 has that begins so (RFC 3629)."""
    return 2 if first < 0xE0 else 3 if first < 0xF0 else 4


def _is_utf8_with_letters(value: bytes) -> bool:
    try:
        return len(value.decode("utf-8")) < len(value)
    except UnicodeDecodeError:
        return False
