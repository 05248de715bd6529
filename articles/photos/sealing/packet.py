"""The words of a picture as the bytes that travel inside it: an XMP packet, and EXIF for who reads nothing newer.

Names of fields: XMP (ISO 16684-1), IPTC Photo Metadata Standard 2023.2; which of them says what: Metadata Working
Group, Guidelines 2.0. A packet has no padding: whoever changes the words writes another one.
"""

import re
import struct
from html import escape

from articles.photos.words import Words

LONGEST_CAPTION = 5_000  # letters; with them all a packet stays within the 64 kB that a JPEG's segment holds
LONGEST = 1_000
NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
ORIENTATION, ARTIST, COPYRIGHT = 0x0112, 0x013B, 0x8298
ASCII = 2  # the type of a text; in earnest everybody writes UTF-8 into it, as the Guidelines ask (4.1)
SHORT = 3  # the type of a number in two bytes
UPRIGHT = 1


def xmp(words: Words) -> bytes:
    """Return the XMP packet, in UTF-8; b"" for no words."""
    if not words:
        return b""
    names = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in NAMES.items())
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF xmlns:rdf="{RDF}"><rdf:Description rdf:about=""{names}>{_properties(words)}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )
    return packet.encode()


def exif(words: Words, turn: int = UPRIGHT) -> bytes:
    """Return who made the picture and whose it is as a TIFF structure, the heart of EXIF; b"" if that is not said.

    `turn` is the Orientation of a picture that is not encoded upright.
    """
    said = [(ARTIST, creator(words)), (COPYRIGHT, words.copyright)]
    turned = [] if turn == UPRIGHT else [(ORIENTATION, SHORT, 1, struct.pack("<H", turn))]
    texts = [(tag, _clean(text).replace("\0", "").encode() + b"\0") for tag, text in said if _clean(text)]
    entries = [*turned, *((tag, ASCII, len(text), text) for tag, text in texts)]
    return _tiff(entries) if entries else b""


def creator(words: Words) -> str:
    """Return who is named as the maker: the photographer; where nobody knows, whoever is credited."""
    return words.photographer or words.credit


def _properties(words: Words) -> str:
    return "".join(
        (
            _one("dc:language", "Bag", words.language),
            _one("dc:description", "Alt", words.caption, LONGEST_CAPTION),
            _one("Iptc4xmpCore:AltTextAccessibility", "Alt", words.alt),
            _one("dc:creator", "Seq", creator(words)),
            _one("dc:rights", "Alt", words.copyright),
            _simple("photoshop:Credit", words.credit),
        )
    )


def _one(name: str, kind: str, text: str, longest: int = LONGEST) -> str:
    """A property that is a list of one. In a list of languages the default comes first (XMP part 1, 8.2.2.4)."""
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    entry = f"<rdf:li{language}>{escape(_clean(text, longest), quote=False)}</rdf:li>"
    return f"<{name}><rdf:{kind}>{entry}</rdf:{kind}></{name}>" if _clean(text) else ""


def _simple(name: str, text: str) -> str:
    return f"<{name}>{escape(_clean(text), quote=False)}</{name}>" if _clean(text) else ""


def _clean(text: str, longest: int = LONGEST) -> str:
    """What XML can say of a text, and no more than fits."""
    text = NO_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _tiff(entries: list[tuple[int, int, int, bytes]]) -> bytes:
    """One directory, little-endian, its values behind it (TIFF 6.0, section 2). Entries: tag, type, count, value."""
    start = 8 + 2 + 12 * len(entries) + 4
    directory, values = b"", b""
    for tag, kind, count, data in entries:
        value = data.ljust(4, b"\0") if len(data) <= 4 else struct.pack("<I", start + len(values))
        directory += struct.pack("<HHI", tag, kind, count) + value
        if len(data) > 4:
            values += data + b"\0" * (len(data) % 2)  # a value begins at an even place
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + directory + struct.pack("<I", 0) + values
