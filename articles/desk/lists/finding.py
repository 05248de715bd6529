"""Finding stories at the desk by beginnings of words, newest first as their lists are."""

from django.db.models import Q, QuerySet

from articles.models.article import Article
from articles.models.spelling import spellings
from articles.publishing import finding, working
from articles.text.beginnings import Ways, sought

MOST_LINKED = 500  # stories that readers know by a word, in a search box


def understood(words: str) -> list[Ways]:
    return sought(words, spellings(), shortest=working.SHORTEST)


def by_words(stories: QuerySet[Article], words: str) -> QuerySet[Article]:
    """Return those of the stories that have the words anywhere in the working copy; all for a question left blank."""
    if not words.strip():
        return stories
    wanted = understood(words)
    return working.having(stories, wanted) if wanted else stories.none()


def by_what_they_are_called(stories: QuerySet[Article], words: str, user) -> QuerySet[Article]:
    """Return the same for somebody who may not open every story: of colleagues' ones the readers' headline alone
    is searched, because what the desk is writing in them is none of theirs.
    """
    if not words.strip():
        return stories
    wanted = understood(words)
    if not wanted:
        return stories.none()
    own = working.having(Article.objects.filter(created_by=user.pk).order_by(), wanted)
    known = finding.by_headline(wanted, most=MOST_LINKED)
    return stories.filter(Q(pk__in=own.values("pk")) | ~Q(created_by=user.pk) & Q(pk__in=known))
