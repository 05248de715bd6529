"""An address of the paper as it was before, in the one way in which it is kept and looked up, whatever it came as."""

import re
import unicodedata
from urllib.parse import parse_qsl, unquote_to_bytes, urlsplit

from articles.text.bidi import plain

LONGEST = 500  # letters
MOST_FIELDS = 50
IN_PATH, IN_QUERY = "?#", "&=+#"
MOST_LAYERS = 3  # of percent escapes around one another, as links that were passed on have them
LEGACY = "cp1256"  # what Arabic sites wrote their addresses in before UTF-8
HOSTED = re.compile(r"(?i)[a-z][a-z0-9+.-]*://|//(?=[^/]+\.[^/]+)")
TRACKING = re.compile(r"(?i)utm_\w+|fbclid|gclid|amp")


def normal(address: str) -> str:
    """Return «/path» or «/path?query» without host, fragment, percent escapes and the last slash; NFC.

    Two spellings of one address come back the same: «/%D8%A3», «/%d8%a3/» and «https://old.example/أ». Escapes that
    are no UTF-8 are read as Windows-1256. A query's parameters stand in the order of their names, those that only tell
    where a reader came from are left out. Normal addresses stay as they are; raises ValueError for what has no path.
    """
    text = address.strip()
    parts = urlsplit(text) if HOSTED.match(text) else urlsplit(f"//-{text if text.startswith('/') else f'/{text}'}")
    path = _escaped(re.sub(r"/{2,}", "/", _letters(parts.path)).rstrip("/ ") or "/", IN_PATH)
    query = _query(parts.query)
    if path == "/" and not query:
        raise ValueError(address)
    return f"{path}?{query}" if query else path


def path_alone(normal_address: str) -> str:
    """Return a normal address without its query."""
    return normal_address.partition("?")[0]


def _query(text: str) -> str:
    pairs = parse_qsl(text, keep_blank_values=True, encoding="utf-8", errors="replace", max_num_fields=MOST_FIELDS)
    kept = sorted((_letters(name), _letters(value)) for name, value in pairs if not TRACKING.fullmatch(name))
    return "&".join(f"{_escaped(name, IN_QUERY)}={_escaped(value, IN_QUERY)}" for name, value in kept)


def _escaped(text: str, signs: str) -> str:
    """Return the text with those signs escaped that would part it if it were read again."""
    for sign in signs:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _letters(text: str) -> str:
    for _layer in range(MOST_LAYERS):
        if (once := _unescaped(text)) == text:
            break
        text = once
    return unicodedata.normalize("NFC", plain(" ".join(text.split())))


def _unescaped(text: str) -> str:
    found = unquote_to_bytes(text)
    try:
        return found.decode()
    except UnicodeDecodeError:
        return found.decode(LEGACY, errors="replace")
