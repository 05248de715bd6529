"""What stories are filed under, as machines get it: a number, the name in the edition that is asked, the address."""

from collections.abc import Callable

from django.db.models import QuerySet

from articles.models.named import Named
from articles.models.person import Person
from articles.models.region import Region
from articles.models.topic import Topic

Whole = Callable[[str], str]


def some(things: QuerySet, after: int, limit: int) -> tuple[list, int | None]:
    """Return (the things after that number, the number that the next page begins after or None)."""
    found = list(things.filter(pk__gt=after).order_by("pk")[: limit + 1])
    return found[:limit], found[limit - 1].pk if len(found) > limit else None


def _named(thing: Named, code: str, whole: Whole) -> dict:
    return {
        "id": thing.pk,
        "name": thing.name_in(code),
        "language": thing.name_edition(code),
        "uri": whole(thing.address(code)),
    }


def region(here: Region, code: str, whole: Whole) -> dict:
    parent, _, slug = here.path.rpartition("/")
    return {**_named(here, code, whole), "slug": slug, "path": here.path, "parent": parent or None}


def topic(here: Topic, code: str, whole: Whole) -> dict:
    return {**_named(here, code, whole), "slug": here.slug, "is_section": here.is_section}


def person(here: Person, code: str, whole: Whole) -> dict:
    return {**_named(here, code, whole), "kind": here.kind}
