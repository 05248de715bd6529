"""XML that every reader of it accepts, whatever was typed into the words inside."""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, tostring

# What is no Char (XML 1.0, 2.2), what XML 1.0 advises against (C1 controls, noncharacters), and nothing else.
FORBIDDEN = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef]"
    "|[" + "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)) + "]"
)
DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def legal(text: str) -> str:
    """Return the text without characters that no XML document may hold, escaped or not."""
    return FORBIDDEN.sub("", text)


def element(name: str, *inside: str | Element | None, attributes: Mapping[str, object] | None = None) -> Element:
    """Return an element with this text or these elements in it; an attribute that is None or "" is left out.

    Names are written as they stand, «media:credit» too: the outermost element says what its prefixes mean.
    """
    made = Element(
        name, {key: legal(str(value)) for key, value in (attributes or {}).items() if value not in (None, "")}
    )
    for part in inside:
        if isinstance(part, str):
            made.text = legal(part)
        elif part is not None:
            made.append(part)
    return made


def document(outermost: Element) -> bytes:
    """Return the document as UTF-8. Text is escaped, `]]>` and quotation marks too where they would end something."""
    return DECLARATION + tostring(outermost, encoding="unicode").encode()
