"""What a search page prints: the stories with the words marked in them, how many there are, and the pages around."""

from urllib.parse import urlencode

from articles.models.published import PublishedArticle
from articles.models.spelling import spellings
from articles.reader.cards import cards
from articles.reader.search.found import Search, read_mark
from articles.reader.search.index import known
from articles.text.arabic import tokens, without_marks
from articles.text.asked import STOP, STOP_IN, Asked, understand
from articles.text.highlight import highlight, is_told, passage
from articles.text.paragraphs import paragraphs

MOST_OTHERS = 4


def question(text: str, edition: str) -> Asked:
    """Return what the words of a reader of this edition ask for, with the desk's other spellings."""
    return understand(text, spellings=spellings(), known=known, stop=STOP_IN.get(edition, STOP))


def results(request, search: Search, kept: dict) -> dict:
    """Return {"stories", "count", "more", "looking", "also", "older", "newer", …} of the page that is asked for.

    Each story has its headline and a passage of its text in pieces: `title_pieces`, `text_pieces`. `kept` are the
    parameters that every page of the search carries.
    """
    page = search.page(after=read_mark(request.GET.get("before", "")), until=read_mark(request.GET.get("after", "")))
    loaded = cards(page.numbers, edition=search.edition, now=search.now)
    stories = [loaded[number] for number in page.numbers if number in loaded]
    mark_words(stories, search.asked)
    count = search.count()
    return {
        "stories": stories,
        "count": count.many,
        "more": count.more,
        "looking": count.looking,
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
    printed = {token: without_marks(piece) for piece in reversed(pieces) for token in tokens(piece)[:1]}
    return list(dict.fromkeys(printed[other] for other in asked.others if other in printed))[:MOST_OTHERS]


def mark_words(stories: list[PublishedArticle], asked: Asked) -> None:
    """Give each story its headline and the most telling passage of its text in pieces, the words marked.

    Of its two headlines the card's stands, unless the other alone has the words.
    """
    numbers = [story.pk for story in stories]
    bodies = dict(PublishedArticle.objects.filter(pk__in=numbers).values_list("pk", "body"))
    for story in stories:
        titles = [highlight(title, asked) for title in dict.fromkeys((story.card_headline, story.headline))]
        story.title_pieces = next(filter(is_told, titles), titles[0])
        lead = highlight(story.standfirst, asked) if story.standfirst else []
        story.text_pieces = lead if is_told(lead) else passage(texts(story, bodies.get(story.pk, [])), asked) or lead


def texts(story: PublishedArticle, body: list[dict]) -> list[str]:
    """Return what a story says behind its headlines, paragraph by paragraph."""
    photo = [story.opening.caption] if story.opening else []
    return [*paragraphs(body), *photo, *(told["text"] for told in (*story.corrections, *story.updates))]
