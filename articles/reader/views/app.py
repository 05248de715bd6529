"""The paper as an application: its manifest, the worker that keeps pages for hours without a connection, and the pages
that stand on the reader's device. None of them knows who is reading.
"""

import json
from datetime import datetime
from functools import cache
from hashlib import sha256

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db.models import Count, Max, Q
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone

from articles.editions import DEFAULT_EDITION, EDITIONS
from articles.models.published import PublishedArticle
from articles.models.seen import shown_q
from articles.reader.page import page

DAY = "public, max-age=86400"
PAPER = "#FBFAF7"  # the ground of the page by day, as in tokens.css
ICONS = (
    ("icon-192", 192, "any"),
    ("icon-512", 512, "any"),
    ("maskable-192", 192, "maskable"),
    ("maskable-512", 512, "maskable"),
)
SHELL = ("css/reader.css", "css/lists.css", "js/prefs.js", "js/offline.js", "js/shelf.js", "js/shelf-list.js")
MOST_KEPT = 200  # numbers that are looked at in one question
AHEAD = {
    "prefetch": [
        {
            "where": {
                "and": [
                    {"href_matches": "/*"},
                    *(
                        {"not": {"href_matches": closed}}
                        for closed in ("/admin/*", "/preview/*", "/media/*", "/a/*", "/*/a/*", "/*\\?(.+)")
                    ),
                ]
            },
            "eagerness": "moderate",
        }
    ]
}


@page
def manifest(request):
    """How this edition is installed on a device."""
    edition, home = request.edition, reverse(f"{request.edition.code}:front")
    name = settings.NEWSROOM_NAME or edition.paper
    said = {
        "id": home,
        "name": f"{name} | {edition.motto}" if edition.motto else name,
        "short_name": name,
        "lang": edition.code,
        "dir": edition.direction,
        "start_url": home,
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [icon(*drawn) for drawn in ICONS],
    }
    return kept_a_day(JsonResponse(said, content_type="application/manifest+json"))


def icon(name: str, side: int, purpose: str) -> dict:
    return {"src": static(f"icons/{name}.png"), "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}


@page
def offline(request):
    """What a browser shows for a page that is neither on the device nor to be had."""
    return render(request, "reader/offline.html")


@page
def saved(request):
    """The stories that a reader has saved: an empty shelf, filled on the device."""
    return render(request, "reader/saved.html")


@page
def kept(request):
    """Which of the stories that a device has kept readers may still see: {number: time of the last change}.

    Withdrawn, closed and missing look the same: they are not named. A picture whose right has ended is a change at its
    end; one that was taken away otherwise has no time, and counts as a change for as long as it is away.
    """
    now = timezone.now()
    asked = [number for number in request.GET.get("stories", "").split(",") if number.isascii() and number.isdigit()]
    numbers = {int(number) for number in asked[:MOST_KEPT] if len(number) < 19}
    over = Q(photo_rows__photo__usable_until__lte=now)
    away = ~shown_q(now, "photo_rows__") & ~over & Q(photo_rows__isnull=False)
    found = (
        PublishedArticle.objects.public(now)
        .filter(pk__in=numbers)
        .annotate(ended=Max("photo_rows__photo__usable_until", filter=over), away=Count("photo_rows", filter=away))
    )
    told = found.values_list("pk", "published_at", "updated_at", "ended", "away")
    return JsonResponse({number: last_change(now, *times).isoformat() for number, *times in told})


def last_change(now: datetime, published: datetime, updated: datetime | None, ended: datetime | None, away: int):
    """Return when readers last saw the story change, its pictures included."""
    return now if away else max(updated or published, ended or published)


@page
def speculation(request):
    """What browsers may fetch when a reader points at a link."""
    return kept_a_day(JsonResponse(AHEAD, content_type="application/speculationrules+json"))


@page
def worker(request):
    """The service worker; with SERVICE_WORKER=0 one that throws away what the other kept, and itself."""
    response = HttpResponse(script() if settings.SERVICE_WORKER else source("worker-off"))
    response.headers["Content-Type"] = "text/javascript; charset=utf-8"
    response.headers["Service-Worker-Allowed"] = "/"
    response.headers["Cache-Control"] = "no-cache"
    return response


@cache
def script() -> str:
    """Return the worker's source behind what it must know: the names of files and pages, and a version made of them."""
    files = [static(name) for name in SHELL]
    known = {
        "files": files,
        "editions": {code: edition.prefix for code, edition in EDITIONS.items() if code != DEFAULT_EDITION},
        "version": version(source("worker"), *files),
    }
    return f"const PAPER = {json.dumps(known)};\n{source('worker')}"


def version(*parts: str) -> str:
    """Return a short name for these texts and for all static files together."""
    manifest_hash = getattr(staticfiles_storage, "manifest_hash", "")
    return sha256("\n".join((manifest_hash, *parts)).encode()).hexdigest()[:12]


def source(name: str) -> str:
    return (settings.BASE_DIR / "static" / "js" / f"{name}.js").read_text()


def kept_a_day(response):
    response.headers["Cache-Control"] = DAY
    return response
