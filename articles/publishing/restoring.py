"""What of an older text can come back: what the library and the lists have lost, what the database would refuse."""

from dataclasses import dataclass, field
from typing import cast

from django.core.exceptions import ValidationError
from django.db.models import Field, Model, QuerySet
from django.utils.translation import gettext as _

from articles.models.article import Article, ArticlePhoto, RelatedLink
from articles.models.person import Person
from articles.models.photo import Photo
from articles.models.region import Region
from articles.models.topic import Topic
from articles.publishing.checks import body_too_long
from articles.publishing.revisions import RESTORED, Content, link_fits


@dataclass
class Lost:
    """What an older text names and the newsroom no longer has."""

    photos: list[int] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    region: str = ""

    def __bool__(self):
        return any((self.photos, self.topics, self.people, self.links, self.region))


def lost(content: Content, article: Article, *, linkable: QuerySet) -> Lost:
    """Return what restoring this content would have to leave out; `linkable` are the stories that links may lead to."""
    photos = Photo.objects.in_bulk([row["photo"] for row in content["photos"]])
    targets = linkable.in_bulk([row["target"] for row in content["links"] if row["target"]])
    return Lost(
        photos=[row["photo"] for row in content["photos"] if row["photo"] not in photos],
        topics=_missing(Topic, content["topics"]),
        people=_missing(Person, content["bylines"]),
        links=[
            row["title"] or row["url"] or f"#{row['target']}"
            for row in content["links"]
            if not link_fits(row, article, targets)
        ],
        region="".join(_missing(Region, [content["region"]] if content["region"] else [])),
    )


def unfit(content: Content) -> list[str]:
    """Return why the story cannot take this content as it is: only a refused text was never judged."""
    found = []
    for name in RESTORED:
        field = cast(Field, Article._meta.get_field(name))
        try:
            field.clean(content[name], None)
        except ValidationError as wrong:
            found += [f"{field.verbose_name}: {text}" for text in wrong.messages]
    if too_long := body_too_long(content["body"]):
        found.append(too_long.text)
    for row in content["photos"]:
        if _longer(ArticlePhoto, row, "alt"):
            found.append(_("The alternative text of photo %(n)s is too long.") % {"n": row["photo"]})
    for row in content["links"]:
        if _longer(RelatedLink, row, "url") or _longer(RelatedLink, row, "title"):
            found.append(_("A related link is too long: %(title)s") % {"title": (row["title"] or row["url"])[:80]})
    return found


def _longer(model: type[Model], row: dict, name: str) -> bool:
    return len(row[name]) > (cast(Field, model._meta.get_field(name)).max_length or 0)


def _missing(model, rows: list[dict]) -> list[str]:
    known = model.objects.in_bulk([row["id"] for row in rows])
    return [row["name"] for row in rows if row["id"] not in known]
