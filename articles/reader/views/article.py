"""A story at its address, alone for reading on, and by its short address."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from articles.reader.oembed import discovery
from articles.reader.page import page
from articles.reader.schema import story as schema
from articles.reader.story import find, find_withdrawn, load
from articles.reader.views.errors import gone
from articles.templatetags.addresses import whole_for


@page
def article(request, number: str, slug: str = "") -> HttpResponse:
    """The story's page; any other spelling of its address leads here."""
    now = timezone.now()
    story = find(int(number), now)
    if story is None:
        return missing(request, number)
    if (request.edition.code, number, slug) != (story.edition, str(story.pk), story.slug or "-"):
        return redirect(story.address(), permanent=True)
    cards = load(story, now)
    context = {"story": story, "related": story.related, "siblings": story.siblings, **reading_on(story, cards)}
    context |= {"schema": schema.about(request, story)}
    response = render(request, "reader/article.html", context)
    response.headers["Link"] = discovery(story.short_address(), whole_for(request))
    return response


@page
def fragment(request, number: str) -> HttpResponse:
    """The story alone, for the page that a reader reads on in."""
    now = timezone.now()
    story = find(int(number), now)
    if story is None:
        return missing(request, number)
    if (request.edition.code, number) != (story.edition, str(story.pk)):
        return redirect(story.fragment_address(), permanent=True)
    load(story, now, beside=False)
    response = render(request, "reader/fragment.html", {"story": story})
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@page
def short(request, number: str) -> HttpResponse:
    """An address short enough to read out, for a story whose own is in Arabic."""
    story = find(int(number), timezone.now())
    return redirect(story.address(), permanent=True) if story else missing(request, number)


def missing(request, number: str) -> HttpResponse:
    """The notice of a story that was taken down. Raises Http404 for what is missing or closed: they look the same."""
    story = find_withdrawn(int(number))
    if story is None:
        raise Http404
    return gone(request, story)


def reading_on(story, cards: dict) -> dict:
    """The next story's card, and the numbers of the stories that follow when the reader goes on."""
    following = [number for number in story.following if number != story.pk]
    return {"next": cards.get(following[0]) if following else None, "following": following}
