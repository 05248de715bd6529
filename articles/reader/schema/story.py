"""What a story's page says of itself to machines (schema.org NewsArticle and its kin)."""

from textwrap import shorten

from articles.models.genre import Genre
from articles.models.published import PublishedArticle
from articles.photos.share.card import HEIGHT, WIDTH
from articles.reader.schema.things import Thing, graph, picture, publisher, steps_to, told, way, writer
from articles.templatetags.addresses import own_address
from articles.templatetags.reading import summary
from articles.templatetags.share import share_address
from articles.templatetags.times import iso

KINDS = {Genre.ANALYSIS: "AnalysisNewsArticle", Genre.OPINION: "OpinionNewsArticle"}
HEADLINE = 110  # letters: search engines print no longer one
DESCRIPTION = 320  # as long as what stands above a story
CUT = "…"
MOST_PICTURES = 6


def about(request, story: PublishedArticle) -> Thing:
    """Return what is said of a story whose rows are loaded (reader.story.load)."""
    return graph(article(request, story), way(request, steps_to(story.region, story.edition)))


def article(request, story: PublishedArticle) -> Thing:
    paper = publisher(request)
    address = own_address(request, story.address())
    return told(
        KINDS.get(Genre(story.genre), "NewsArticle"),
        mainEntityOfPage=address,
        url=address,
        headline=headline(story.headline),
        description=shorten(summary(story), DESCRIPTION, placeholder=CUT),
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


def headline(text: str) -> str:
    """The headline, cut after a word where it is too long; a word that is too long by itself is cut within."""
    short = shorten(text, HEADLINE, placeholder=CUT)
    return short if short != CUT else text[: HEADLINE - 1] + CUT


def pictures(request, story: PublishedArticle) -> list[Thing]:
    """The story's photographs that readers may see now; of one without any, the picture that goes with its link."""
    shown = [row for row in story.placed if row.is_shown]
    drawn = told("ImageObject", url=own_address(request, share_address(story)), width=WIDTH, height=HEIGHT)
    return [picture(request, row.photo, row.caption) for row in shown[:MOST_PICTURES]] or [drawn]


def sections(story: PublishedArticle) -> list[str]:
    return [topic.name_in(story.edition) for topic in story.topic_list if topic.is_section]


def corrected(correction: dict) -> Thing:
    """What was put right, of {"kind", "text", "at"}."""
    return told("CorrectionComment", text=correction["text"], datePublished=correction["at"])


def translations(request, story: PublishedArticle) -> dict:
    """The same story in other editions: what it was written from, or what was written from it."""
    works = {
        other.pk: told("NewsArticle", url=own_address(request, other.address()), inLanguage=other.edition)
        for other in story.siblings
    }
    if story.family == story.pk:
        return {"workTranslation": list(works.values())}
    return {"translationOfWork": works.get(story.family)}
