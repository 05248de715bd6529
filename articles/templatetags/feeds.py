"""Where the feeds of a page are, for its head and for the page that lists them."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.encoding import escape_uri_path

from articles.editions import EDITIONS
from articles.templatetags.newspaper import edition_of

register = template.Library()

FORMS = (
    ("rss", "RSS", "application/rss+xml"),
    ("atom", "Atom", "application/atom+xml"),
    ("json", "JSON Feed", "application/feed+json"),
)
FED = ("front", "browse", "region", "topic", "person", "agency", "corrections")  # pages, by the name of their address
ASKED = ("q", "region", "topic", "person", "agency", "from", "to", "photos")  # what a search can be asked


@register.simple_tag(takes_context=True)
def feed_links(context) -> list[dict]:
    """The feeds of this page, else the edition's: [{"name", "type", "address"}, …]; none where nonsense was asked."""
    match = getattr(context.request, "resolver_match", None)
    form = context.get("form")
    if not match or match.namespace not in EDITIONS or (form and form.errors):
        return []
    if match.url_name not in FED:
        return feeds_of(reverse(f"{match.namespace}:front"))
    asked = {name: context.request.GET[name] for name in ASKED if context.request.GET.get(name)}
    return feeds_of(escape_uri_path(context.request.path), asked if match.url_name == "browse" else {})


@register.simple_tag(takes_context=True)
def feeds_beside(context, thing) -> list[dict]:
    """The feeds of a region's, a topic's or a writer's page in the page's edition, or of a page's address."""
    return feeds_of(thing if isinstance(thing, str) else thing.address(edition_of(context).code))


def feeds_of(page: str, asked: dict | None = None) -> list[dict]:
    query = f"?{urlencode(asked)}" if asked else ""
    return [{"name": name, "type": kind, "address": f"{page}feed.{form}{query}"} for form, name, kind in FORMS]
