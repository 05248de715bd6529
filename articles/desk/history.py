"""The revisions of a story: their list, two of them compared, an older one restored."""

from articles.models.article import Article


def addresses(model_admin, site) -> list:
    return []


def shown(request, article: Article | None) -> dict:
    """Return what the writing room prints of it."""
    return {}
