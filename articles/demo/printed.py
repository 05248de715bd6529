"""What readers have of the stories that bulk.py writes: copies, dated rows, pictures, and the index."""

import gc
import re
from collections.abc import Sequence
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection

from articles.demo.pouring import pour
from articles.doors import INDEX
from articles.models.article import Article
from articles.models.index import filed
from articles.models.published import (
    PublishedArticle,
    PublishedPerson,
    PublishedPhoto,
    PublishedRegion,
    PublishedTopic,
)
from articles.publishing.indexing import Entered, enter_new, indexed

KEPT = 300_000  # words that a Reader remembers
DIGIT = re.compile(r"\d")
HASH = {"usual": 1024 * 1024, "pouring": 64 * 1024 * 1024}  # bytes that FTS5 gathers before it writes a segment


class Reader:
    """Makes words of a text as `indexed` does, and remembers every word that it has read once.

    What stands between two spaces is read alike wherever it stands; no letters, dots or joiners reach over a space.
    So a paragraph is read once for the desk, which has it in a body, and for readers, who have it in a page.
    """

    def __init__(self):
        self.seen: dict[str, tuple[str, ...]] = {}
        self.paragraphs: dict[str, list[str]] = {}

    def turn(self) -> None:
        """Forget the paragraphs: other stories have others."""
        self.paragraphs.clear()

    def __call__(self, text: str) -> list[str]:
        return [word for paragraph in text.split("\n\n") for word in self.paragraph(paragraph)]

    def paragraph(self, text: str) -> list[str]:
        if text not in self.paragraphs:
            seen = self.seen
            self.paragraphs[text] = [word for part in text.split() for word in (seen.get(part) or self.read(part))]
        return self.paragraphs[text]

    def read(self, part: str) -> tuple[str, ...]:
        found = tuple(indexed(part))
        if len(self.seen) < KEPT and not DIGIT.search(part):
            self.seen[part] = found
        return found


def write(room, out: Sequence[tuple[Article, str]]) -> None:
    """Write the copies of these stories, in their states, and everything that goes with them."""
    deal, copies = room.chance, [_copy(article, state) for article, state in out]
    lead = [deal.choice(room.photos) if room.photos else None for _ in copies]
    topic = [deal.choice(room.topics) if room.topics else None for _ in copies]
    person = [deal.choice(room.people) if room.people else None for _ in copies]
    pour(copies)
    dated = [{"story_id": copy.pk, "edition": copy.edition, "published_at": copy.published_at} for copy in copies]
    lines = [room.lineages[copy.region_id] for copy in copies]
    pour([PublishedRegion(region_id=one, **row) for row, line in zip(dated, lines, strict=True) for one in line])
    pour([PublishedTopic(topic_id=one, **row) for row, one in zip(dated, topic, strict=True) if one])
    pour([PublishedPerson(person_id=one, **row) for row, one in zip(dated, person, strict=True) if one])
    pour([PublishedPhoto(story_id=copy.pk, photo_id=one) for copy, one in zip(copies, lead, strict=True) if one])
    entered = []
    for copy, line, *one in zip(copies, lines, lead, topic, person, strict=True):
        if not copy.is_withdrawn:
            entered.append(_entered(room, copy, line, *one))
    enter_new(entered, room.known)


def _entered(room, copy: PublishedArticle, line: list[int], photo, topic, person) -> Entered:
    shelves = [filed("e", copy.edition), *(filed("r", region) for region in line)]
    shelves += [filed(kind, number) for kind, number in (("t", topic), ("p", person)) if number]
    return Entered(copy, [room.captions[photo]] if photo else [], shelves, room.reader)


def _copy(article: Article, state: str) -> PublishedArticle:
    made = article.copied_at or article.changed_at
    paragraphs = article.body.split("\n\n")
    return PublishedArticle(
        id=article.pk,
        edition=article.edition,
        family=article.pk,
        genre=article.genre,
        prominence=article.prominence,
        headline=article.headline,
        standfirst=article.standfirst,
        body=[{"html": "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)}],
        words=article.body.count(" ") + len(paragraphs),
        slug=f"bulk-{article.pk}",
        region_id=article.region_id,
        published_at=article.publish_at or made,
        until=made + timedelta(hours=6) if state == "ended" else None,
        copied_at=made,
        withdrawn_at=made + timedelta(hours=2) if state == "withdrawn" else None,
    )


@contextmanager
def pouring():
    """The text index takes many entries at once for as long as this lasts; afterwards it is as it was, and tidied."""
    _settle("pouring")
    gc.disable()  # what is written holds no circles; looking for them among a million words takes a third of the time
    try:
        yield
    finally:
        gc.enable()
        _settle("usual")
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SELECT gin_clean_pending_list('index_vector')")
                cursor.execute("ANALYZE")  # what the server does by itself a minute later
            else:
                cursor.execute(f"INSERT INTO {INDEX}({INDEX}, rank) VALUES ('merge', -2000)")  # noqa: S608


def _settle(how: str) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            waits = "fastupdate = on, gin_pending_list_limit = 262144" if how == "pouring" else "fastupdate = off"
            cursor.execute(f"ALTER INDEX index_vector SET ({waits})")
        else:
            cursor.execute(f"INSERT INTO {INDEX}({INDEX}, rank) VALUES ('hashsize', %s)", [HASH[how]])  # noqa: S608
