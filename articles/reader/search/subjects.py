"""Regions, topics and people by their names: what was searched may be one of them, or what is typed become one."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Exists, Model, OuterRef, Value
from django.utils.translation import gettext_lazy as _

from articles.models.person import Person
from articles.models.published import PublishedPerson, PublishedRegion, PublishedTopic
from articles.models.region import Region
from articles.models.spelling import spellings
from articles.models.topic import Topic
from articles.text.arabic import tokens
from articles.text.clitics import base

SHELVES = {"region": (Region, PublishedRegion), "topic": (Topic, PublishedTopic), "person": (Person, PublishedPerson)}
LABELS = {"region": _("Region"), "topic": _("Topic"), "person": _("Writer")}
MOST_LOOKED_AT = 20  # of one kind

Name = tuple[str, ...]


class Subject(NamedTuple):
    """One of them, and which."""

    kind: str
    thing: Region | Topic | Person

    @property
    def label(self) -> str:
        return str(LABELS[self.kind])


def called(text: str, edition: str, now: datetime, *, most: int) -> list[Subject]:
    """Return those of whom public stories tell and whose whole name is what was typed, articles aside, in any of the
    ways of writing that the desk takes for one another.
    """
    ways = spellings()
    wanted = _one_way(_bare(tuple(tokens(text))), ways)
    meeting = _meeting(edition, lambda name: 0 if _one_way(_bare(name), ways) == wanted else None)
    return _open(meeting, edition, now, most) if wanted else []


def beginning(text: str, edition: str, now: datetime, *, most: int) -> list[Subject]:
    """Return those with public stories in whose name the typed words stand, the last of them perhaps half typed.

    Names that begin so come first.
    """
    typed = tuple(tokens(text))
    return _open(_meeting(edition, lambda name: _place(typed, name)), edition, now, most) if typed else []


def _place(typed: Name, name: Name) -> int | None:
    """Return at which word of the name the typed ones stand, with articles («الم» of «المياه») or without («ميا»)."""
    for words, there in ((typed, name), (_bare(typed), _bare(name))):
        for place in range(len(there) - len(words) + 1):
            stretch = there[place : place + len(words)]
            if stretch[:-1] == words[:-1] and stretch[-1].startswith(words[-1]):
                return place
    return None


@lru_cache(maxsize=8192)
def _folded(name: str) -> Name:
    return tuple(tokens(name))


@lru_cache(maxsize=8192)
def _bare(name: Name) -> Name:
    return tuple(map(base, name))


def _one_way(name: Name, ways: Mapping[str, list[str]]) -> Name:
    """Return the name as one of its ways of writing, always the same: of the whole, or else of each word."""
    whole = " ".join(name)
    if whole in ways:
        return tuple(min(whole, *ways[whole]).split())
    return tuple(min([word, *(way for way in ways.get(word, ()) if " " not in way)]) for word in name)


def _meeting(edition: str, rank) -> dict[str, list[int]]:
    """Return the numbers of those whose name meets the rule, by kind, the best first."""
    found: dict[str, list[tuple[int, int, int]]] = {kind: [] for kind in SHELVES}
    for kind, number, name, others in _names():
        names = {name, others.get(edition) or name}
        ranks = [(place, len(one), number) for one in names if (place := rank(_folded(one))) is not None]
        found[kind] += sorted(ranks)[:1]
    return {kind: [number for *_rank, number in sorted(ranks)] for kind, ranks in found.items()}


def _names() -> Iterable[tuple[str, int, str, dict]]:
    """Every name of the three, in one query: they are hundreds, and do not grow with the stories."""
    first, *rest = (
        model.objects.order_by().values_list(Value(kind), "pk", "name", "other_names")
        for kind, (model, _shelf) in SHELVES.items()
    )
    return first.union(*rest, all=True)


def _open(numbers: dict[str, list[int]], edition: str, now: datetime, most: int) -> list[Subject]:
    return [subject for kind, found in numbers.items() for subject in _printed(kind, found, edition, now)][:most]


def _printed(kind: str, numbers: list[int], edition: str, now: datetime) -> Iterator[Subject]:
    """Those of them that a public story of the edition is filed under; no other's name is told."""
    if not numbers:
        return
    model, shelf = SHELVES[kind]
    rows = shelf.objects.public(now).of(edition).filter(**{kind: OuterRef("pk")})
    there: dict[int, Model] = model.objects.filter(Exists(rows)).in_bulk(numbers[:MOST_LOOKED_AT])
    yield from (Subject(kind, there[number]) for number in numbers if number in there)
