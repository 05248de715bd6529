"""An older state of a story as readers would see it: `compose` from a revision instead of the saved story."""

from datetime import datetime

from django.db.models import QuerySet

from articles.models.article import Article, ArticlePhoto, RelatedLink
from articles.models.person import Person
from articles.models.photo import Photo
from articles.models.published import PublishedArticle
from articles.models.region import Region
from articles.models.revision import Revision
from articles.models.topic import Topic
from articles.publishing.compose import compose
from articles.publishing.revisions import TEXTS, Content


def recompose(revision: Revision) -> PublishedArticle:
    """Return the unsaved published story that the revision would make, with its rows as `compose` has them.

    What has left the library or the lists since is left out. Writes nothing. Raises text.body.TooLong.
    """
    content = revision.content
    article = Article(
        pk=revision.article_number,
        edition=content["edition"],
        translation_of_id=content["translation_of"],
        region=_region(content),
        publish_at=datetime.fromisoformat(content["publish_at"]) if content["publish_at"] else None,
        **{name: content[name] for name in TEXTS if name in content},
    )
    return compose(
        article,
        photos=_photos(article, content),
        links=[_link(article, row) for row in content["links"]],
        topics=_found(Topic.objects.all(), content["topics"]),
        people=_found(Person.objects.select_related("portrait"), content["bylines"]),
        now=revision.at,
    )


def _region(content: Content) -> Region | None:
    named = content["region"]
    return Region.objects.select_related("parent__parent").filter(pk=named["id"]).first() if named else None


def _photos(article: Article, content: Content) -> list[ArticlePhoto]:
    numbers = [row["photo"] for row in content["photos"]]
    there = Photo.objects.prefetch_related("credit_rows__agency", "provenance__regions").in_bulk(numbers)
    rows = [row for row in content["photos"] if row["photo"] in there]
    return [
        ArticlePhoto(article=article, photo=there[row["photo"]], caption=row["caption"], alt=row["alt"]) for row in rows
    ]


def _link(article: Article, row: dict) -> RelatedLink:
    return RelatedLink(article=article, target_id=row["target"], url=row["url"], title=row["title"])


def _found(rows: QuerySet, named: list[dict]) -> list:
    """Return the rows that still exist, in the revision's order."""
    there = rows.in_bulk([row["id"] for row in named])
    return [there[row["id"]] for row in named if row["id"] in there]
