"""What is suggested while a reader types: subjects by name, and the newest stories by words of their headlines."""

from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q

from articles.editions import EDITIONS
from articles.models.index import IndexEntry, filed, in_headline, last_key
from articles.models.published import PublishedArticle
from articles.reader.cards import numbered
from articles.reader.search.index import FIRST
from articles.reader.search.subjects import beginning
from articles.text.arabic import tokens
from articles.text.clitics import base

WINDOW = 2_000  # of the newest entries: so many are read whatever the archive holds
LOOKED_AT = 20  # of the stories whose headlines fit
STORIES, SUBJECTS = 5, 4
SHORTEST = 2  # letters of the last word
MOST_WORDS = 6
PRINTED = ("edition", "slug", "headline", "short_headline", "published_at")


def suggestions(text: str, edition: str, now: datetime) -> list[dict]:
    """Return [{"label", "text", "address", "lang", "dir"}, …]: subjects with their kind as label, stories without."""
    words = tokens(text)
    if not words or len(words) > MOST_WORDS or len(words[-1]) < SHORTEST:
        return []
    subjects = [
        _suggestion(subject.label, subject.thing.name_in(edition), subject.thing.address(edition), language)
        for subject in beginning(text, edition, now, most=SUBJECTS)
        for language in [subject.thing.name_edition(edition)]
    ]
    return subjects + [
        _suggestion("", story.card_headline, story.address(), edition) for story in _headlines(words, edition, now)
    ]


def _suggestion(label: str, text: str, address: str, language: str) -> dict:
    return {"label": label, "text": text, "address": address, "lang": language, "dir": EDITIONS[language].direction}


def _headlines(words: list[str], edition: str, now: datetime) -> list[PublishedArticle]:
    """Return the newest public stories in whose headline all the words stand, the last of them as a beginning."""
    newest = IndexEntry.objects.filter(key__lte=last_key(now)).order_by("-key")
    end = next(iter(newest.values_list("key", flat=True)[WINDOW : WINDOW + 1]), FIRST)
    fitting = newest.filter(key__gt=end, labels__contains=f" {filed('e', edition)} ")
    for word in words[:-1]:
        fitting = fitting.filter(_written(word, " "))
    numbers = fitting.filter(_written(words[-1], "")).values_list("story_id", flat=True)[:LOOKED_AT]
    stories = numbered(list(numbers), edition=edition, now=now)
    return list(stories.newest_first().only(*PRINTED)[:STORIES])


def _written(word: str, end: str) -> Q:
    """A word of the headline, as typed or with an article before it."""
    ways = {word, f"ال{base(word)}"}
    return reduce(or_, (Q(labels__contains=f" {in_headline(way)}{end}") for way in ways))
