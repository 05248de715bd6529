"""What Arabic writes on to the beginning of a word: «ال», «و», «ب», «ل» and their like, taken off and put on.

The index keeps words as they are printed; it is the question that is widened. All words here are folded (arabic.fold).
"""

import re
from functools import lru_cache

ARTICLE = re.compile("(?:[وف]?[بك]?ال|[وف]?لل)(?=.{3})")
MERGED = re.compile("^[وف]?لل(?=.{2})")  # «لليل», «للجنة»: the article's lam and the word's own are written once
OWN = re.compile("[وف]?[بك]?ال(?=.{2})")
BARE = re.compile("[وفبلك](?=.{4})")
# What may stand before a word that has none of it, in the order of how often it does.
BEFORE = ("", "ال", "و", "ب", "ل", "ف", "ك", "وال", "بال", "كال", "فال", "لل", "ول", "وب", "ولل", "وبال", "فلل")
WITH_ARTICLE = tuple(before for before in BEFORE if before.endswith(("ال", "لل")))
ARABIC = re.compile("[\u0620-\u06d3]+")
# What a noun or an adjective may end in besides: plurals, the dual, the feminine, what one is or belongs to.
ENDINGS = ("ات", "ين", "ون", "ان", "يون", "يين", "يات", "يه", "ه", "ي")
SHORTEST = 4  # letters of what an ending is put on to, or taken off


def base(word: str) -> str:
    """Return the word without its article and what stands before that, if three letters are left: «ليل» of «لليل»."""
    return ARTICLE.sub("", word, count=1) if ARTICLE.match(word) else MERGED.sub("ل", word, count=1)


@lru_cache(maxsize=2048)
def variants(word: str) -> tuple[str, ...]:
    """Return the word as it is, and then as a text may carry it: with another article, or another letter before it.

    Digits, Latin letters and single letters have no variants.
    """
    if not ARABIC.fullmatch(word) or len(word) < 2:
        return (word,)
    bare = [base(word), *([f"ل{word[merged.end() :]}"] if (merged := MERGED.match(word)) else [])]
    return tuple(dict.fromkeys((word, *(form for one in bare for form in _carried(one)), *_own_article(word))))


def _carried(bare: str, before: tuple[str, ...] = BEFORE) -> list[str]:
    again = [one + bare[1:] for one in ("لل", "ولل", "فلل")] if bare.startswith("ل") else []
    return [one + bare for one in before] + again


def _own_article(word: str) -> list[str]:
    """What looks like the article may be a word's own and stay behind «ل», as in «لألمانيا»; and words too short for
    it to be taken off, «الحج» and «الله», may have something before it all the same.
    """
    found = OWN.match(word)
    rest = word[found.end() :] if found else ""
    if len(rest) > 2:
        return [f"{before}ال{rest}" for before in ("ل", "ول", "فل")]
    return _carried(rest, WITH_ARTICLE) if len(rest) == 2 else []


def stripped(word: str) -> str | None:
    """Return the word without one bare letter before it, «روسيا» of «لروسيا», if four are left: a guess."""
    return word[1:] if ARABIC.fullmatch(word) and BARE.match(word) and base(word) == word else None


def endings(word: str) -> list[str]:
    """Return the word with other endings, and without its own: guesses, to be checked, of words like it."""
    bare = base(word)
    if not ARABIC.fullmatch(word) or len(bare) < SHORTEST:
        return []
    stems = [
        bare,
        *(bare.removesuffix(end) for end in ENDINGS if bare.endswith(end) and len(bare) - len(end) >= SHORTEST),
    ]
    forms = [stem + end for stem in stems for end in ("", *ENDINGS)]
    return [form for form in dict.fromkeys(forms) if form != bare]
