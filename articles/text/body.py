"""A story's Markdown as safe pieces: HTML made once, and the places where photographs and things of other sites stand.

This is the only room that makes HTML out of what people type; `markup` is its workshop.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby

from articles.text import embeds
from articles.text.bidi import plain
from articles.text.markup import Typesetter

LONGEST = 100_000  # letters; a whole newspaper page is about 30,000
MOST_MARKS = 1_000  # of each of "[", "<" and ">": Python-Markdown takes time by their square
MOST_LINES = 1_500  # without an empty one between them, for the same reason
GALLERY = 3  # so many photographs one after another stand together

PHOTO_LINE = re.compile(r"^[ \t]{0,3}!\[[^\]\n]*\]\(photo:(\d{1,18})\)[ \t]*$", re.MULTILINE)
# An address and nothing else: bare, <in angles>, or [with a title](in parentheses).
ADDRESS_LINE = re.compile(r"[ \t]{0,3}(?:<(\S+)>|\[([^\]\n]+)\]\(<?(\S+?)>?\)|(https?://\S+))[ \t]*")
LONGEST_TITLE = 300


class TooLong(ValueError):
    """The body is longer, or more tangled, than a story can be."""


def render(source: str, *, reading: str = "rtl") -> list[dict]:
    """Return the body in order as pieces, each a dict with one key.

    {"html": safe text}, {"photo": library number}, {"photos": [three numbers or more]} for photographs with nothing
    between them, {"embed": {"provider", "name", "src", "url", "title"}} for a paragraph that is only a known address.
    `reading` is the edition's direction; a block that runs the other way gets its own `dir`.
    Raises TooLong for more letters, or more tangled ones, than a story can have (CPU time of Python-Markdown#798).
    """
    source = plain(source)
    if len(source) > LONGEST or is_tangled(source):
        raise TooLong
    typesetter = Typesetter(reading)
    pieces = [{kind: typesetter.set(what) if isinstance(what, str) else what} for kind, what in _parts(source)]
    return list(_gathered(piece for piece in pieces if piece != {"html": ""}))


def is_tangled(source: str) -> bool:
    """Whether the body has more marks, or more lines in one block, than a story can have."""
    marks = max(source.count(mark) for mark in "[<>")
    lines = max(block.count("\n") for block in re.split(r"\n\s*\n", source))
    return marks > MOST_MARKS or lines > MOST_LINES


def photos_in(pieces: Iterable[dict]) -> list[int]:
    """Return the library numbers of the photographs in these pieces, in order."""
    return [number for piece in pieces for number in piece.get("photos", [piece["photo"]] if "photo" in piece else [])]


def photo_numbers(source: str) -> list[int]:
    """Return the library numbers of the photographs that the body places, in order."""
    return [int(number) for number in PHOTO_LINE.findall(plain(source))]


def word_count(source: str) -> int:
    """Return how many words a reader reads; marks, photo lines and addresses shown in place do not count."""
    text = "\n".join(str(what) for kind, what in _parts(source) if kind == "html")
    return len(re.findall(r"[\w\u064B-\u0652]+", text))


def _parts(source: str) -> Iterator[tuple[str, str | int | dict]]:
    """Yield ("html", Markdown), ("photo", number) and ("embed", dict) in order."""
    lines = source.split("\n")
    text: list[str] = []
    for place, line in enumerate(lines):
        part = _part(lines, place)
        if part is None:
            text.append(line)
            continue
        yield "html", "\n".join(text)
        yield part
        text = []
    yield "html", "\n".join(text)


def _part(lines: list[str], place: int) -> tuple[str, int | dict] | None:
    if photo := PHOTO_LINE.fullmatch(lines[place]):
        return "photo", int(photo[1])
    if _is_edge(lines, place - 1) and _is_edge(lines, place + 1) and (found := ADDRESS_LINE.fullmatch(lines[place])):
        angled, title, linked, bare = found.groups()
        if embed := embeds.find(angled or linked or bare):
            return "embed", {**asdict(embed), "title": (title or "").strip()[:LONGEST_TITLE]}
    return None


def _is_edge(lines: list[str], place: int) -> bool:
    """Whether a paragraph ends at this line: nothing stands there, or a photograph does."""
    outside = place < 0 or place >= len(lines)
    return outside or not lines[place].strip() or bool(PHOTO_LINE.fullmatch(lines[place]))


def _gathered(pieces: Iterable[dict]) -> Iterator[dict]:
    """Photographs that follow each other become one piece when they are GALLERY or more."""
    for are_photos, run in groupby(pieces, key=lambda piece: "photo" in piece):
        together = list(run)
        if are_photos and len(together) >= GALLERY:
            yield {"photos": [piece["photo"] for piece in together]}
        else:
            yield from together
