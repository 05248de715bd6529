"""The story that an address asks for: there, and the user's to do this with, or refused."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from articles.desk.rights import policy
from articles.models.article import Article


def story(model_admin, request, number: int, act: str = "open") -> Article:
    """Return the story. Raises Http404 if it is not there for the user, PermissionDenied if the act is not theirs."""
    article = model_admin.get_object(request, str(number))
    if article is None:
        raise Http404
    if not policy.may(request.user, act, article):
        raise PermissionDenied
    return article


def story_or_new(model_admin, request, number: int | None, act: str = "open") -> Article | None:
    """Return the story, or None for one that is not saved yet. Raises as `story` does."""
    if number is not None:
        return story(model_admin, request, number, act)
    if not policy.may(request.user, "begin"):
        raise PermissionDenied
    return None
