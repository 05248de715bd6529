"""Words one slip away from another: a letter too many, too few, wrong, or in its neighbour's place."""

from articles.text.clitics import ARABIC

LATIN = "abcdefghijklmnopqrstuvwxyz"
FOLDED = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءپچژگٹڈڑں"  # the letters that folding (text.arabic) leaves over
LONGEST, SHORTEST = 20, 3  # letters: in fewer, a slip makes any other word


def neighbours(word: str) -> set[str]:
    """Return the folded words at one Damerau-Levenshtein step from a folded word, itself not among them.

    None for words with digits (a year is not another year mistyped), for very short and for very long ones.
    """
    letters = FOLDED if ARABIC.fullmatch(word) else LATIN if word.isalpha() else ""
    if not letters or not SHORTEST <= len(word) <= LONGEST:
        return set()
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    too_many = {before + after[1:] for before, after in parts if after}
    changed_places = {before + after[1] + after[0] + after[2:] for before, after in parts if len(after) > 1}
    wrong = {before + letter + after[1:] for before, after in parts if after for letter in letters}
    too_few = {before + letter + after for before, after in parts for letter in letters}
    return (too_many | changed_places | wrong | too_few) - {word}
