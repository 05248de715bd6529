"""What a search page prints: the stories with the words marked in them, how many there are, and the pages around."""

from urllib.parse import urlencode

from articles.models.published import PublishedArticle
from articles.models.spelling import Spelling
from articles.reader.cards import cards
from articles.reader.search.found import Search, read_mark
from articles.reader.search.index import known
from articles.text.asked import Asked, understand
from articles.text.highlight import highlight, passage
from articles.text.paragraphs import paragraphs


def question(text: str) -> Asked:
    """Return what a reader's words ask for, with the desk's other spellings."""
    return understand(text, spellings=spellings(), known=known)


def spellings() -> dict[str, list[str]]:
    """Return for each way of writing that the desk knows, folded, all that are kept with it."""
    found: dict[str, list[str]] = {}
    for ways in Spelling.objects.values_list("folded", flat=True):
        for way in ways:
            found.setdefault(way, []).extend(other for other in ways if other != way)
    return found


def results(request, search: Search, kept: dict) -> dict:
    """Return {"stories", "count", "more", "older", "newer"} of the page that the address asks for.

    Each story has its headline and a passage of its text in pieces: `title_pieces`, `text_pieces`. `kept` are the
    parameters that every page of the search carries.
    """
    page = search.page(after=read_mark(request.GET.get("before", "")), until=read_mark(request.GET.get("after", "")))
    loaded = cards(page.numbers, edition=search.edition, now=search.now)
    stories = [loaded[number] for number in page.numbers if number in loaded]
    mark_words(stories, search.asked)
    count, more = search.count()
    return {
        "stories": stories,
        "count": count,
        "more": more,
        "older": page.older and "?" + urlencode({**kept, "before": str(page.older)}),
        "newer": page.newer and "?" + urlencode({**kept, "after": str(page.newer)}),
        "is_first": page.newer is None,
    }


def mark_words(stories: list[PublishedArticle], asked: Asked) -> None:
    """Give each story its headline and the most telling passage of its text in pieces, the words marked."""
    numbers = [story.pk for story in stories]
    bodies = dict(PublishedArticle.objects.filter(pk__in=numbers).values_list("pk", "body"))
    for story in stories:
        story.title_pieces = highlight(story.card_headline, asked)
        lead = highlight(story.standfirst, asked) if story.standfirst else []
        told = any(piece.found for piece in lead)
        story.text_pieces = lead if told else passage(paragraphs(bodies.get(story.pk, [])), asked) or lead
