"""The page behind a preview link: one revision of a story, for somebody without a login, until the story is out.

A stranger's request: it has no session and no user, and answers a wrong address, an ended one and one that never was
with the same 404. What its answers say to caches, robots and other sites is in newsroom/headers.py.
"""

from time import monotonic

from django.core.signing import BadSignature, Signer
from django.db.models import F
from django.http import Http404, HttpResponseNotAllowed
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt

from articles.desk.rights import policy
from articles.desk.story.preview import printed
from articles.desk.story.state import published_copy
from articles.models.article import Article
from articles.models.preview_link import PreviewLink
from articles.publishing.publish import was_seen
from articles.publishing.recompose import recompose

SIGNER = Signer(salt="newsroom.preview-link", sep=".")
SAFE = ("GET", "HEAD")
AT_ONCE = 5  # seconds: whoever opens a link again sooner, or has a chat program look at it first, has opened it once
MOST_REMEMBERED = 1000  # links

counted: dict[int, float] = {}  # link: when this process last counted it


def address(link: PreviewLink) -> str:
    """Return the path of the page, the same every time it is asked for."""
    return reverse("shared_preview", args=[SIGNER.sign(f"{link.pk}-{link.key}")])


@csrf_exempt  # there is nothing here to forge: a POST is answered 405, not 403
def shared_preview(request, token: str):
    """Print the revision that the link was made for. Raises Http404 for every link that does not lead to one now."""
    if request.method not in SAFE:
        return HttpResponseNotAllowed(SAFE)
    link = found(token)
    if link is None or not is_open(link):
        raise Http404
    if request.method == "GET":
        count(link)
    story = recompose(link.revision)
    embargo = story.published_at if story.published_at > timezone.now() else None
    return printed(request, story, shared=link, embargo=embargo)


def count(link: PreviewLink) -> None:
    """Count one opening. However often a link is asked for, it writes no oftener than every few seconds."""
    now = monotonic()
    if now - counted.get(link.pk, -AT_ONCE) < AT_ONCE:
        return
    if len(counted) >= MOST_REMEMBERED:
        counted.clear()
    counted[link.pk] = now
    PreviewLink.objects.filter(pk=link.pk).update(opened=F("opened") + 1)


def found(token: str) -> PreviewLink | None:
    """Return the link that the token was signed for; the database is not asked about any other."""
    try:
        number, _, key = SIGNER.unsign(token).partition("-")
    except BadSignature:
        return None
    link = PreviewLink.objects.select_related("article", "revision", "by").filter(pk=int(number)).first()
    return link if link and constant_time_compare(link.key, key) else None


def is_open(link: PreviewLink) -> bool:
    """Whether the link leads anywhere now: in time, not ended, its maker still trusted, its story still to come."""
    in_time = link.ended_at is None and timezone.now() < link.expires_at
    return in_time and is_to_come(link.article) and _is_trusted(link.by, link.article)


def _is_trusted(maker, article: Article) -> bool:
    """Whether who made the link may still open the story, and make links at all."""
    return policy.may(maker, "open", article) and policy.may_once(maker, "share", article)


def is_to_come(article: Article) -> bool:
    """Whether readers have never had the story, and may have it one day."""
    copy = published_copy(article)
    return article.status != Article.Status.SPIKED and not (copy and was_seen(copy, timezone.now()))
