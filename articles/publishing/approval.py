"""Four eyes: nobody publishes a story of their own, if the newsroom has decided so."""

from articles.models.article import Article


def refuse_own(article: Article, *, by) -> None:
    """Raise checks.Blocked if this newsroom wants a second pair of eyes on the story and `by` is the first."""
