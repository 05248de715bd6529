"""The paper for machines: stories as ninjs, what they are filed under, and the description of it all."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone, translation

from articles.models.named import address_prefix
from articles.models.region import Region
from articles.reader import filters
from articles.reader.api import description, names, ninjs, stories, table
from articles.reader.api.answer import machine, told
from articles.reader.api.asked import read
from articles.reader.page import page
from articles.reader.story import find_withdrawn
from articles.templatetags.addresses import own_address, whole_for


@page
def about(request):
    """What this interface is, for people."""
    return render(request, "reader/api.html", {"doors": table.DOORS})


@machine
def openapi(request):
    """The same for programs (OpenAPI 3.1), in the edition that is asked for; English is what most tools expect."""
    read(request, (table.EDITION,))
    code = request.GET.get("edition", "en")
    with translation.override(code):
        return told(description.openapi(own_address(request, "/")))


@machine
def listed(request):
    """A page of stories, each as far as a list needs it."""
    asked = read(request, table.BY_NAME["api-stories"].parameters)
    found, older = stories.page(request, asked, timezone.now())
    items = [ninjs.item(story, whole_for(request)) for story in found]
    return told({"items": items, "links": links(request, "before", older)})


@machine
def story(request, number: str):
    """One story, whole; what is left of one that was withdrawn."""
    read(request, ())
    now = timezone.now()
    found = stories.one(int(number), now)
    if found is None:
        return gone(request, number)
    with translation.override(address_prefix(found.edition)):
        return told(ninjs.whole_item(found, stories.siblings(found, now), whole_for(request)))


def gone(request, number: str):
    """410 for a story that readers have seen and that was taken down. Raises Http404 for everything else."""
    found = find_withdrawn(int(number))
    if found is None:
        raise Http404
    with translation.override(address_prefix(found.edition)):
        return told(ninjs.withdrawn(found, whole_for(request)), status=410)


@machine
def regions(request):
    return named(request, "api-regions", Region.objects.all(), names.region)


@machine
def topics(request):
    return named(request, "api-topics", filters.topics(request), names.topic)


@machine
def people(request):
    return named(request, "api-people", filters.people(request), names.person)


@machine
def nowhere(request):
    """Every other address below: no program has to read a page for people. A slash that was forgotten is put."""
    whole = f"{request.path_info}/"
    if whole in {door.path for door in table.DOORS}:
        asked = request.META.get("QUERY_STRING", "")
        return redirect(f"{whole}?{asked}" if asked else whole, permanent=True)
    raise Http404


def named(request, door: str, things, shape):
    asked = read(request, table.BY_NAME[door].parameters)
    found, older = names.some(things, asked.get("after", 0), asked["limit"])
    items = [shape(thing, request.edition.code, whole_for(request)) for thing in found]
    return told({"items": items, "links": links(request, "after", older)})


def links(request, name: str, older) -> dict:
    """Return {"self", "next"}: the whole addresses of this page and the one after it, which is left out at the end."""
    found = {"self": own_address(request, request.get_full_path())}
    if older:
        kept = {**request.GET.dict(), name: str(older)}
        found["next"] = own_address(request, f"{request.path}?{urlencode(kept)}")
    return found
