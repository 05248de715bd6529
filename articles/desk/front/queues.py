"""The desk's queues: sets of stories that wait for the same thing. The front page counts them, the list shows them.

Each is a function of the desk (its stories, as far as the user may open them) that returns those that belong to it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib import admin
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from articles.desk.front import problems
from articles.desk.rights import access
from articles.models.activity import Activity
from articles.models.article import Article, ArticlePhoto
from articles.models.published import PublishedArticle
from articles.publishing.photos.using import drifted

Status = Article.Status
IN_HAND = (Status.DRAFT, Status.CHANGES, Status.REVIEW, Status.READY)
TURNING = (Status.CHANGES, Status.REVIEW)  # where somebody is waited for without being named
AN_ANSWER = timedelta(days=1)  # is what a returned story may take
A_MONTH = timedelta(days=30)  # for so long the library's new words are news to a story that has older ones


class Desk:
    """The desk as one user has it before them at one moment. What several queues ask for is looked up once."""

    def __init__(self, stories: QuerySet, user, now: datetime | None = None):
        self.stories, self.user, self.now = stories, user, now or timezone.now()

    @property
    def in_hand(self) -> QuerySet:
        """What is being worked on: neither out nor spiked."""
        return self.stories.filter(copied_at__isnull=True, status__in=IN_HAND)

    @property
    def mine(self) -> QuerySet:
        return self.in_hand.filter(created_by=self.user.pk)

    @cached_property
    def upcoming(self) -> list[tuple[datetime, Article]]:
        """What the clock will open for readers and what is under embargo only, each with its moment, the next first."""
        return problems.upcoming(self.stories, self.now)

    def among_upcoming(self) -> QuerySet:
        return self.stories.filter(pk__in=[story.pk for _at, story in self.upcoming])


def waiting(desk: Desk) -> QuerySet:
    """What was passed to this user, what was returned to them, and what is in review, for them to decide on."""
    passed = Article.objects.filter(turn_of=desk.user.pk).exclude(status=Status.SPIKED)
    turn = Q(status=Status.CHANGES, created_by=desk.user.pk)
    if desk.user.has_perm("articles.review_article"):
        turn |= Q(status=Status.REVIEW) & ~Q(created_by=desk.user.pk)
    free = desk.stories.filter(turn, copied_at__isnull=True, turn_of__isnull=True, status__in=TURNING)
    return desk.stories.filter(pk__in=[*_numbers(passed), *_numbers(free)])


def _numbers(stories: QuerySet) -> list[int]:
    """Return a set that is small by its nature as numbers: of conditions joined by «or», databases make a long walk."""
    return list(stories.order_by().values_list("pk", flat=True)[: problems.MOST])


def mine(desk: Desk) -> QuerySet:
    return desk.mine


def drafts(desk: Desk) -> QuerySet:
    """The user's own stories that nobody waits for yet."""
    own = desk.mine.filter(status__in=(Status.DRAFT, Status.CHANGES)).exclude(turn_of=desk.user.pk)
    return own.exclude(status=Status.CHANGES, turn_of__isnull=True)


def sent(desk: Desk) -> QuerySet:
    """The user's own stories that are with the editors."""
    return desk.mine.filter(status__in=(Status.REVIEW, Status.READY)).exclude(turn_of=desk.user.pk)


def elsewhere(desk: Desk) -> QuerySet:
    """What is in review and waits for somebody else."""
    here = Q(turn_of=desk.user.pk)
    if desk.user.has_perm("articles.review_article"):
        here |= Q(turn_of__isnull=True) & ~Q(created_by=desk.user.pk)
    return desk.in_hand.filter(status=Status.REVIEW).exclude(here)


def timed(desk: Desk) -> QuerySet:
    return desk.among_upcoming()


def today(desk: Desk) -> QuerySet:
    return desk.stories.filter(pk__in=published_today(desk.now).values("pk"))


