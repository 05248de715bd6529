"""The index follows what is published: entered, entered anew or taken out in the transaction that changes the story."""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import QuerySet

from articles.doors import INDEX
from articles.models.index import SIGN, IndexEntry, IndexWord, filed, in_headline, key_of
from articles.models.published import PublishedArticle
from articles.text.arabic import Word, tokens, words
from articles.text.paragraphs import paragraphs

LONGEST = 64  # letters of one word
MOST_WORDS = 16_000  # of one story: PostgreSQL numbers no more places
MOST_PLACES = 255  # of one word
BETWEEN = SIGN  # between headline and body: no phrase reaches over it
JOINER = "\u200c"


def enter(story: PublishedArticle) -> None:
    """Enter a published story, or enter it anew, as the database has it now with its rows."""
    enter_all(list(with_rows(PublishedArticle.objects.filter(pk=story.pk))))


def with_rows(stories: QuerySet[PublishedArticle]) -> QuerySet[PublishedArticle]:
    """Return the stories with everything that `enter_all` reads of them."""
    return stories.prefetch_related("region_rows", "topic_rows", "person_rows", "photo_rows__photo")


def enter_all(stories: Sequence[PublishedArticle]) -> None:
    """Enter these stories, whatever the index has of them; a withdrawn one is taken out."""
    take_out([story.pk for story in stories])
    entered = [Entered(story) for story in stories if not story.is_withdrawn]
    _learn({word for one in entered for word in one.words})
    (_write_postgresql if connection.vendor == "postgresql" else _write_sqlite)(entered)


def take_out(numbers: Iterable[int]) -> None:
    """Take stories out of the index; those that are not in it stay out. SQLite's text follows by a trigger."""
    IndexEntry.objects.filter(story__in=list(numbers))._raw_delete("default")


class Entered:
    """A story as the index takes it: its key, its labels and its words, all folded."""

    def __init__(self, story: PublishedArticle):
        self.story, self.key = story.pk, key_of(story.published_at, story.pk)
        headline = indexed(story.headline) + indexed(story.short_headline)
        rest = [story.kicker, story.standfirst, story.dateline, *paragraphs(story.body), *captions(story)]
        self.words = [*headline, BETWEEN, *(word for text in rest for word in indexed(text))][:MOST_WORDS]
        self.labels = [*map(in_headline, headline), *shelves(story)]

    @property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands, from 1; the headline's labels stand after the text, one after the other as well."""
        found: dict[str, list[int]] = {}
        for place, word in enumerate([*self.words, BETWEEN, *self.labels], 1):
            found.setdefault(word, []).append(place)
        return found


def indexed(text: str) -> list[str]:
    """Return the words of a text as they are entered; of two that a joiner holds together, both and the whole."""
    if JOINER not in text:
        return [word[:LONGEST] for word in tokens(text)]
    read = words(text)
    whole = [_joined(text, first, second) for first, second in zip(read, read[1:], strict=False)]
    return [token[:LONGEST] for word, more in zip(read, [*whole, ""], strict=False) for token in (word.token, more) if token]


def _joined(text: str, first: Word, second: Word) -> str:
    return first.token + second.token if JOINER in text[first.start : second.start] and second.start - first.end <= 1 else ""


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
    new = found - {BETWEEN} - set(IndexWord.objects.filter(word__in=found).values_list("word", flat=True))
    IndexWord.objects.bulk_create((IndexWord(word=word) for word in sorted(new)), ignore_conflicts=True, batch_size=2000)


def _rows(entered: list[Entered]) -> list[IndexEntry]:
    return [IndexEntry(key=one.key, story_id=one.story, labels=f" {' '.join(one.labels)} ") for one in entered]


def _write_sqlite(entered: list[Entered]) -> None:
    IndexEntry.objects.bulk_create(_rows(entered))
    with connection.cursor() as cursor:
        text = [(one.key, " ".join(one.labels), " ".join(one.words)) for one in entered]
        cursor.executemany(f"INSERT INTO {INDEX}(rowid, labels, words) VALUES (%s, %s, %s)", text)


def _write_postgresql(entered: list[Entered]) -> None:
    IndexEntry.objects.bulk_create(_rows(entered))
    with connection.cursor() as cursor:
        text = [(vector(one.places), one.key) for one in entered]
        cursor.executemany("UPDATE articles_indexentry SET vector = %s::tsvector WHERE key = %s", text)


def vector(places: dict[str, list[int]]) -> str:
    """Return words and their places as PostgreSQL writes a tsvector; words are letters and digits, and need no escape."""
    return " ".join(f"'{word}':{','.join(map(str, where[:MOST_PLACES]))}" for word, where in places.items())
