"""Where there is no page: whether the paper had one at that address before, and where it leads now."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from articles.editions import DEFAULT_EDITION, EDITIONS
from articles.models.old_address import OldAddress
from articles.models.published import PublishedArticle, PublishedPerson, PublishedTopic
from articles.reader.page import SAFE
from articles.text.old_paths import LONGEST, normal, path_alone

NEVER = ("/admin/", "/preview/", "/media/", "/static/")  # no reader has ever had an address of a page there


def find(request, edition: str) -> OldAddress | None:
    """Return what is kept of this address: with its query, without it, or for every edition; one query."""
    if request.method not in SAFE or request.path_info.startswith(NEVER):
        return None
    spellings = _spellings(request, edition)
    if not spellings:
        return None
    known = OldAddress.objects.filter(path__in=spellings).select_related("region", "topic", "person")
    found = {old.path: old for old in known}
    return next((found[path] for path in spellings if path in found), None)


def _spellings(request, edition: str) -> list[str]:
    """The addresses under which it may be kept, the most particular first."""
    try:
        whole = normal(request.get_full_path())
    except ValueError:
        return []
    bare = path_alone(whole)
    everywhere = bare if edition == DEFAULT_EDITION else bare.removeprefix(f"/{edition}")
    return [path for path in dict.fromkeys((whole, bare, everywhere)) if 1 < len(path) <= LONGEST]


def lead_on(old: OldAddress, edition: str) -> HttpResponse | None:
    """Return the way to where it leads now; None if readers may not see that, as if there had never been anything."""
    there = old.url or target(old, old.edition if old.edition in EDITIONS else edition)
    return redirect(there, permanent=True) if there else None


def target(old: OldAddress, edition: str) -> str | None:
    """Return the address of the thing, if something of it is open to readers now."""
    now = timezone.now()
    if old.story:
        story = PublishedArticle.objects.public(now).filter(pk=old.story).only("edition", "slug").first()
        return story.address() if story else None
    if old.topic:
        return _listed(PublishedTopic.objects.public(now).filter(topic=old.topic), old.topic, edition)
    if old.person:
        return _listed(PublishedPerson.objects.public(now).filter(person=old.person), old.person, edition)
    return old.region.address(edition) if old.region else None


def _listed(rows: QuerySet, thing, edition: str) -> str | None:
    return thing.address(edition) if rows.exists() else None
