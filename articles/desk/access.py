"""Whose story is whose: what a user of the desk may open, change and remove. Every address asks here."""

from django.db.models import Q, QuerySet

from articles.desk.state import published_copy
from articles.models.article import Article
from articles.models.published import PublishedArticle

REPORTERS_STATUSES = (Article.Status.DRAFT, Article.Status.REVIEW)


def visible(stories: QuerySet, user) -> QuerySet:
    """Return the stories that the user may open: all of them, or their own and, to link to, what readers see now."""
    if user.has_perm("articles.see_every_article"):
        return stories
    return stories.filter(Q(created_by=user.pk) | Q(pk__in=PublishedArticle.objects.public().values("pk")))


def own(stories: QuerySet, user) -> QuerySet:
    return stories.filter(created_by=user.pk)


def may_open(user, article: Article) -> bool:
    """Whether the user may read this one; `visible` in Python."""
    if user.has_perm("articles.see_every_article") or article.created_by_id == user.pk:
        return True
    copy = published_copy(article)
    return bool(copy and copy.is_public)


def may_write(user, article: Article) -> bool:
    """Whether the user may change the words: an editor all, a reporter their own until the desk has taken the story."""
    if article.pk is None:
        return user.has_perm("articles.add_article")
    if not user.has_perm("articles.change_article"):
        return False
    if user.has_perm("articles.see_every_article"):
        return True
    copy = published_copy(article)
    return (
        article.created_by_id == user.pk
        and article.status in REPORTERS_STATUSES
        and (copy is None or copy.is_withdrawn)
    )


def may_see_log(user, article: Article) -> bool:
    """Whether the user may read what has happened to it, and why: not of a story that is merely public to them."""
    return user.has_perm("articles.see_every_article") or article.created_by_id == user.pk


def may_illustrate(user, article: Article) -> bool:
    """Whether the user may place photos in it: whoever may change it, and the photo desk."""
    if may_write(user, article):
        return True
    return user.has_perm("articles.illustrate_article") and may_open(user, article)


def only_illustrates(user) -> bool:
    """Whether this is somebody of the photo desk, who leaves the words alone."""
    return user.has_perm("articles.illustrate_article") and not user.has_perm("articles.change_article")


def may_delete(user, article: Article) -> bool:
    """Whether the user may remove it: only drafts that no reader has ever been able to see."""
    return (
        user.has_perm("articles.delete_article")
        and may_write(user, article)
        and article.status == Article.Status.DRAFT
        and published_copy(article) is None
    )
