"""Whose story is whose: what a user of the desk may open, change and remove. Every address asks here."""

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When

from articles.desk.state import published_copy
from articles.models.article import Article
from articles.models.published import PublishedArticle, PublishedPhoto

REPORTERS_STATUSES = (Article.Status.DRAFT, Article.Status.REVIEW)


def visible(stories: QuerySet, user) -> QuerySet:
    """Return the stories that the user may open: all of them, or their own. What is public is more than its copy."""
    return stories if user.has_perm("articles.see_every_article") else own(stories, user)


def own(stories: QuerySet, user) -> QuerySet:
    return stories.filter(created_by=user.pk)


def linkable(stories: QuerySet, user, also=()) -> QuerySet:
    """Return the stories that the user may link to: those they may open, what readers see now, and the keys in `also`.

    What is not theirs to open is `called` what readers call it, whatever the desk is writing meanwhile.
    """
    if user.has_perm("articles.see_every_article"):
        return stories
    public = PublishedArticle.objects.public().filter(pk=OuterRef("pk"))
    known = stories.filter(Q(created_by=user.pk) | Exists(public) | Q(pk__in=also))
    return known.annotate(
        called=Case(When(created_by=user.pk, then=F("headline")), default=Subquery(public.values("headline")))
    )


def may_open(user, article: Article) -> bool:
    """Whether the user may read this one; `visible` in Python."""
    return user.has_perm("articles.see_every_article") or article.created_by_id == user.pk


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


def may_illustrate(user, article: Article) -> bool:
    """Whether the user may place photos in it: whoever may change it, and the photo desk."""
    if may_write(user, article):
        return True
    return user.has_perm("articles.illustrate_article") and may_open(user, article)


def only_illustrates(user) -> bool:
    """Whether this is somebody of the photo desk, who leaves the words alone."""
    return user.has_perm("articles.illustrate_article") and not user.has_perm("articles.change_article")


def mendable(user, photos) -> set[int]:
    """Return which of these photos' library words the user may change, by number.

    What stands in a published story is printed from the library: it is for those who publish and for the photo desk.
    """
    if not user.has_perm("articles.change_photo"):
        return set()
    photos = set(photos)
    if user.has_perm("articles.publish_article") or user.has_perm("articles.illustrate_article"):
        return photos
    return photos - set(PublishedPhoto.objects.filter(photo__in=photos).values_list("photo", flat=True))


def may_delete(user, article: Article) -> bool:
    """Whether the user may remove it: only drafts that no reader has ever been able to see."""
    return (
        user.has_perm("articles.delete_article")
        and may_write(user, article)
        and article.status == Article.Status.DRAFT
        and published_copy(article) is None
    )
