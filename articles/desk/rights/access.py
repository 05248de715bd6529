"""Whose story is whose, in the words that the rest of the desk asks in. The answers are policy.py's."""

from collections.abc import Callable

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.utils.translation import gettext as _

from articles.desk.rights import held, policy
from articles.models.article import Article
from articles.models.person import Person
from articles.models.published import PublishedArticle, PublishedPhoto

ALL_STORIES = f"articles.{policy.ALL_STORIES}"


class Asking:
    """A ModelAdmin's side of the policy: it asks the table what Django would ask the permissions."""

    def has_view_permission(self, request, obj=None):
        return policy.may(request.user, f"view {self.opts.model_name}")

    def has_add_permission(self, request):
        return policy.may(request.user, f"add {self.opts.model_name}")

    def has_change_permission(self, request, obj=None):
        return policy.may(request.user, f"change {self.opts.model_name}")

    def has_delete_permission(self, request, obj=None):
        return policy.may(request.user, f"delete {self.opts.model_name}")

    def get_deleted_objects(self, objs, request):
        """What holds a thing fast is named, the stories among it to those alone who may open all of them."""
        deleted, counts, lacking, holding = super().get_deleted_objects(objs, request)
        if holding:
            theirs = request.user.has_perm(ALL_STORIES)
            holding = held.holders(objs) or [_("It stands in what is published.")]
            holding = holding if theirs else [_("Stories that are not yours to open")]
        return deleted, counts, lacking, holding


def visible(stories: QuerySet, user) -> QuerySet:
    """Return the stories that the user may open: all of them, or their own. What is public is more than its copy."""
    if not policy.may(user, "open"):
        return stories.none()
    return stories if user.has_perm(ALL_STORIES) else own(stories, user)


def own(stories: QuerySet, user) -> QuerySet:
    return stories.filter(created_by=user.pk) if policy.may(user, "open") else stories.none()


def linkable(stories: QuerySet, user, also=()) -> QuerySet:
    """Return the stories that the user may link to: those they may open, what readers see now, and the keys in `also`.

    What is not theirs to open is `called` what readers call it, whatever the desk is writing meanwhile.
    """
    if user.has_perm(ALL_STORIES):
        return stories
    public = PublishedArticle.objects.public().filter(pk=OuterRef("pk"))
    known = stories.filter(Q(created_by=user.pk) | Exists(public) | Q(pk__in=also))
    return known.annotate(
        called=Case(When(created_by=user.pk, then=F("headline")), default=Subquery(public.values("headline")))
    )


def may_open(user, article: Article) -> bool:
    """Whether the user may read this one; `visible` in Python."""
    return policy.may(user, "open", article)


def may_write(user, article: Article) -> bool:
    """Whether the user may change the words: an editor all, a reporter their own until the desk has taken the story."""
    return policy.may(user, "begin" if article.pk is None else "write", article)


def may_illustrate(user, article: Article) -> bool:
    """Whether the user may place photos in it: whoever may change it, and the photo desk."""
    return policy.may(user, "begin" if article.pk is None else "illustrate", article)


def illustrated(stories: QuerySet, user) -> QuerySet:
    """Return those of the stories whose photos the user may see to; `may_illustrate` in SQL, but for spiked stories,
    which nobody sees to.
    """
    if not policy.may(user, "illustrate"):
        return stories.none()
    if user.has_perm(ALL_STORIES):
        return stories.exclude(status=Article.Status.SPIKED)
    unsent = stories.filter(created_by=user.pk, copied_at__isnull=True)
    return unsent.filter(status__in=(Article.Status.DRAFT, Article.Status.CHANGES, Article.Status.REVIEW))


def may_delete(user, article: Article) -> bool:
    """Whether the user may remove it: only drafts that no reader has ever been able to see."""
    return article.pk is not None and policy.may(user, "delete", article)


def only_illustrates(user) -> bool:
    """Whether this is somebody of the photo desk, who leaves the words alone."""
    return policy.may(user, "illustrate") and not policy.may(user, "write")


def mendable(user, photos) -> set[int]:
    """Return which of these photos' library words the user may change, by number.

    What stands in a published story, or is somebody's portrait, is printed from the library: it is for those who
    publish and for the photo desk.
    """
    if not policy.may(user, "change photo"):
        return set()
    photos = set(photos)
    if policy.may(user, policy.PRINTED):
        return photos
    placed = PublishedPhoto.objects.filter(photo__in=photos).order_by().values_list("photo")
    portraits = Person.objects.filter(portrait__in=photos).order_by().values_list("portrait")
    return photos - {number for (number,) in placed.union(portraits)}


def may_mend(user) -> Callable[[int], bool]:
    """Return the same question of one photo, to be asked again once its row is locked."""
    return lambda number: number in mendable(user, [number])
