"""Words for stories that nobody wrote: tens of thousands, built by rule, as frequent as those of a language are."""

import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

ROOTED = "بتثجحخدذرزسشصضطعغفقكلمنهوي"
# Digits stand for the three letters of a root.
PATTERNS = (
    "123", "1ا23", "م12و3", "12ا3", "12ي3", "ت12ي3", "م1ا23ة", "ا1ت2ا3", "است12ا3", "م12َّ3", "12ا3ة", "12و3", "أ12ا3",
    "م12ا3", "ت1ا23", "مت1ا23", "12ّا3", "12يات3", "1و23", "ا12ا3", "مست123", "من12ا3", "123ى", "123اء", "إ12ا3", "12ئ3",
)  # fmt: skip
CARRIED = (("", 0.42), ("ال", 0.34), ("و", 0.08), ("وال", 0.06), ("ب", 0.04), ("لل", 0.03), ("بال", 0.03))
SYLLABLES = [
    f"{one}{two}"
    for one in ("b", "br", "c", "d", "dr", "f", "g", "h", "l", "m", "n", "p", "r", "s", "st", "t", "v", "w")
    for two in ("a", "ain", "e", "er", "i", "ing", "o", "on", "ou", "u")
]
PERSIAN = "آبپتجچخدرزژسشفقکگلمنوهی"
URDU = "بپتٹجچخدڈرڑزسشفقکگلمنوہی"
# What every text is full of, the most frequent first.
EVERYWHERE = {
    "ar": "في من على إلى أن عن التي الذي مع هذا هذه كان بعد قال وقد بين خلال كما لم قبل أكد عام يوم منذ حتى رئيس وأضاف",
    "en": "the of and to in a that is for on with said was by from as it has new after at which were its year",
    "fa": "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت شده سال روز پس دیگر",
    "ur": "کے میں کی ہے اور سے کا کو نے پر اس کہ یہ ہیں بھی نہیں کر کہا ایک تھا گیا لیے سال بعد",
}
MANY = {"ar": 56_000, "en": 24_000, "fa": 16_000, "ur": 16_000}  # words, before anything is written on to them
CARRYING = 10_000  # Arabic words that carry all that a word can; the rarer ones have the article at most


@dataclass(frozen=True)
class Vocabulary:
    """Words in the order of how often they are used, the nth about 1/n as often as the first (Zipf)."""

    words: tuple[str, ...]
    running: list[float]  # sums of the weights up to each word

    def deal(self, chance: random.Random, count: int) -> list[str]:
        """Return so many words as a text would have them."""
        words, running, last = self.words, self.running, len(self.words) - 1
        whole, dealt = running[-1], chance.random
        return [words[bisect(running, dealt() * whole, 0, last)] for _ in range(count)]


def vocabulary(edition: str) -> Vocabulary:
    """Return the words of an edition, always the same ones; of one without a list, English ones."""
    known = edition if edition in MANY else "en"
    weighed = list(_weighed(known))
    return Vocabulary(tuple(word for word, _ in weighed), list(accumulate(weight for _, weight in weighed)))


def _weighed(edition: str) -> Iterator[tuple[str, float]]:
    """Yield (word, how often) of every form of every word, the most frequent words first."""
    for rank, word in enumerate(_bare(edition), 1):
        carried = CARRIED if edition == "ar" and rank > 30 else CARRIED[:1]
        for before, share in carried if rank < CARRYING else carried[:2]:
            yield before + word, share / (rank + 2.7)


def _bare(edition: str) -> list[str]:
    """Return that many different words."""
    chance = random.Random(f"words of {edition}")
    words = dict.fromkeys(EVERYWHERE[edition].split())
    build = {"ar": _arabic, "en": _latin, "fa": _persian, "ur": _urdu}[edition]
    while len(words) < MANY[edition]:
        words[build(chance)] = None
    return list(words)


def _arabic(chance: random.Random) -> str:
    root = chance.sample(ROOTED, 3)
    word = chance.choice(PATTERNS)
    for place, letter in zip("123", root, strict=True):
        word = word.replace(place, letter)
    return word


def _latin(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.choice((2, 2, 3, 3, 4))))


def _persian(chance: random.Random) -> str:
    word = "".join(chance.choices(PERSIAN, k=chance.choice((3, 4, 4, 5, 6))))
    return chance.choice((word, word, word, f"{word}\u200cها", f"می\u200c{word}"))


def _urdu(chance: random.Random) -> str:
    return "".join(chance.choices(URDU, k=chance.choice((3, 4, 4, 5, 6)))) + chance.choice(("", "", "وں", "ے"))
