"""What a story's page says of itself to machines (schema.org NewsArticle and its kin)."""

from textwrap import shorten

from articles.models.genre import Genre
from articles.models.published import PublishedArticle
from articles.reader.schema.things import Thing, graph, picture, publisher, steps_to, told, way, whole, writer
from articles.templatetags.times import iso

KINDS = {Genre.ANALYSIS: "AnalysisNewsArticle", Genre.OPINION: "OpinionNewsArticle"}
HEADLINE = 110  # letters: search engines print no longer one
MOST_PICTURES = 6


def about(request, story: PublishedArticle) -> Thing:
    """Return what is said of a story whose rows are loaded (reader.story.load)."""
    return graph(article(request, story), way(request, steps_to(story.region, story.edition)))


def article(request, story: PublishedArticle) -> Thing:
    paper = publisher(request)
    address = whole(request, story.address())
    return told(
        KINDS.get(Genre(story.genre), "NewsArticle"),
        mainEntityOfPage=address,
        url=address,
        headline=shorten(story.headline, HEADLINE, placeholder="…"),
        description=story.standfirst,
        image=pictures(request, story),
        datePublished=iso(story.published_at),
        dateModified=iso(story.updated_at or story.published_at),
        author=[writer(request, row.person) for row in story.bylines] or paper,
        publisher=paper,
        articleSection=[story.region.name_in(story.edition), *sections(story)],
        keywords=[topic.name_in(story.edition) for topic in story.topic_list],
        inLanguage=story.edition,
        isAccessibleForFree=True,
        wordCount=story.words,
        contentLocation=[told("Place", name=place) for place in story.places],
        correction=[corrected(correction) for correction in story.corrections],
        **translations(request, story),
    )


def pictures(request, story: PublishedArticle) -> list[Thing]:
    """The story's photographs that readers may see now."""
    shown = [row for row in story.placed if row.is_shown]
    return [picture(request, row.photo, row.caption) for row in shown[:MOST_PICTURES]]


def sections(story: PublishedArticle) -> list[str]:
    return [topic.name_in(story.edition) for topic in story.topic_list if topic.is_section]


def corrected(correction: dict) -> Thing:
    """What was put right, of {"kind", "text", "at"}."""
    return told("CorrectionComment", text=correction["text"], datePublished=correction["at"])


def translations(request, story: PublishedArticle) -> dict:
    """The same story in other editions: what it was written from, or what was written from it."""
    works = {
        other.pk: told("NewsArticle", url=whole(request, other.address()), inLanguage=other.edition)
        for other in story.siblings
    }
    if story.family == story.pk:
        return {"workTranslation": list(works.values())}
    return {"translationOfWork": works.get(story.family)}
