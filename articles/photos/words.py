"""The words that travel inside every rendition: caption, credit and copyright, so that they outlive the page."""

from dataclasses import astuple, dataclass
from hashlib import sha256


@dataclass(frozen=True)
class Words:
    """What is written into a picture's metadata. All plain text; "" leaves a field out."""

    language: str = ""  # of the words, as in HTML
    caption: str = ""
    alt: str = ""
    credit: str = ""  # the printed line without parentheses
    photographer: str = ""
    copyright: str = ""

    def __bool__(self) -> bool:
        return any(astuple(self)[1:])

    @property
    def stamp(self) -> str:
        """Return what tells these words from others; "" for none, so that a picture without words has one address."""
        return sha256("\0".join(astuple(self)).encode()).hexdigest() if self else ""
