"""Stories that have something in common with one, asked of the index at once: words of the headline, topics, writers.

One word in common says little, two say much: «at least two of these things, and a word among them» is asked as one
condition, so that neither the words nor the topics have to be counted first.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from articles.models.index import filed, in_headline, last_key, number_of
from articles.models.published import PublishedArticle
from articles.reader.search.index import Condition, keys
from articles.text.arabic import tokens
from articles.text.asked import STOP, Words
from articles.text.clitics import base, variants

WITHIN = timedelta(days=365)  # before the story; what is older is history, and far to walk
MOST = 15  # to choose from
WORDS = 5  # of a headline, the longest: they are the rarest
SHORTEST = 4  # letters
FORMS = 3  # of each word: itself, bare and with its article; each more is looked up six times over

Thing = tuple[Words, ...]  # the ways in which the index may have it


def kin(story: PublishedArticle, topics: Iterable[int], people: Iterable[int], now: datetime) -> list[int]:
    """Return the numbers of stories of its edition that share two things with it, the newest first.

    The index proposes them: they may have ended, and `public()` must be asked of each.
    """
    words = [forms(word) for word in telling(story.headline)]
    others = [((filed("t", number),),) for number in topics] + [((filed("p", number),),) for number in people]
    if not words or len(words) + len(others) < 2:
        return []
    condition = Condition(two_of(words, others), (filed("e", story.edition),))
    found = keys(condition, above=last_key(story.published_at - WITHIN), below=last_key(now) + 1, most=MOST + 1)
    return [number for number in map(number_of, found) if number != story.pk][:MOST]


def telling(headline: str) -> list[str]:
    """Return the words of a headline that may tell what it is about, the longest first."""
    words = {base(word): word for word in tokens(headline) if word not in STOP and not word.isdigit()}
    return sorted((word for root, word in words.items() if len(root) >= SHORTEST), key=len, reverse=True)[:WORDS]


def roots(headline: str) -> set[str]:
    """Return the words of a headline without their articles: by these two headlines are compared."""
    return {base(word) for word in tokens(headline)}


def forms(word: str) -> Thing:
    """Return the word in the index's labels of headlines, as it is and otherwise written."""
    return tuple((in_headline(form),) for form in dict.fromkeys((word, *variants(word)[:FORMS])))


def two_of(words: list[Thing], others: list[Thing]) -> tuple[Thing, ...]:
    """Return the groups «a word, and beside each word something else»: of each group one way must be there.

    Whoever has one word alone fails in the group that leaves this word out.
    """
    without = [[*words[:place], *words[place + 1 :], *others] for place in range(len(words))]
    return tuple(tuple(way for thing in things for way in thing) for things in (words, *without))
