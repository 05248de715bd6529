"""The feeds beside readers' pages, in three forms each, and the page that lists them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models.agency import Agency
from articles.models.person import Person
from articles.models.region import Region
from articles.models.topic import Topic
from articles.reader.feeds import asked, source
from articles.reader.feeds.answer import answered
from articles.reader.page import page
from articles.reader.schema import pages as schema


@page
def front(request, form: str) -> HttpResponse:
    return answered(request, form, source.front(request.edition.code, timezone.now()))


@page
def region(request, path: str, form: str) -> HttpResponse:
    """The feed of a region and its parts; its slug under another path leads to the right one."""
    here = Region.objects.filter(path=path).first()
    if here:
        return answered(request, form, source.region(here, request.edition.code, timezone.now()))
    moved = get_object_or_404(Region, slug=path.rpartition("/")[2])
    return redirect(f"{moved.address(request.edition.code)}feed.{form}", permanent=True)


@page
def topic(request, slug: str, form: str) -> HttpResponse:
    here = get_object_or_404(Topic, slug=slug)
    return answered(request, form, source.topic(here, request.edition.code, timezone.now()))


@page
def person(request, number: str, slug: str, form: str) -> HttpResponse:
    """The feed of a writer, whatever their name was when somebody subscribed."""
    here = get_object_or_404(Person, pk=int(number))
    return answered(request, form, source.person(here, request.edition.code, timezone.now()))


@page
def agency(request, slug: str, form: str) -> HttpResponse:
    here = get_object_or_404(Agency, slug=slug)
    return answered(request, form, source.agency(here, request.edition.code, timezone.now()))


@page
def corrections(request, form: str) -> HttpResponse:
    return answered(request, form, source.corrections(request.edition.code, timezone.now()))


@page
def browse(request, form: str) -> HttpResponse:
    """The feed of a search, by the same parameters as the page."""
    return answered(request, form, asked.asked(request, request.GET, timezone.now()))


@page
def listing(request) -> HttpResponse:
    """Which feeds there are."""
    return render(request, "reader/feeds.html", {"schema": schema.listing(request, _("News feeds"), request.path, ())})
