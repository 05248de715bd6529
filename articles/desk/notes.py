"""What the desk and the writer say to each other about a story."""

from articles.models.article import Article


def addresses(model_admin, site) -> list:
    return []


def shown(request, article: Article | None) -> dict:
    """Return what the writing room prints of it."""
    return {}
