"""The index that search asks: one entry a story, in the order of time, and the words that any story has."""

from datetime import UTC, datetime, timedelta

from django.db import models

NUMBERS = 30  # bits of a key that are the story's number; those before them are seconds since 1970
LARGEST = (1 << NUMBERS) - 1
VERSION = 1  # of what is entered, and how it is folded; rebuild_search enters anew what is older
# Before a word of the headline, and twice before what a story is filed under. No newspaper prints this letter.
SIGN = "\ua723"


class IndexEntry(models.Model):
    """What the index holds of one published story. Its words are kept by the database's own text index, beside it.

    SQLite keeps them in the FTS5 table `articles_indextext` (rowid = key), PostgreSQL in the column `vector` here:
    publishing.indexing writes both. The key is the story's moment and number, so that the newest first is an order
    that either index walks by itself.
    """

    key = models.BigIntegerField(primary_key=True)
    story = models.OneToOneField("articles.PublishedArticle", models.CASCADE, related_name="+")
    labels = models.TextField(blank=True)  # framed by spaces: the headline's words, and what it is filed under
    version = models.PositiveSmallIntegerField(default=VERSION)

    class Meta:
        indexes = [models.Index(fields=["version"], name="index_version")]

    def __str__(self):
        return f"#{self.story_id}"


class IndexWord(models.Model):
    """A folded word that some story has or had: what a letter may be taken off the front of, what may be meant."""

    word = models.CharField(max_length=64, primary_key=True)

    def __str__(self):
        return self.word


def key_of(at: datetime, number: int) -> int:
    """Return the entry's key. Raises ValueError for a number that has no room in it (over a thousand million)."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"story number {number} has no room in the index")
    return (int(at.timestamp()) << NUMBERS) | number


def number_of(key: int) -> int:
    return key & LARGEST


def last_key(at: datetime) -> int:
    """Return the largest key that an entry of that moment can have."""
    return (int(at.timestamp()) << NUMBERS) | LARGEST


EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PERIODS = {"d": "%Y%m%d", "m": "%Y%m", "y": "%Y"}


def period(kind: str, key: int) -> str:
    """Return the label of the day «d», the month «m» or the year «y», of Greenwich, in which an entry's story began."""
    return filed(kind, f"{moment(key):{PERIODS[kind]}}")


def moment(key: int) -> datetime:
    return EPOCH + timedelta(seconds=key >> NUMBERS)


def in_headline(word: str) -> str:
    return f"{SIGN}{word}"


def filed(kind: str, name: int | str) -> str:
    """Return the label of what a story is filed under: «e» edition, «r» region, «t» topic, «p» person."""
    return f"{SIGN}{SIGN}{kind}{name}"
