"""Small files that programs look for at fixed addresses: what they may visit, whom to tell of a hole, who may sell."""

from datetime import UTC, timedelta

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from articles.editions import DEFAULT_EDITION, EDITIONS
from articles.models.page import Page
from articles.reader.page import page
from articles.templatetags.addresses import own_address

RULES = "User-agent: *\nDisallow: /admin/\nDisallow: /preview/\n"
TEXT = "text/plain; charset=utf-8"
GOOD_FOR = timedelta(days=180)  # RFC 9116, 2.5.5, asks for less than a year
SHORT_NAME = 16  # letters, by OpenSearch 1.1


@page
def robots(request):
    """What search engines may visit, and where they find all there is (RFC 9309; Sitemap: by sitemaps.org)."""
    sitemaps = (f"Sitemap: {own_address(request, path)}" for path in ("/sitemap.xml", "/sitemap-news.xml"))
    return lines(RULES, *sitemaps)


@page
def ads(request):
    """Who may sell the paper's advertising space (IAB Tech Lab, ads.txt); 404 where nobody may."""
    return lines(said(settings.ADS_TXT))


@page
def humans(request):
    """Who makes the paper, and where they are to be reached (humanstxt.org)."""
    names = [settings.NEWSROOM_NAME or edition.paper for edition in EDITIONS.values()]
    about = Page.objects.public().of(DEFAULT_EDITION).order_by("position", "title").only("title", "slug", "edition")
    pages = [f"{one.title}: {own_address(request, one.address())}" for one in about]
    spoken = ", ".join(f"{edition.name} ({code})" for code, edition in EDITIONS.items())
    home = own_address(request, reverse(f"{DEFAULT_EDITION}:front"))
    site = ["/* SITE */", f"Address: {home}", f"Languages: {spoken}", "Standards: HTML, RSS, Atom, JSON Feed"]
    return lines("/* PAPER */", *dict.fromkeys(names), *pages, "", *site)


@page
def security(request):
    """Whom to tell of a hole in the site (RFC 9116); 404 where the newsroom has named nobody."""
    contacts = said(settings.SECURITY_CONTACT)
    expires = timezone.now().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + GOOD_FOR
    return lines(
        *(f"Contact: {contact}" for contact in contacts),
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(code for code, edition in EDITIONS.items() if edition.desk)}",
        f"Canonical: {own_address(request, request.path)}",
        *([f"Policy: {settings.SECURITY_POLICY}"] if settings.SECURITY_POLICY else []),
    )


@page
def opensearch(request):
    """How browsers search the paper from their own box (OpenSearch 1.1)."""
    paper, code = settings.NEWSROOM_NAME or request.edition.paper, request.edition.code
    browse = own_address(request, reverse(f"{code}:browse"))
    about = {
        "name": paper[:SHORT_NAME],
        "paper": paper,
        "browse": browse,
        "feed": own_address(request, reverse(f"{code}:browse-feed", args=["rss"])),
        "here": own_address(request, request.path),
    }
    return render(request, "reader/opensearch.xml", about, content_type="application/opensearchdescription+xml")


def said(setting):
    """What the operator has said. Raises Http404 for nothing: no file says more than an empty one."""
    if not setting:
        raise Http404
    return setting


def lines(*text: str) -> HttpResponse:
    return HttpResponse("\n".join(text).strip() + "\n", content_type=TEXT)
