"""Four eyes: nobody publishes a story of their own, if the newsroom has decided so by the setting FOUR_EYES."""

from django.conf import settings
from django.utils.translation import gettext as _

from articles.models.article import Article
from articles.models.revision import Revision
from articles.publishing.checks import ERROR, Blocked, Problem


def wants_another(article: Article, *, by) -> bool:
    """Whether somebody else has to publish the story.

    It is `by`'s own if they began it, or if nobody else has ever saved it: a story that was begun for somebody and
    written by the editor alone has been seen by two eyes only. What counts is the story's whole life. So an update of
    a story of one's own needs somebody else too, before and after its first publication, or the rule would be a matter
    of an empty story passed by a colleague; and an editor who mends a colleague's published story updates it alone.
    A schedule is a publication. Corrections and withdrawals are not held up: readers must not wait for those.
    The rule makes no exception for the chief editor or a superuser. A story that was never saved is its writer's own.
    """
    if not settings.FOUR_EYES:
        return False
    if article.pk is None:
        return True
    began, changed = Article.objects.values_list("created_by", "changed_by").get(pk=article.pk)
    if began == by.pk:
        return True
    saved = Revision.objects.of(article).exclude(kind__in=[Revision.Kind.REFUSED, Revision.Kind.PUBLISH])
    others = {began, changed} - {by.pk, None}
    return not others and not saved.exclude(by=by).exists()


def refuse_own(article: Article, *, by) -> None:
    """Raise checks.Blocked if this newsroom wants a second pair of eyes on the story and `by` is the first."""
    if wants_another(article, by=by):
        raise Blocked([Problem(ERROR, "status", why())])


def why() -> str:
    """Return the sentence that stands where the button would."""
    return _("Somebody else publishes this story: nobody here publishes what they wrote themselves.")
