"""In which order the letters of a line stand before the eye: Unicode's bidirectional algorithm (UAX #9), for pictures.

Browsers do this for every page; a picture has nobody to do it. Texts of the newsroom carry no marks that steer the
display (bidi.plain takes them off), so the rules for those (X1 to X8) have nothing to do here; what pages isolate by
markup, such as «C++» and «-5%», runs to the right here as well.
"""

import unicodedata

from articles.text.bidi import RUNS

STRONG = {"L": "L", "R": "R", "AL": "R"}
AS_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
NEUTRAL = frozenset({"B", "S", "WS", "ON"})
BRACKETS = {"(": ")", "[": "]", "{": "}"}
DEEP = 63  # pairs within pairs


def levels(text: str, reading: str) -> list[int]:
    """Return the level of every letter of a paragraph that reads "rtl" or "ltr": even ones run to the right."""
    base = 1 if reading == "rtl" else 0
    outer = "R" if base else "L"
    kinds = [unicodedata.bidirectional(letter) or "L" for letter in text]
    kinds = [
        "ON" if kind in ("BN", "LRI", "RLI", "FSI", "PDI", "LRE", "RLE", "LRO", "RLO", "PDF") else kind
        for kind in kinds
    ]
    for run in RUNS.finditer(text) if base else ():
        kinds[run.start() : run.end()] = "L" * len(run[0])
    _weak(kinds, outer)
    _brackets(text, kinds, outer)
    _neutral(kinds, outer)
    return [_level(kind, base) for kind in kinds]


def runs(text_levels: list[int], base: int) -> list[tuple[int, int, int]]:
    """Return (start, end, level) of the runs of one line, as they stand from the left to the right (rule L2)."""
    found: list[tuple[int, int, int]] = []
    for place, level in enumerate(text_levels):
        if found and found[-1][2] == level:
            found[-1] = (found[-1][0], place + 1, level)
        else:
            found.append((place, place + 1, level))
    highest, lowest_odd = max(text_levels, default=base), min((level for level in text_levels if level % 2), default=99)
    for level in range(highest, lowest_odd - 1, -1):
        found = _turned(found, level)
    return found


def _turned(found: list[tuple[int, int, int]], level: int) -> list[tuple[int, int, int]]:
    """Turn round every stretch of runs of this level and above."""
    turned, stretch = [], []
    for run in found:
        if run[2] >= level:
            stretch.append(run)
            continue
        turned += [*stretch[::-1], run]
        stretch = []
    return turned + stretch[::-1]


def _weak(kinds: list[str], outer: str) -> None:
    """Rules W1 to W7: marks, numbers and what stands among them."""
    strong, before = outer, outer
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kind = kinds[place] = before
        if kind == "EN" and strong == "AL":
            kinds[place] = "AN"
        strong = kind if kind in STRONG else strong
        before = kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for place in range(1, len(kinds) - 1):
        left, kind, right = kinds[place - 1 : place + 2]
        if left == right and ((kind == "ES" and left == "EN") or (kind == "CS" and left in ("EN", "AN"))):
            kinds[place] = left
    _terminators(kinds)
    strong = outer
    for place, kind in enumerate(kinds):
        strong = kind if kind in STRONG else strong
        if kind in ("ES", "ET", "CS"):
            kinds[place] = "ON"
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"


def _terminators(kinds: list[str]) -> None:
    """W5: signs such as % and $ belong to the number that they touch."""
    for places in (range(len(kinds)), range(len(kinds) - 1, -1, -1)):
        before = ""
        for place in places:
            if kinds[place] == "ET" and before == "EN":
                kinds[place] = "EN"
            before = kinds[place]


def _brackets(text: str, kinds: list[str], outer: str) -> None:
    """N0: both brackets of a pair go with what is between them."""
    for opening, closing in _pairs(text, kinds):
        inside = {AS_STRONG[kind] for kind in kinds[opening + 1 : closing] if kind in AS_STRONG}
        if not inside:
            continue
        before = next((AS_STRONG[kind] for kind in reversed(kinds[:opening]) if kind in AS_STRONG), outer)
        for bracket in (opening, closing):
            kinds[bracket] = outer if outer in inside else before
            for mark in _marks(text, bracket):
                kinds[mark] = kinds[bracket]


def _marks(text: str, place: int) -> range:
    """The places of what is written on the letter at this place."""
    end = place + 1
    while end < len(text) and unicodedata.bidirectional(text[end]) == "NSM":
        end += 1
    return range(place + 1, end)


def _pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    found = []
    for place, letter in enumerate(text):
        if kinds[place] != "ON":
            continue
        if letter in BRACKETS:
            if len(waiting) == DEEP:
                return []
            waiting.append((BRACKETS[letter], place))
        elif any(closing == letter for closing, _ in waiting):
            while waiting[-1][0] != letter:
                waiting.pop()
            found.append((waiting.pop()[1], place))
    return sorted(found)


def _neutral(kinds: list[str], outer: str) -> None:
    """N1 and N2: spaces and signs go with what is on both sides of them, else with the paragraph."""
    place = 0
    while place < len(kinds):
        if kinds[place] not in NEUTRAL:
            place += 1
            continue
        end = next((after for after in range(place, len(kinds)) if kinds[after] not in NEUTRAL), len(kinds))
        left = AS_STRONG[kinds[place - 1]] if place else outer
        right = AS_STRONG[kinds[end]] if end < len(kinds) else outer
        kinds[place:end] = [left if left == right else outer] * (end - place)
        place = end


def _level(kind: str, base: int) -> int:
    """Rules I1 and I2."""
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)
