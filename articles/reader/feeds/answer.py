"""A feed as an answer: put together, written in one of three forms, and not sent again to whoever has it."""

from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.http import HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from articles.models.published import PublishedArticle, PublishedPhoto
from articles.reader.feeds import atom, json_feed, rss
from articles.reader.feeds.entries import Clerk
from articles.reader.feeds.feed import SILENT, Entry, Feed, Named
from articles.reader.feeds.source import Source
from articles.reader.hub import hub, links
from articles.templatetags.addresses import whole_for

FORMS = {"rss": rss, "atom": atom, "json": json_feed}


def answered(request, form: str, source: Source) -> HttpResponse:
    """Return the feed in this form; 304 to whoever has these very bytes, or has asked since anything changed in it."""
    now, edition = timezone.now(), request.edition
    clerk = Clerk(request, whole_for(request))
    stories = clerk.stories([*source.numbers, *source.corrected], now)
    feed = composed(clerk, form, source, entries(clerk, form, source, stories))
    content, kind = FORMS[form].written(feed), f"{FORMS[form].TYPE}; charset=utf-8"
    response = unless_known(request, content, kind, last_change(edition.code, source, stories, now), now)
    if linked := links(request, source.address(form)):
        response.headers["Link"] = linked
    return response


def entries(clerk: Clerk, form: str, source: Source, stories: list[PublishedArticle]) -> list[Entry]:
    """Return what the feed says, the newest first: a story by its publication, a correction by its own moment."""
    if source.only_corrections:
        told = [entry for story in stories for entry in clerk.corrections(story)]
    else:
        told = [clerk.story(story) for story in stories]
    told += [clerk.withdrawn(story, beside=form == "atom") for story in source.withdrawn]
    return sorted(told, key=lambda entry: entry.published, reverse=True)


def composed(clerk: Clerk, form: str, source: Source, told: list[Entry]) -> Feed:
    edition, whole = clerk.edition, clerk.whole
    paper = settings.NEWSROOM_NAME or edition.paper
    return Feed(
        title=f"{source.title} | {paper}" if source.title else paper,
        description=edition.motto,
        page=whole(source.page + (f"?{source.query}" if source.query else "")),
        address=whole(source.address(form)),
        language=edition.code,
        paper=Named(paper, whole(reverse(f"{edition.code}:front"))),
        rights=f"© {paper}",
        icon=whole(static("icons/icon-512.png")),
        favicon=whole(static("icons/icon-192.png")),
        hub=hub(source.address(form)),
        entries=told,
    )


def last_change(edition: str, source: Source, stories: list[PublishedArticle], now: datetime) -> datetime:
    """Return when the feed last changed: by what it says, by what has ended since, by a picture that may not be shown.

    What is taken away without a moment (a picture that is held) counts as a change for as long as it is away.
    """
    told = [
        at for story in stories for at in (story.published_at, story.updated_at, story.copied_at) if at and at <= now
    ]
    gone = [story.withdrawn_at for story in source.withdrawn if story.withdrawn_at]
    shown = [at for story in stories for row in story.placed for at in changes(row, now)]
    return max([SILENT, *told, *gone, *shown, *endings(edition, now)])


def changes(row: PublishedPhoto, now: datetime) -> list[datetime]:
    photo = row.photo
    dated = [at for at in (photo.usable_from, photo.usable_until, photo.worded_at) if at and at <= now]
    return dated if row.is_shown or (photo.usable_until and photo.usable_until <= now) else [now]


def endings(edition: str, now: datetime) -> list[datetime]:
    """The moments at which a story last ended, in any edition, or was withdrawn; each from the head of an index."""
    stories = PublishedArticle.objects
    over = stories.filter(until__lte=now).order_by("-until").values_list("until", flat=True)
    gone = stories.of(edition).filter(withdrawn_at__lte=now).order_by("-withdrawn_at")
    return [*over[:1], *gone.values_list("withdrawn_at", flat=True)[:1]]


def unless_known(request, content: bytes, kind: str, changed: datetime, now: datetime) -> HttpResponse:
    """Return the content, or 304 to whoever has it (RFC 9110, 13: the ETag decides where there is one).

    What has changed in this second may change in it again: no date tells yet which of the two somebody has (8.8.2.2).
    """
    etag, second = f'"{sha256(content).hexdigest()[:32]}"', int(changed.timestamp())
    moment = second if second < int(now.timestamp()) else None
    known = get_conditional_response(request, etag, moment)
    response = known or HttpResponse(content, content_type=kind)
    response.headers["ETag"] = etag
    if moment is not None:
        response.headers["Last-Modified"] = http_date(moment)
    return response
