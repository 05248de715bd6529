"""Entering anew what the indexes lack or hold in an older way, batch by batch, while the newsroom works.

The newest stories come first. A batch is one transaction: it holds its stories, so that nobody publishes or saves one
meanwhile, and reads them then. It may be stopped anywhere; whatever is done counts, and another run does the rest.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, Model, OuterRef, QuerySet

from articles.models import desk_entry, index
from articles.models.article import Article
from articles.models.desk_entry import DeskEntry
from articles.models.index import IndexEntry
from articles.models.published import PublishedArticle
from articles.publishing import indexing, working

AT_ONCE = 200  # stories; a publication of one of them waits for so long


@dataclass(frozen=True)
class Shelf:
    """One of the two indexes: its stories, its entries, and how it is written."""

    name: str
    stories: QuerySet
    entries: type[Model]
    key: str  # the entries' column of the story
    version: int

    def lacking(self) -> QuerySet:
        """The stories without an entry of today's kind."""
        entered = self.entries._default_manager.filter(**{self.key: OuterRef("pk"), "version": self.version})
        return self.stories.filter(~Exists(entered))

    def is_whole(self) -> bool:
        """Whether nothing lacks: quick, because narrow indexes are counted, and no story is looked at."""
        entries = self.entries._default_manager
        return not entries.exclude(version=self.version).exists() and entries.count() == self.many()

    def many(self) -> int:
        return self.stories.count()

    def enter(self, numbers: list[int]) -> None:
        with transaction.atomic():
            held = self.stories.filter(pk__in=numbers).select_for_update(no_key=True).order_by("pk")
            self.write(list(held.values_list("pk", flat=True)))

    def write(self, numbers: list[int]) -> None:
        raise NotImplementedError


class Readers(Shelf):
    def many(self) -> int:
        """SQLite would read every row to see whether it is withdrawn; the withdrawn have an index of their own."""
        everything = PublishedArticle.objects.all()
        return everything.count() - everything.filter(withdrawn_at__isnull=False).count()

    def write(self, numbers: list[int]) -> None:
        indexing.enter_anew(numbers)


class Desk(Shelf):
    def write(self, numbers: list[int]) -> None:
        working.enter_all(list(Article.objects.filter(pk__in=numbers)))


def shelves() -> list[Shelf]:
    """Return the readers' index, of published stories, and the desk's, of working copies."""
    published = PublishedArticle.objects.filter(withdrawn_at__isnull=True)
    return [
        Readers("published", published, IndexEntry, "story", index.VERSION),
        Desk("desk", Article.objects.all(), DeskEntry, "article", desk_entry.VERSION),
    ]


def rebuild(shelf: Shelf, stories: QuerySet) -> Iterator[tuple[int, int]]:
    """Enter these stories of the shelf anew, the newest number first; yield (how many, the last number) a batch."""
    last = None
    while numbers := list(_below(stories, last).order_by("-pk").values_list("pk", flat=True)[:AT_ONCE]):
        shelf.enter(numbers)
        last = numbers[-1]
        yield len(numbers), last


def take_out_withdrawn() -> None:
    """Take out what an older newsroom left in the index."""
    indexing.take_out(IndexEntry.objects.filter(story__withdrawn_at__isnull=False).values_list("story", flat=True))


def _below(stories: QuerySet, last: int | None) -> QuerySet:
    return stories if last is None else stories.filter(pk__lt=last)
