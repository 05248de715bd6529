"""Where a photo is used, and which stories say of it what the library no longer says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from articles.models.article import Article, ArticlePhoto
from articles.models.person import Person
from articles.models.photo import Photo
from articles.models.provenance import Collection
from articles.models.published import PublishedPhoto
from articles.models.revision import Revision

OWN = ("caption", "alt")


@dataclass(frozen=True)
class Use:
    """What holds a photo in the library: stories, the desk's and readers', and people whose portrait it is."""

    stories: QuerySet[Article]
    people: list[Person]
    collections: list[Collection]

    @property
    def holds(self) -> bool:
        """Whether the photo cannot leave the library; from a collection it simply goes."""
        return bool(self.people) or self.stories.exists()


def use_of(photo: Photo) -> Use:
    """Return where the photo is used. A story counts while the desk or its readers' copy has the photo."""
    people = list(Person.objects.filter(portrait=photo))
    return Use(stories_with(photo), people, list(Collection.objects.filter(photos=photo)))


def stories_with(photo: Photo) -> QuerySet[Article]:
    """Return the stories that have the photo, or whose published copy still has it."""
    placed = ArticlePhoto.objects.filter(photo=photo).values("article")
    printed = PublishedPhoto.objects.filter(photo=photo).values("story")
    return Article.objects.filter(Q(pk__in=placed) | Q(pk__in=printed))


def drifted(rows: QuerySet[ArticlePhoto]) -> QuerySet[ArticlePhoto]:
    """Return those rows for which the library has `newer_words`; the same in SQL."""
    older = Q(worded_at__isnull=True) | Q(worded_at__lt=F("photo__worded_at"))
    differ = Q()
    for name in OWN:
        differ |= ~Q(**{name: ""}) & ~Q(**{f"photo__{name}": ""}) & ~Q(**{name: F(f"photo__{name}")})
    return rows.filter(differ, older, photo__worded_at__isnull=False)


def newer_words(row: ArticlePhoto, photo: Photo | None = None) -> dict[str, str]:
    """Return the library's caption and alt, by name, that the row has others for, if they changed after the row's own
    were written or were last kept knowingly.
    """
    photo = photo or row.photo
    if photo.worded_at is None or (row.worded_at and row.worded_at >= photo.worded_at):
        return {}
    pairs = [(name, getattr(row, name), getattr(photo, name)) for name in OWN]
    return {name: new for name, own, new in pairs if own and new and own != new}


def concerned(photo: Photo) -> tuple[list[ArticlePhoto], list[ArticlePhoto]]:
    """Return the rows that a change of the photo's words concerns: those that show them at once, and the drifted.

    A row with words of its own for one of caption and alt inherits the other: it is among both, if they are older.
    """
    rows = list(ArticlePhoto.objects.filter(photo=photo).select_related("article", "photo").order_by("-article"))
    return [row for row in rows if not (row.caption and row.alt)], [row for row in rows if newer_words(row)]


def written_at(article: Article, rows: Sequence[dict[str, Any]]) -> dict[int, datetime | None]:
    """Return when the own words of these photos, as a revision has them, were first written in this story, by photo.

    The row that stands now knows best; for other words the oldest revision that has them does. None: nobody knows.
    """
    now = {row.photo_id: row for row in article.photo_rows.all()}
    known: dict[int, datetime | None] = {}
    for said in rows:
        here = now.get(said["photo"])
        if here and _words(said) == (here.caption, here.alt):
            known[said["photo"]] = here.worded_at
    sought = {said["photo"]: _words(said) for said in rows if said["photo"] not in known and any(_words(said))}
    return {**known, **_first_written(article, sought)}


def _first_written(article: Article, sought: dict[int, tuple[str, str]]) -> dict[int, datetime | None]:
    if not sought:
        return {}
    revisions = Revision.objects.of(article).order_by("at", "pk").values_list("at", "content__photos")
    found: dict[int, datetime | None] = {}
    for at, photos in revisions:
        for said in _named(photos, sought):
            if _words(said) == sought[said["photo"]]:
                found.setdefault(said["photo"], at)
    return found


def _named(photos: Iterable[dict[str, Any]], sought: dict[int, tuple[str, str]]) -> list[dict[str, Any]]:
    return [said for said in photos or () if said["photo"] in sought]


def _words(said: dict[str, Any]) -> tuple[str, str]:
    return said["caption"], said["alt"]
