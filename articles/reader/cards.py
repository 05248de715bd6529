"""Stories as lists print them, loaded together whatever list they stand in."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from articles.models.published import PublishedArticle


def cards(numbers: Iterable[int], *, edition: str, now: datetime) -> dict[int, PublishedArticle]:
    """Return the public stories with these numbers by number, in the order asked for; four queries at most."""
    wanted = list(dict.fromkeys(numbers))
    if not wanted:
        return {}
    found = {story.pk: story for story in numbered(wanted, edition=edition, now=now).for_cards()}
    return {number: found[number] for number in wanted if number in found}


def numbered(numbers: Iterable[int] | QuerySet, *, edition: str, now: datetime) -> QuerySet[PublishedArticle]:
    """Return the public stories of the edition among these numbers.

    «iexact» keeps the edition from leading: by its index SQLite walks all of its stories and looks for each in the few.
    """
    return PublishedArticle.objects.public(now).filter(edition__iexact=edition, pk__in=numbers)
