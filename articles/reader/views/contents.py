"""What the paper is filed under: the map of regions, its topics, its writers and the agencies of its photos."""

from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models.named import in_order
from articles.models.person import Person
from articles.models.published import PublishedPerson, PublishedTopic
from articles.models.region import Region, in_tree
from articles.models.topic import Topic
from articles.reader import agencies as credited
from articles.reader.counts import counted
from articles.reader.page import page
from articles.reader.schema.pages import listing


@page
def regions(request):
    """The readers' map: the largest regions in their order, each with all its parts and how many stories they have."""
    code = request.edition.code
    found = in_tree(counted(Region.objects.order_by(), code, timezone.now()), code)
    roots = [region for region in found if region.parent_id is None]
    groups = [{"head": root, "things": [one for one in found if one.is_in(root)]} for root in roots]
    return printed(request, _("Regions"), groups)


@page
def topics(request):
    """The topics of which public stories of the edition tell, sections first."""
    rows = PublishedTopic.objects.public().of(request.edition.code).filter(topic=OuterRef("pk"))
    found = in_order(Topic.objects.filter(Exists(rows)), request.edition.code)
    sections, others = [one for one in found if one.is_section], [one for one in found if not one.is_section]
    named = [{"name": _("Sections"), "things": sections}, {"name": _("Other topics"), "things": others}]
    return printed(request, _("Topics"), named if sections else [{"things": others}])


@page
def people(request):
    """The writers who have signed public stories of the edition."""
    rows = PublishedPerson.objects.public().of(request.edition.code).filter(person=OuterRef("pk"))
    groups = [{"things": in_order(Person.objects.filter(Exists(rows)), request.edition.code)}]
    return printed(request, _("Writers"), groups)


@page
def agencies(request):
    """The agencies whose photos readers can see."""
    groups = [{"things": in_order(credited.shown(timezone.now()), request.edition.code)}]
    return printed(request, _("Photo agencies"), groups)


def printed(request, title: str, groups: list[dict]) -> HttpResponse:
    """The page with these groups: {"things", and above them "head", one of the kind, or a "name"}."""
    told = [group for group in groups if group.get("head") or group["things"]]
    context = {"title": title, "groups": told, "schema": listing(request, title, request.path, ())}
    return render(request, "reader/contents.html", context)
