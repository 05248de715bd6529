"""What a search page prints: the stories with the words marked in them, how many there are, and the pages around."""

from urllib.parse import urlencode

from articles.models.published import PublishedArticle
from articles.models.spelling import spellings
from articles.reader.cards import cards
from articles.reader.search.found import Search, read_mark
from articles.reader.search.index import known
from articles.text.arabic import MARKS, tokens
from articles.text.asked import Asked, understand
from articles.text.highlight import highlight, passage
from articles.text.paragraphs import paragraphs

UNSEEN = dict.fromkeys(MARKS)
MOST_OTHERS = 4


def question(text: str) -> Asked:
    """Return what a reader's words ask for, with the desk's other spellings."""
    return understand(text, spellings=spellings(), known=known)


def results(request, search: Search, kept: dict) -> dict:
    """Return {"stories", "count", "more", "also", "older", "newer", …} of the page that the address asks for.

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
        "newest": page.newer and f"{request.path}?{urlencode(kept)}",
        "is_first": page.newer is None,
        "also": also(search.asked, stories),
    }


def also(asked: Asked, stories: list[PublishedArticle]) -> list[str]:
    """Return up to four other ways of writing that were looked for too, as these stories write them.

    Others are not named: the index also knows words of stories that readers may not see.
    """
    pieces = [piece.text for story in stories for piece in (*story.title_pieces, *story.text_pieces) if piece.found]
    printed = {token: piece.translate(UNSEEN) for piece in reversed(pieces) for token in tokens(piece)[:1]}
    return list(dict.fromkeys(printed[other] for other in asked.others if other in printed))[:MOST_OTHERS]


def mark_words(stories: list[PublishedArticle], asked: Asked) -> None:
    """Give each story its headline and the most telling passage of its text in pieces, the words marked."""
    numbers = [story.pk for story in stories]
    bodies = dict(PublishedArticle.objects.filter(pk__in=numbers).values_list("pk", "body"))
    for story in stories:
        story.title_pieces = highlight(story.card_headline, asked)
        lead = highlight(story.standfirst, asked) if story.standfirst else []
        told = any(piece.found for piece in lead)
        story.text_pieces = lead if told else passage(paragraphs(bodies.get(story.pk, [])), asked) or lead