def published_today(now: datetime) -> QuerySet[PublishedArticle]:
    """Return the copies that became public since midnight on the desk's clock, and still are."""
    midnight = localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return PublishedArticle.objects.public(now).filter(published_at__gte=midnight)


def behind(desk: Desk) -> QuerySet:
    """Scheduled, and changed at the desk since: readers would get the older words."""
    return desk.among_upcoming().filter(changed_at__gt=F("copied_at"))


def blocked(desk: Desk) -> QuerySet:
    return desk.stories.filter(pk__in=[story.pk for story, _why in problems.blocked(desk.upcoming, desk.now)])


def overdue(desk: Desk) -> QuerySet:
    """The embargo is over, and the story never went out."""
    never = ~Exists(PublishedArticle.objects.filter(pk=OuterRef("pk")))
    return desk.in_hand.filter(never, publish_at__lte=desk.now)


def unanswered(desk: Desk) -> QuerySet:
    """Returned with changes requested, and for a day nothing has happened to it."""
    a_day_ago = desk.now - AN_ANSWER
    lately = Activity.objects.filter(article_number=OuterRef("pk"), at__gt=a_day_ago)
    return desk.in_hand.filter(~Exists(lately), status=Status.CHANGES, changed_at__lte=a_day_ago)


def wordless(desk: Desk) -> QuerySet:
    """About to go out, with a photo that lacks its credit or words."""
    ready = _numbers(desk.in_hand.filter(status=Status.READY))
    going = {*ready, *(story.pk for _at, story in desk.upcoming)}
    lacking = problems.lacking().filter(article__in=going).values_list("article", flat=True)
    return desk.stories.filter(pk__in=set(lacking))


def outworded(desk: Desk) -> QuerySet:
    """With words of its own under a photo that the library says something else of, since less than a month ago.

    Only what this user may mend. The photo's page and the story itself say it for as long as it is so.
    """
    lately = drifted(ArticlePhoto.objects.filter(photo__worded_at__gt=desk.now - A_MONTH))
    if not desk.user.has_perm(access.ALL_STORIES):
        lately = lately.filter(article__created_by=desk.user.pk)
    numbers = lately.order_by().values_list("article", flat=True)[: problems.MOST]
    return access.illustrated(desk.stories, desk.user).filter(pk__in=set(numbers))


def bare(desk: Desk) -> QuerySet:
    return desk.in_hand.filter(~Exists(ArticlePhoto.objects.filter(article=OuterRef("pk"))))


@dataclass(frozen=True)
class Queue:
    """A set by name: what the list's filter calls it, and which stories belong to it."""

    label: str
    of: Callable[[Desk], QuerySet]


QUEUES = {
    "waiting": Queue(_("waiting for me"), waiting),
    "mine": Queue(_("mine, in hand"), mine),
    "drafts": Queue(_("my drafts"), drafts),
    "sent": Queue(_("mine, with the editors"), sent),
    "elsewhere": Queue(_("in review with others"), elsewhere),
    "timed": Queue(_("scheduled and embargoed"), timed),
    "today": Queue(_("published today"), today),
    "bare": Queue(_("without photos"), bare),
    "wordless": Queue(_("photos without credit or words"), wordless),
    "outworded": Queue(_("photo words older than the library's"), outworded),
    "blocked": Queue(_("cannot go out as they are"), blocked),
    "behind": Queue(_("scheduled in older words"), behind),
    "overdue": Queue(_("embargo over, not published"), overdue),
    "unanswered": Queue(_("returned, no answer for a day"), unanswered),
}


class InQueue(admin.SimpleListFilter):
    """The list, narrowed to one queue of the front page."""

    title = _("work list")
    parameter_name = "queue"

    def lookups(self, request, model_admin):
        return [(key, queue.label) for key, queue in QUEUES.items()]

    def queryset(self, request, queryset):
        queue = QUEUES.get(self.value())
        return queue.of(Desk(queryset, request.user)) if queue else queryset
