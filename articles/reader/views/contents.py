"""What the paper is filed under: the map of regions, its topics, its writers and the agencies of its photos."""

from django.db.models import Exists, OuterRef
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models.person import Person
from articles.models.published import PublishedPerson, PublishedTopic
from articles.models.region import Region
from articles.models.topic import Topic
from articles.reader import agencies as credited
from articles.reader.page import page
from articles.text.arabic import fold


@page
def regions(request):
    """The readers' map: the largest regions in their order, each with all its parts."""
    found = list(Region.objects.order_by("path"))
    roots = sorted((region for region in found if region.parent_id is None), key=lambda one: (one.position, one.name))
    parts = {root.pk: [one for one in found if one.path.startswith(f"{root.path}/")] for root in roots}
    groups = [{"head": root, "things": parts[root.pk]} for root in roots]
    return render(request, "reader/contents.html", {"title": _("Regions"), "groups": groups})


@page
def topics(request):
    """The topics of which public stories of the edition tell, sections first."""
    rows = PublishedTopic.objects.public().of(request.edition.code).filter(topic=OuterRef("pk"))
    found = in_order(request, Topic.objects.filter(Exists(rows)))
    parted = [[one for one in found if one.is_section], [one for one in found if not one.is_section]]
    return render(
        request, "reader/contents.html", {"title": _("Topics"), "groups": [{"things": part} for part in parted]}
    )


@page
def people(request):
    """The writers who have signed public stories of the edition."""
    rows = PublishedPerson.objects.public().of(request.edition.code).filter(person=OuterRef("pk"))
    groups = [{"things": in_order(request, Person.objects.filter(Exists(rows)))}]
    return render(request, "reader/contents.html", {"title": _("Writers"), "groups": groups})


@page
def agencies(request):
    """The agencies whose photos readers can see."""
    groups = [{"things": in_order(request, credited.shown(timezone.now()))}]
    return render(request, "reader/contents.html", {"title": _("Photo agencies"), "groups": groups})


def in_order(request, things) -> list:
    """By what the edition calls them."""
    return sorted(things, key=lambda thing: fold(thing.name_in(request.edition.code)))
