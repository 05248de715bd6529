"""IPTC's older form, the Information Interchange Model 4.2: short records in a JPEG's Photoshop block."""

from collections.abc import Iterator

from articles.photos.metadata.letters import cleaned, spelt, whole_letters

MARK = 0x1C  # begins every dataset
MOST = 1000  # datasets
CHARSETS = {b"\x1b%G": "utf-8", b"\x1b%/G": "utf-8", b"\x1b%/H": "utf-8", b"\x1b%/I": "utf-8", b"\x1b-G": "iso8859-6"}
CHARSET = (1, 90)  # by ISO 2022's escapes
NAMES = {
    5: "ObjectName",
    7: "EditStatus",
    10: "Urgency",
    15: "Category",
    20: "SupplementalCategories",
    22: "FixtureIdentifier",
    25: "Keywords",
    26: "ContentLocationCode",
    27: "ContentLocationName",
    30: "ReleaseDate",
    35: "ReleaseTime",
    37: "ExpirationDate",
    38: "ExpirationTime",
    40: "SpecialInstructions",
    55: "DateCreated",
    60: "TimeCreated",
    62: "DigitalCreationDate",
    63: "DigitalCreationTime",
    65: "OriginatingProgram",
    80: "By-line",
    85: "By-lineTitle",
    90: "City",
    92: "Sub-location",
    95: "Province-State",
    100: "Country-PrimaryLocationCode",
    101: "Country-PrimaryLocationName",
    103: "OriginalTransmissionReference",
    105: "Headline",
    110: "Credit",
    115: "Source",
    116: "CopyrightNotice",
    118: "Contact",
    120: "Caption-Abstract",
    121: "LocalCaption",
    122: "Writer-Editor",
}


def datasets(raw: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield (record, number, value) of every whole dataset; a broken one ends it (IIM 4.2, chapter 3)."""
    at = 0
    for _turn in range(MOST):
        if at + 5 > len(raw) or raw[at] != MARK:
            return
        record, number, size = raw[at + 1], raw[at + 2], int.from_bytes(raw[at + 3 : at + 5])
        at += 5
        if size & 0x8000:  # an extended dataset: these bytes say how long it is
            width = size & 0x7FFF
            size, at = int.from_bytes(raw[at : at + width]), at + width
        if at + size > len(raw):
            return
        yield record, number, raw[at : at + size]
        at += size


def read(raw: bytes, charset: str) -> dict[str, list[str]]:
    """Return the values of each dataset of record 2 by its name, in order.

    They are in the charset that the file names, else in UTF-8 if they can be, else in `charset`.
    """
    found: dict[str, list[str]] = {}
    marked = ""
    for record, number, value in datasets(raw):
        if (record, number) == CHARSET:
            marked = CHARSETS.get(value, "")
        elif record == 2 and number and (text := cleaned(_words(value, marked, charset))):
            found.setdefault(NAMES.get(number, f"2:{number}"), []).append(text)
    return found


def _words(value: bytes, marked: str, charset: str) -> str:
    try:
        return whole_letters(value).decode(marked) if marked else spelt(value, charset)
    except UnicodeDecodeError:
        return spelt(value, charset)
