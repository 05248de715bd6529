"""The library's search: every word asked for begins a word of what is filed of a photo, folded."""

import re

from django.db.models import Q, QuerySet

from articles.desk.fields.numbers import number
from articles.models.photo import Photo
from articles.models.spelling import spellings
from articles.text.beginnings import STAR, Ways, sought, written

NUMBER = re.compile(r"#([0-9]+)")


def find(photos: QuerySet[Photo], words: str) -> QuerySet[Photo]:
    """Return those of the photos that have all the words: «جسر» finds «والجسر», «امريكا» finds «أميركا».

    The words are compared as text.arabic.fold leaves them, with the desk's spellings; «#12» is the photo with that
    number, and of several any.
    """
    numbers = [number(digits) for digits in NUMBER.findall(words)]
    if numbers:
        photos = photos.filter(pk__in=numbers)
    rest = NUMBER.sub(" ", words)
    for ways in sought(rest, spellings()) if rest.strip() else ():
        photos = photos.filter(filed(ways))
    return photos


def filed(ways: Ways) -> Q:
    """Return the condition that one of these ways is filed.

    Whether the letters that several of them end in are there at all is asked first: most rows answer no, and are not
    looked through for each way.
    """
    said: dict[str, Q] = {}
    for way in ways:
        last = way[-1].removesuffix(STAR)
        core = next((core for core in said if last.endswith(core)), last)
        said[core] = said.get(core, Q()) | Q(provenance__folded__contains=written(way))
    found = Q()
    for core, begun in said.items():
        found |= Q(provenance__folded__contains=core) & begun
    return found
