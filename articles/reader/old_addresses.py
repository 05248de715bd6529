"""Where there is no page: whether the paper had one at that address before, and where it leads now."""

import re
from urllib.parse import urlsplit

from django.conf import settings
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
FEED = re.compile(r"/feed\.(?:rss|atom|json)$")  # beside the page of a region, a topic or a writer
LONGEST_WAY = 5  # addresses of ours that lead to one another


def find(request, edition: str) -> OldAddress | None:
    """Return what is kept of this address: with its query, without it, for every edition, of the page whose feed it
    is; one query."""
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
    page = FEED.sub("", bare)
    paths = (whole, bare, _everywhere(bare, edition), page, _everywhere(page, edition))
    return [path for path in dict.fromkeys(paths) if 1 < len(path) <= LONGEST]


def _everywhere(path: str, edition: str) -> str:
    return path if edition == DEFAULT_EDITION else path.removeprefix(f"/{edition}")


def lead_on(request, old: OldAddress, edition: str) -> HttpResponse | None:
    """Return the way to where it leads now; None if readers may not see that, as if there had never been anything."""
    if old.url:
        return None if _comes_back(request, old) else redirect(old.url, permanent=True)
    there = target(old, old.edition if old.edition in EDITIONS else edition)
    return redirect(there + _feed(request, old), permanent=True) if there else None


def _feed(request, old: OldAddress) -> str:
    """«feed.rss» where that was asked for beside the page of a list; a story has no feed."""
    asked = FEED.search(request.path)
    return asked[0].removeprefix("/") if asked and not old.story and not FEED.search(old.path) else ""


def _comes_back(request, old: OldAddress) -> bool:
    """Whether old addresses lead to one another and at last back to this one: no browser would ever arrive."""
    passed = old
    for _step in range(LONGEST_WAY):
        path = _own_path(request, passed.url)
        if path == old.path:
            return True
        passed = OldAddress.objects.filter(path=path).exclude(url="").first() if path else None
        if passed is None:
            return False
    return True


def _own_path(request, url: str) -> str:
    """The path of an address of this newsroom's own, as it is kept; "" for one elsewhere."""
    try:
        ours = urlsplit(url).netloc.lower() in {request.get_host(), urlsplit(settings.SITE_ADDRESS).netloc}
        return normal(url) if ours else ""
    except ValueError:
        return ""


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
