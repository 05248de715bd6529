"""A story as readers would see it, made and not saved. Publishing saves what this returns; preview prints it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils import timezone

from articles.editions import EDITIONS
from articles.models.article import Article, ArticlePhoto, RelatedLink
from articles.models.correction import Correction
from articles.models.person import Person
from articles.models.published import PublishedArticle, PublishedLink, PublishedPerson, PublishedPhoto
from articles.models.topic import Topic
from articles.publishing.photos import rights
from articles.text import body as body_text
from articles.text.bidi import plain
from articles.text.slug import slug


def compose(
    article: Article,
    *,
    photos: Sequence[ArticlePhoto],
    links: Sequence[RelatedLink],
    topics: Iterable[Topic],
    people: Sequence[Person],
    corrections: Iterable[Correction] = (),
    updates: Sequence[dict] = (),
    now: datetime | None = None,
) -> PublishedArticle:
    """Return the unsaved published story with its rows as plain lists: .placed, .linked, .topic_list, .bylines.

    The same names are what the readers' pages load, so one template prints both. Writes nothing and reads only what
    the arguments already hold. Raises text.body.TooLong.
    """
    now = now or timezone.now()
    story = PublishedArticle(
        id=article.pk or 0,
        edition=article.edition,
        family=article.family or 0,
        genre=article.genre,
        prominence=article.prominence,
        kicker=plain(article.kicker).strip(),
        headline=plain(article.headline).strip(),
        short_headline=plain(article.short_headline).strip(),
        standfirst=plain(article.standfirst).strip(),
        body=body_text.render(article.body, reading=EDITIONS[article.edition].direction),
        words=body_text.word_count(article.body),
        slug=slug(article.headline),
        region=article.region,
        dateline=plain(article.dateline).strip(),
        corrections=[{"kind": c.kind, "text": c.text, "at": c.at.isoformat()} for c in corrections],
        corrected_at=max((c.at for c in corrections), default=None),
        updates=list(updates),
        published_at=article.publish_at or now,
        until=article.publish_until,
        copied_at=now,
    )
    story.placed = [_photo(story, article, row, place) for place, row in enumerate(photos)]
    story.linked = [_link(story, row, place) for place, row in enumerate(links)]
    story.topic_list = list(topics)
    story.bylines = [PublishedPerson(story=story, person=who, position=place) for place, who in enumerate(people)]
    return story


def noted(updates: Sequence[dict], note: str, at: datetime) -> list[dict]:
    """Return what was new at each update, as readers have it, with the note of one more; an empty note adds nothing."""
    text = plain(note).strip()
    return [*updates, {"text": text, "at": at.isoformat()}] if text else list(updates)


def material(article: Article) -> dict:
    """Return the saved story's rows as `compose` takes them: photos, links, topics, people."""
    photos = article.photo_rows.select_related("photo")
    photos = photos.prefetch_related("photo__credit_rows__agency", "photo__provenance__regions")
    return {
        "photos": list(photos),
        "links": list(article.link_rows.all()),
        "topics": list(article.topics.all()),
        "people": [row.person for row in article.byline_rows.select_related("person")],
    }


def _photo(story: PublishedArticle, article: Article, row: ArticlePhoto, place: int) -> PublishedPhoto:
    words = {"caption_override": plain(row.caption).strip(), "alt_override": plain(row.alt).strip()}
    barred = not rights.allows(row.photo, edition=article.edition, region=article.region)
    return PublishedPhoto(story=story, photo=row.photo, position=place, barred=barred, **words)


def _link(story: PublishedArticle, row: RelatedLink, place: int) -> PublishedLink:
    return PublishedLink(story=story, target_id=row.target_id, url=row.url, title=plain(row.title), position=place)
