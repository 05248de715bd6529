"""The desk's own search: the words of every working copy, entered in the transaction that saves it, and asked for.

`revisions.keep` enters a story, so that every save, restoration and publication does. Readers' pages know nothing of
it, and the readers' connection is refused its tables: what nobody has published yet stands here.
"""

from collections.abc import Callable, Iterable, Sequence

from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL

from articles.doors import DESK_INDEX
from articles.models.article import Article
from articles.models.desk_entry import VERSION, DeskEntry
from articles.publishing.indexing import MOST_WORDS, indexed, parted, vector
from articles.text.asked import Words
from articles.text.beginnings import STAR, Ways

Read = Callable[[str], Iterable[str]]
READ = ("headline", "short_headline", "kicker", "slugline", "standfirst", "dateline", "update_note", "body")
FEW = 2_000  # stories that are looked up one by one; of more, the list is walked from its top
SHORTEST = 3  # letters of a word's beginning; a shorter one is a word
ENTERED = """
    INSERT INTO articles_deskentry (article_id, version, vector) VALUES (%s, %s, %s::tsvector)
    ON CONFLICT (article_id) DO UPDATE SET version = EXCLUDED.version, vector = EXCLUDED.vector
"""
HAVING = {
    "sqlite": f"SELECT rowid FROM {DESK_INDEX} WHERE {DESK_INDEX} MATCH %s",  # noqa: S608 - our own constant
    "postgresql": "SELECT article_id FROM articles_deskentry WHERE vector @@ %s::tsquery",
}  # fmt: skip


def enter(article: Article) -> None:
    """Enter a working copy as it has just been saved, whatever the index has of it."""
    enter_all([article])


def enter_all(articles: Sequence[Article], read: Read = indexed) -> None:
    """Enter these working copies, which are saved; hold their rows meanwhile, or be the one who saves them.

    `read` makes folded words of a text, as `indexed` does.
    """
    rows = [(article.pk, words_of(article, read)) for article in articles]
    (_write_postgresql if connection.vendor == "postgresql" else _write_sqlite)(rows)


def words_of(article: Article, read: Read = indexed) -> list[str]:
    """Return the folded words of the story; between two of its fields stands what no phrase reaches over."""
    return parted([getattr(article, name) for name in READ], read)[:MOST_WORDS]


def having(stories: QuerySet[Article], wanted: Sequence[Ways]) -> QuerySet[Article]:
    """Return those of the stories that have all that is sought (text.beginnings), in the order that they have.

    A database that has a rare word walks all stories for it, or looks a common one up in all of them, if it is left to
    guess; so the few are named to it.
    """
    sql, asked = HAVING[connection.vendor], written(wanted)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} LIMIT %s", [asked, FEW + 1])
        numbers = [number for (number,) in cursor.fetchall()]
    if len(numbers) <= FEW:
        return stories.filter(pk__in=numbers)
    # A sum is no key: the list is walked in its own order, and the words are asked for once.
    return stories.alias(number=F("pk") + 0).filter(number__in=RawSQL(sql, [asked]))  # noqa: S611 - our own constant


def _write_sqlite(rows: list[tuple[int, list[str]]]) -> None:
    entries = [DeskEntry(article_id=number) for number, _words in rows]
    DeskEntry.objects.bulk_create(entries, update_conflicts=True, unique_fields=["article"], update_fields=["version"])
    with connection.cursor() as cursor:
        text = [(number, " ".join(words)) for number, words in sorted(rows)]
        cursor.executemany(f"INSERT OR REPLACE INTO {DESK_INDEX}(rowid, words) VALUES (%s, %s)", text)  # noqa: S608


def _write_postgresql(rows: list[tuple[int, list[str]]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(ENTERED, [(number, VERSION, vector(_places(words))) for number, words in rows])


def _places(words: Iterable[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, word in enumerate(words, 1):
        found.setdefault(word, []).append(place)
    return found


def written(wanted: Sequence[Ways]) -> str:
    """Return what is sought as the text index of this database reads it."""
    return _tsquery(wanted) if connection.vendor == "postgresql" else _fts(wanted)


def _fts(wanted: Sequence[Ways]) -> str:
    """Write what is sought as FTS5 reads it. Words are letters and digits: within quotes nothing of them is syntax."""
    return " AND ".join(f"({' OR '.join(map(_quoted, ways))})" for ways in wanted)


def _quoted(way: Words) -> str:
    said = " ".join(way)
    return f'"{said.removesuffix(STAR)}"{STAR if said.endswith(STAR) else ""}'


def _tsquery(wanted: Sequence[Ways]) -> str:
    ways = (" | ".join(" <-> ".join(map(_lexeme, way)) for way in ways) for ways in wanted)
    return " & ".join(f"({one})" for one in ways)


def _lexeme(word: str) -> str:
    return f"'{word.removesuffix(STAR)}'{':*' if word.endswith(STAR) else ''}"
