"""The index follows what is published: entered, entered anew or taken out in the transaction that changes the story."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from django.db import connection
from django.db.models import QuerySet

from articles.doors import INDEX
from articles.models.index import PERIODS, SIGN, IndexEntry, IndexWord, filed, in_headline, key_of, period
from articles.models.published import PublishedArticle
from articles.publishing import atlas
from articles.text.arabic import JOINER, joined, tokens, words
from articles.text.paragraphs import paragraphs

LONGEST = 64  # letters of one word
MOST_WORDS = 16_000  # of one story: PostgreSQL numbers no more places
MOST_PLACES = 255  # of one word
BETWEEN = SIGN  # between two texts, of which a paragraph is one: no phrase reaches over it
ASKED = 5_000  # words at once
COPIED = "COPY articles_indexentry (key, story_id, labels, version, vector) FROM STDIN"


def enter(story: PublishedArticle) -> None:
    """Enter a published story, or enter it anew, as the database has it now with its rows."""
    atlas.share_index()
    enter_all(list(with_rows(PublishedArticle.objects.filter(pk=story.pk))))


def enter_anew(numbers: Iterable[int]) -> None:
    """Enter these stories as the database has them, the index held alone: a transaction goes before this."""
    atlas.take_index()
    enter_all(list(with_rows(PublishedArticle.objects.filter(pk__in=list(numbers)))))


def with_rows(stories: QuerySet[PublishedArticle]) -> QuerySet[PublishedArticle]:
    """Return the stories with everything that `enter_all` reads of them."""
    return stories.prefetch_related("region_rows", "topic_rows", "person_rows", "photo_rows__photo")


def enter_all(stories: Sequence[PublishedArticle]) -> None:
    """Enter these stories, whatever the index has of them; a withdrawn one is taken out."""
    take_out([story.pk for story in stories])
    enter_new([Entered(story, captions(story), shelves(story)) for story in stories if not story.is_withdrawn])


def enter_new(entered: "Sequence[Entered]", known: "set[str] | None" = None) -> None:
    """Enter what the index has nothing of. `known` are words that it surely knows; those of these stories join them."""
    found = set().union(*(one.words for one in entered)) - (known or set())
    _learn(found)
    if known is not None:
        known |= found
    # FTS5 keeps what is entered in memory as long as keys rise, and writes a segment whenever one does not.
    rising = sorted(entered, key=attrgetter("key"))
    (_write_postgresql if connection.vendor == "postgresql" else _write_sqlite)(rising)


def take_out(numbers: Iterable[int]) -> None:
    """Take stories out of the index; those that are not in it stay out. SQLite's text follows by a trigger."""
    atlas.share_index()
    IndexEntry.objects.filter(story__in=list(numbers))._raw_delete("default")


class Entered:
    """A story as the index takes it: its key, its labels and its words, all folded.

    `read` makes words of a text, as `indexed` does.
    """

    def __init__(
        self,
        story: PublishedArticle,
        captions: Iterable[str],
        shelves: Iterable[str],
        read: Callable[[str], Iterable[str]] | None = None,
    ):
        read = read or indexed
        self.story, self.key = story.pk, key_of(story.published_at, story.pk)
        headline = parted([story.headline, story.short_headline], read)
        told = [one["text"] for one in (*story.corrections, *story.updates)]
        rest = [story.kicker, story.standfirst, story.dateline, *paragraphs(story.body), *captions, *told]
        self.words = [*headline, *parted(rest, read)][:MOST_WORDS]
        self.labels = [*map(in_headline, headline), *shelves]

    @property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands, from 1; the headline's labels stand after the text, one after the other as well.

        Last comes when the story began: PostgreSQL looks for what many stories have period by period.
        """
        found: dict[str, list[int]] = {}
        began = [period(kind, self.key) for kind in PERIODS]
        for place, word in enumerate([*self.words, BETWEEN, *self.labels, *began], 1):
            found.setdefault(word, []).append(place)
        return found


def parted(texts: Sequence[str], read: Callable[[str], Iterable[str]]) -> list[str]:
    """Return the words of these texts, with what no phrase reaches over after each; at their end in one what joiners
    part: a phrase has the halves, and a reader may type one word.
    """
    found = [word for text in texts if (some := read(text)) for word in (*some, BETWEEN)]
    whole = [word for text in texts if JOINER in text for word in joined_in(text)]
    return [*found, *whole, *([BETWEEN] if whole else [])]


def indexed(text: str) -> list[str]:
    """Return the words of a text as they are entered."""
    return [word[:LONGEST] for word in tokens(text)]


def joined_in(text: str) -> list[str]:
    """Return in one what joiners part in a text: «ميخواهم» of «می‌خواهم»."""
    parts = [part for part in text.split() if JOINER in part]
    return ["".join(word.token for word in held)[:LONGEST] for part in parts for held in joined(part, words(part))]


def captions(story: PublishedArticle) -> list[str]:
    return [row.caption for row in story.photo_rows.all()]


def shelves(story: PublishedArticle) -> list[str]:
    """Return the labels of all that the story is filed under, the regions around its own among it."""
    regions = [filed("r", row.region_id) for row in story.region_rows.all()]
    topics = [filed("t", row.topic_id) for row in story.topic_rows.all()]
    people = [filed("p", row.person_id) for row in story.person_rows.all()]
    return [filed("e", story.edition), *regions, *topics, *people]


def _learn(found: set[str]) -> None:
    """Remember words that no story had before; in their order, so that two publications do not wait for each other."""
    wanted = sorted(found - {BETWEEN})
    for some in (wanted[first : first + ASKED] for first in range(0, len(wanted), ASKED)):
        there = set(IndexWord.objects.filter(word__in=some).values_list("word", flat=True))
        new = [IndexWord(word=word) for word in some if word not in there]
        IndexWord.objects.bulk_create(new, ignore_conflicts=True, batch_size=2000)


def _rows(entered: list[Entered]) -> list[IndexEntry]:
    return [IndexEntry(key=one.key, story_id=one.story, labels=f" {' '.join(one.labels)} ") for one in entered]


def _write_sqlite(entered: list[Entered]) -> None:
    IndexEntry.objects.bulk_create(_rows(entered))
    with connection.cursor() as cursor:
        text = [(one.key, " ".join(one.labels), " ".join(one.words)) for one in entered]
        cursor.executemany(f"INSERT INTO {INDEX}(rowid, labels, words) VALUES (%s, %s, %s)", text)


def _write_postgresql(entered: list[Entered]) -> None:
    with connection.cursor() as cursor, cursor.copy(COPIED) as copy:
        for one, row in zip(entered, _rows(entered), strict=True):
            copy.write_row((row.key, row.story_id, row.labels, row.version, vector(one.places)))


def vector(places: dict[str, list[int]]) -> str:
    """Return words and their places as PostgreSQL writes a tsvector; words are letters and digits: no escape."""
    return " ".join(f"'{word}':{','.join(map(str, where[:MOST_PLACES]))}" for word, where in places.items())
