"""What somebody has typed and not saved: kept while it is typed, given back when the page is opened again."""

from articles.models.article import Article
from articles.models.draft import Draft

NEW = "new_draft"  # the field that names the draft of a story without a number


class Drafts:
    """The drafts' side of ArticleAdmin."""


def addresses(model_admin, site) -> list:
    return []


def shown(request, article: Article | None) -> dict:
    """Return what the writing room prints of drafts."""
    return {}


def forget(request, article: Article) -> None:
    """Throw away the draft of what has just been saved."""
    Draft.objects.filter(user=request.user, article=article).delete()
    if name := request.POST.get(NEW, "")[:36]:
        Draft.objects.filter(user=request.user, new=name).delete()
