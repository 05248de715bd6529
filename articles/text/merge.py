"""Two writers' versions of one text, put together over the text that both began from.

A three-way merge (diff3: Khanna, Kunal and Pierce, 2007), by paragraphs, then by words within the paragraphs that both
have changed. Whatever cannot be put together safely stands in the result twice, between marks, for a writer to settle.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.text.alignment import Patience, matches

NEAR = 3  # words: changes of two writers that are closer than this belong to one thought, and are nobody's to join
PARAGRAPHS = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)*")  # what a paragraph is set in by, as in a list, is its own
WORD = re.compile(r"(\s*)(\S+)")
MARK = re.compile(r"^‹‹‹ [^\n]* ›››[ \t]*$", re.M)


@dataclass(frozen=True)
class Merged:
    """The text with both writers' changes, and in how many places it holds two versions between marks."""

    text: str
    conflicts: int = 0


@dataclass(frozen=True)
class Marks:
    """What the marks around two versions say: whose the first is, whose the second, that the place ends."""

    mine: str = "mine"
    theirs: str = "theirs"
    end: str = "end"


@dataclass(frozen=True)
class Region:
    """A stretch of the three texts, in pieces. `stable`: all three say the same."""

    base: tuple
    mine: tuple
    theirs: tuple
    stable: bool = False

    @property
    def by_mine(self) -> bool:
        return self.mine != self.base

    @property
    def by_theirs(self) -> bool:
        return self.theirs != self.base

    @property
    def torn(self) -> bool:
        """Whether both have changed it, and not alike."""
        return self.by_mine and self.by_theirs and self.mine != self.theirs

    @property
    def settled(self) -> tuple:
        return self.mine if self.by_mine else self.theirs


@dataclass(frozen=True)
class Word:
    """A word is the same word whatever space stands before it."""

    space: str
    letters: str

    def __eq__(self, other):
        return isinstance(other, Word) and self.letters == other.letters

    def __hash__(self):
        return hash(self.letters)


def merge(base: str, mine: str, theirs: str, marks: Marks | None = None) -> Merged:
    """Return both writers' changes of `base` in one text. No word that either of them has added is missing from it."""
    base, mine, theirs = (text.replace("\r\n", "\n") for text in (base, mine, theirs))
    if base == mine or mine == theirs:
        return Merged(theirs)
    if base == theirs:
        return Merged(mine)
    found: list[str] = []
    conflicts = 0
    for region in _regions(_paragraphs(base), _paragraphs(mine), _paragraphs(theirs)):
        if not region.torn:
            found += region.settled
            continue
        merged = _by_words(region, marks or Marks())
        found.append(merged.text)
        conflicts += merged.conflicts
    return Merged("\n\n".join(text for text in found if text), conflicts)


def unsettled(text: str) -> int:
    """Return how many marks of a merge still stand in the text."""
    return len(MARK.findall(text))


def _paragraphs(text: str) -> list[str]:
    return [part for part in PARAGRAPHS.split(text.strip("\n")) if part.strip()]


def _regions(base: Sequence, mine: Sequence, theirs: Sequence) -> Iterator[Region]:
    """Cut the three texts where all of them say the same, one piece at a time."""
    to_mine, to_theirs = _same(base, mine), _same(base, theirs)
    anchors = [(at, to_mine[at], to_theirs[at]) for at in range(len(base)) if at in to_mine and at in to_theirs]
    here = (0, 0, 0)
    for there in [*anchors, (len(base), len(mine), len(theirs))]:
        was, one, other = (tuple(text[i:j]) for text, i, j in zip((base, mine, theirs), here, there, strict=True))
        if was or one or other:
            yield Region(was, one, other)
        if there[0] < len(base):
            yield Region((base[there[0]],), (mine[there[1]],), (theirs[there[2]],), stable=True)
        here = (there[0] + 1, there[1] + 1, there[2] + 1)


def _same(base: Sequence, other: Sequence) -> dict[int, int]:
    """Return where each piece of `base` that is still there stands in the other text."""
    return dict(matches(base, other, Patience()))


def _by_words(region: Region, marks: Marks) -> Merged:
    """Merge paragraphs that both have changed: those in which the changes keep apart are joined, the others marked."""
    texts = (_words(region.base), _words(region.mine), _words(region.theirs))
    found: list[str] = []
    conflicts = 0
    for group in _by_paragraph(list(_regions(*texts))):
        if _clash(group):
            found += _marked(_written(group, "mine"), _written(group, "theirs"), marks)
            conflicts += 1
        else:
            found.append(_joined(group))
    return Merged("\n\n".join(text for text in found if text), conflicts)


def _words(paragraphs: Sequence[str]) -> list[Word]:
    return [Word(*found) for found in WORD.findall("\n\n".join(paragraphs))]


def _by_paragraph(regions: list[Region]) -> Iterator[list[Region]]:
    """Divide the words where a paragraph begins with the same word in all three texts."""
    group: list[Region] = []
    for region in regions:
        words = (*region.base, *region.mine, *region.theirs)
        if group and region.stable and all("\n\n" in word.space for word in words):
            yield group
            group = []
        group.append(region)
    if group:
        yield group


def _clash(group: list[Region]) -> bool:
    """Whether both have changed the same words, or words so near that one reads with the other."""
    last, since = "", NEAR
    for region in group:
        if region.stable:
            since += 1
            continue
        if region.torn:
            return True
        who = "both" if region.by_mine and region.by_theirs else "mine" if region.by_mine else "theirs"
        if last and who != last and since < NEAR:
            return True
        last, since = who, 0
    return False


def _joined(group: list[Region]) -> str:
    words = [word for region in group for word in (_spaced(region) if region.stable else region.settled)]
    return _text(words)


def _spaced(region: Region) -> list[Word]:
    """The word that all have, after the space that somebody has changed."""
    (base,), (mine,), (theirs,) = region.base, region.mine, region.theirs
    return [mine if mine.space != base.space else theirs]


def _written(group: list[Region], side: str) -> str:
    return _text([word for region in group for word in getattr(region, side)])


def _text(words: Sequence[Word]) -> str:
    """The first word of a paragraph's group begins it, whatever stood before it; so two words never run together."""
    glued = [word.space or (" " if place else "") for place, word in enumerate(words)]
    return "".join(space + word.letters for space, word in zip(glued, words, strict=True)).strip("\n")


def _marked(mine: str, theirs: str, marks: Marks) -> list[str]:
    return [f"‹‹‹ {marks.mine} ›››", mine, f"‹‹‹ {marks.theirs} ›››", theirs, f"‹‹‹ {marks.end} ›››"]
