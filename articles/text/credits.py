"""A credit at the end of a caption is taken off it: «… إلى روسيا (أ.ف.ب)»; «(وسط)» stays. Pure; knows no register.

What the last parentheses hold is a credit if the caller knows a name in it, or if its form says so: dotted letters, a
word such as «وكالة» or «تصوير:», a slash after an agency that the whole world knows. Beside one such name the other
parts are names too; remarks («أرشيفية», a date) stay in the caption.
"""

import re
from collections.abc import Callable

from articles.text.arabic import fold
from articles.text.bidi import INVISIBLE
from articles.text.credit_words import (
    NO_SOURCE,
    NOT_A_PHOTOGRAPHER,
    OFFICES,
    ORGANISATIONS,
    REMARKS,
    SOURCE_WORDS,
    WORLDWIDE,
)

Known = Callable[[str], object]  # a name as it is written: something true if it is one of ours

MOST = 200  # letters: what is longer between parentheses is no credit
A_LINE = 500  # letters: what is longer and nothing but a credit is a text, and a name that nobody knows
MOST_CREDITS = 5  # one behind the other: «(أ.ف.ب) (رويترز)»
A_NAME = 7  # words: what is longer is told, not named
OPENING, CLOSING = "(（[﴾", ")）]﴿"  # the two of Arabic script are those of Latin; Unicode mirrors them
AFTER = "".join(chr(mark) for mark in INVISIBLE) + " \t\n\r\u00a0\u202f.。۔"  # what may stand behind the parentheses
BEFORE = " \t\n\r\u00a0\u202f-–—"
JOINTS = (  # strongest first
    re.compile(r"\s+[-–—]+\s+|\s*[;؛|]\s*"),
    re.compile(r"\s*[،,]\s*"),
    re.compile(r"\s*/\s*|\s+(?:via|عبر)\s+", re.IGNORECASE),
)
WEAK_JOINTS = (re.compile(r"\s+و\s*|\s+(?:and|&)\s+", re.IGNORECASE), re.compile(r"\s*[-–—]\s*"))  # between two sources
QUOTES = {"«": "»", "“": "”", "„": "“", '"': '"', "‹": "›", "'": "'", "‘": "’"}
SOURCES_ALONE = (fold("وكالات"),)
QUOTED = re.compile('[«»“”„"‹›]')
DOTTED = re.compile(r"(?:[^\W\d_] ?\. ?){1,3}[^\W\d_] ?\.?")
LETTER = re.compile(r"[^\W\d_]")
LABEL = re.compile(
    r"""(?:
      (?:مصدر\ الصور[ةه]|المصدر|ب?عدس[ةه]|تصوير|تصویر|عکس|(?:ال)?صور[ةه]|المصور[ةه]?|نقلا?ً?\ عن|حقوق|کریڈٹ)\s*[:：]
    | (?:photo(?:graph)?|image|picture)s?\s+(?:credit|courtesy\ of|courtesy|by)\s*[:：]?
    | (?:photo(?:graph(?:er|y)?)?s?|images?|pictures?|pic|credits?|source|courtesy|handout|copyright|by)\s*[:：]
    | courtesy\s+of\s | handout\s+(?:via|from|by)\s | (?:copyright\s*)?(?:©|\(c\))(?:\s*\d{4}\b)?
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)
PHOTOGRAPHED = re.compile(r"(?:ب?عدس[ةه]|تصوير)\s+(?=\S)")  # without a colon: by whom, or only how
LOOSE = re.compile(
    r"(?:^|(?<=[\s.]))(?:REUTERS|AFP PHOTO|AP Photo)(?: ?/ ?[A-Z][\w'’-]*\.?(?: [\w'’-]+\.?){0,3}){1,3}$"
)


def nobody(name: str) -> bool:
    """Know no name at all."""
    return False


def key(name: str) -> str:
    """Return a name as the register compares it: folded, letters and digits alone; "" for a name without any."""
    return re.sub(r"[\W_]+", "", fold(name))


def split(text: str, known: Known = nobody) -> tuple[str, list[str]]:
    """Return a caption without the credit at its end, and the names in that credit, in their order.

    A text without one comes back as it is, with []. No letter is lost but those of a label, such as «تصوير:».
    """
    caption, names = text, list[str]()
    for _credit in range(MOST_CREDITS):
        found = _last(caption, known)
        if found is None:
            break
        caption, names = found[0], [*found[1], *names]
    return caption, names


def join(caption: str, names: list[str]) -> str:
    """Return the caption with its credit in parentheses at the end, as captions come from elsewhere."""
    return f"{caption} ({' - '.join(names)})".strip() if names else caption


def names_in(credit: str, known: Known = nobody) -> list[str]:
    """Return the names in a line that is nothing but a credit: "REUTERS/Ahmed Jadallah". Remarks are left out.

    A line beyond all measure is one name, and its beginning will do.
    """
    if len(credit) > A_LINE:
        return [f"{credit[:A_LINE]}…"]
    names, _remarks, _sure = _read(credit, known)
    return names


def is_person(name: str) -> bool:
    """Whether an unknown name looks like somebody's and not an organisation's: two to five words, none of an office."""
    words = fold(QUOTED.sub("«", name)).split()
    named = [word for word in words if LETTER.search(word)]
    if not 2 <= len(named) <= 5 or "«" in "".join(words) or re.search(r"\d", name):
        return False
    return not is_organisation(name)


def is_organisation(name: str) -> bool:
    """Whether a word of the name says that nobody is called so: «وكالة», "Handout"."""
    return bool(ORGANISATIONS & {word.strip(".,:") for word in fold(QUOTED.sub(" ", name)).split()})


def is_word(name: str) -> bool:
    """Whether a short form is written as any word is: «اب» may be a month or a father, and (map) a map.

    «أ.ب» and MAP may not.
    """
    bare = name.strip().strip("«»\"'“”")
    return bool(re.fullmatch(r"[^\W\d_a-zA-Z]{1,4}|[a-z]{1,5}", bare))


def _last(text: str, known: Known) -> tuple[str, list[str]] | None:
    """The text without its last credit, and the names in that; None if it does not end in one."""
    ended = text.rstrip(AFTER)
    opening = _opening(ended)
    loose = LOOSE.search(ended[-MOST:]) if opening is None else None
    if loose:
        opening, inside = len(ended) - len(loose[0]), loose[0]
    elif opening is not None:
        inside = ended[opening + 1 : -1]
    else:
        return None
    names, remarks, sure = _read(inside, known)
    if not sure:
        return None
    caption = ended[:opening].rstrip(BEFORE)
    return f"{caption} ({' - '.join(remarks)})".strip() if remarks else caption, names


def _opening(text: str) -> int | None:
    """Where the parentheses open that the text closes with; None if it does not, or they are too long."""
    depth = 0
    for place in range(len(text) - 1, max(-1, len(text) - MOST - 2), -1):
        depth += (text[place] in CLOSING) - (text[place] in OPENING)
        if depth <= 0:
            return place if place < len(text) - 1 else None
    return None


def _read(inside: str, known: Known) -> tuple[list[str], list[str], bool]:
    """The names and the remarks in a credit, and whether it surely is one."""
    names, remarks, sure = list[str](), list[str](), False
    world = "/" in inside
    for part in _parts(inside.strip(), known):
        name, labelled = _unlabelled(part, known)
        surely = _is_known(name, known) or _by_form(name, labelled, world)
        if re.search(r"[^\W_]", name):
            (names if surely or not _is_remark(name) else remarks).append(unquoted(name))
        sure = sure or surely
    return names, remarks, sure


def _parts(text: str, known: Known) -> list[str]:
    """What is joined, taken apart; a name that is known as a whole, «AFP/Getty», stays whole."""
    if not text or _is_known(text, known):
        return [text] if text else []
    for joint in JOINTS:
        pieces = [piece for piece in joint.split(text) if piece.strip()]
        if len(pieces) > 1:
            return [part for piece in pieces for part in _parts(piece, known)]
    for joint in WEAK_JOINTS:
        pieces = [piece for piece in joint.split(text) if piece]
        if len(pieces) > 1 and all(_is_known(piece, known) or _by_form(piece, False, False) for piece in pieces):
            return pieces
    return [text]


def _unlabelled(part: str, known: Known) -> tuple[str, bool]:
    """The name behind «تصوير:» and its like, and whether there was such a label."""
    if _is_known(part, known):
        return part, False
    label = LABEL.match(part)
    if label and LETTER.search(part[label.end() :]):
        return part[label.end() :].strip(), True
    label = PHOTOGRAPHED.match(part)
    words = fold(part[label.end() :]).split() if label else []
    if label and 2 <= len(words) <= 5 and words[0] not in NOT_A_PHOTOGRAPHER:
        return part[label.end() :].strip(), True
    return part, False


def _is_known(name: str, known: Known) -> bool:
    """Whether the caller knows the name; «آب» is a month, even where «أ.ب» is known."""
    return fold(name) not in REMARKS and bool(known(name))


def _by_form(name: str, labelled: bool, world: bool) -> bool:
    """Whether the name's own form says that it is a source's."""
    if labelled:
        return not _is_remark(name)
    folded = fold(unquoted(name)).strip()
    if DOTTED.fullmatch(folded):
        return re.sub(r"[. ]", "", folded) not in NO_SOURCE and name == name.upper()
    words = folded.split()
    begins = folded.startswith(SOURCE_WORDS) and len(words) <= A_NAME + 2 and words[1] not in OFFICES
    return begins or folded in SOURCES_ALONE or (world and folded in WORLDWIDE)


def _is_remark(name: str) -> bool:
    folded = fold(unquoted(name)).strip(" .:")
    return folded in REMARKS or bool(re.search(r"\d", folded)) or len(folded.split()) > A_NAME


def unquoted(name: str) -> str:
    """Return the name without the quotation marks around the whole of it."""
    name = name.strip()
    closing = QUOTES.get(name[:1])
    whole = closing and name.endswith(closing) and len(name) > 2 and not QUOTED.search(name[1:-1])
    return name[1:-1].strip() if whole else name
