"""Preview links for people without a login."""

from articles.models.article import Article


def addresses(model_admin, site) -> list:
    return []


def shown(request, article: Article | None) -> dict:
    """Return what the writing room prints of it."""
    return {}
