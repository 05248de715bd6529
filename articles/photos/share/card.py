"""What stands on the picture that chat programs show with a link to a story, and the name that follows from it."""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256

VERSION = 1  # of the drawing: whoever changes it makes new pictures of all stories
WIDTH, HEIGHT = 1200, 630  # pixels, as Open Graph's readers want it
ROOT = "share/"
DIGITS = 16  # of a digest in hex


@dataclass(frozen=True)
class Card:
    """Everything that is drawn. All of it is open to readers; what may not be shown now is not on it."""

    headline: str
    label: str  # over the headline: the kicker, or where the story is filed
    paper: str
    language: str  # as in HTML
    reading: str  # "rtl" or "ltr"
    ink: str  # "#RRGGBB"
    picture: str = ""  # the name of a rendition in the public store; "" for none

    @property
    def digest(self) -> str:
        """Return what tells this picture from every other one: its address changes when anything on it does."""
        return sha256(json.dumps([VERSION, asdict(self)], sort_keys=True).encode()).hexdigest()[:DIGITS]

    @property
    def name(self) -> str:
        """Return where it is kept in the public store."""
        return f"{ROOT}{self.digest[:2]}/{self.digest}.jpg"
