"""A save that comes too late: refused, kept whole, and shown beside what was saved meanwhile."""

from django.template.response import TemplateResponse

from articles.desk import access
from articles.desk.numbers import number
from articles.models.article import Article
from articles.publishing.revisions import TEXTS, Content, refuse, snapshot


def stale(model_admin, request, object_id) -> Article | None:
    """Return the story as it is now if this save began from an older version of it."""
    article = model_admin.get_object(request, object_id) if object_id else None
    if article is None or not access.may_illustrate(request.user, article):
        return None
    return article if number(request.POST.get("seen_version")) != article.version else None


def refused(model_admin, request, article: Article):
    """Keep what was sent as a revision of its own, and return a page (409) with both texts."""
    seen = number(request.POST.get("seen_version"))
    kept = refuse(article, posted(request.POST, article), by=request.user, seen=seen)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": article.headline,
        "article": article,
        "kept": kept,
        "opts": model_admin.opts,
    }
    return TemplateResponse(request, "admin/articles/article/conflict.html", context, status=409).render()


def posted(data, article: Article) -> Content:
    """Return what the form as it was sent would have made of the story, judged by nobody; as `snapshot` has it."""
    content = snapshot(article)
    content |= {name: data[name] for name in TEXTS if name in data}
    return content


def addresses(model_admin, site) -> list:
    return []
