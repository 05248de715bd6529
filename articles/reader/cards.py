"""Stories as lists print them, loaded together whatever list they stand in."""

from collections.abc import Iterable
from datetime import datetime

from articles.models.published import PublishedArticle


def cards(numbers: Iterable[int], *, edition: str, now: datetime) -> dict[int, PublishedArticle]:
    """Return the public stories with these numbers by number, in the order asked for; four queries at most."""
    wanted = list(dict.fromkeys(numbers))
    if not wanted:
        return {}
    stories = PublishedArticle.objects.public(now).of(edition).for_cards().filter(pk__in=wanted)
    found = {story.pk: story for story in stories}
    return {number: found[number] for number in wanted if number in found}
