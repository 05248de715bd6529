"""A feed as RSS 2.0, with what its extensions add: Atom, Dublin Core, content:encoded and Media RSS."""

from email.utils import format_datetime
from html import escape
from xml.etree.ElementTree import Element

from articles.reader.feeds.feed import Entry, Feed, Named, Picture
from articles.text.xml import document, element

TYPE = "application/rss+xml"
SPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}
MINUTES = "5"  # that a reader may wait before it asks again
ROLES = {"role": "owner", "scheme": "urn:ebu"}


def written(feed: Feed) -> bytes:
    """Return the feed by the RSS 2.0 specification of the RSS Advisory Board."""
    channel = element(
        "channel",
        element("title", feed.title),
        element("link", feed.page),
        element("description", feed.description),
        element("language", feed.language),
        element("copyright", feed.rights),
        element("lastBuildDate", format_datetime(feed.changed)),
        element("ttl", MINUTES),
        link("atom:link", "self", TYPE, feed.address),
        link("atom:link", "hub", "", feed.hub) if feed.hub else None,
        *map(item, feed.entries),
        attributes={"xml:lang": feed.language},
    )
    return document(element("rss", channel, attributes={"version": "2.0", **SPACES}))


def item(entry: Entry) -> Element:
    whole = element("content:encoded", entry.html) if entry.is_whole else None
    return element(
        "item",
        element("title", entry.title),
        element("link", entry.address),
        element("description", escape(entry.summary) if whole is not None else entry.html),
        whole,
        *(element("dc:creator", author.name) for author in entry.authors),
        *map(category, entry.categories),
        element("guid", entry.id, attributes={"isPermaLink": "true" if "#" not in entry.id else "false"}),
        element("pubDate", format_datetime(entry.published)),
        element("atom:updated", entry.updated.isoformat(timespec="seconds")) if entry.updated else None,
        *map(media, entry.pictures),  # last: who does not know the extension takes a later description for the item's
        attributes={"xml:lang": entry.language},
    )


def category(named: Named) -> Element:
    return element("category", named.name, attributes={"domain": named.address})


def link(name: str, relation: str, kind: str, address: str) -> Element:
    return element(name, attributes={"rel": relation, "type": kind, "href": address})


def media(picture: Picture) -> Element:
    """A picture by Media RSS 1.5.1, its words and its credit with it."""
    facts = {"url": picture.address, "medium": "image", "type": "image/jpeg"}
    words = {"type": "plain", "xml:lang": picture.language}
    return element(
        "media:content",
        element("media:description", picture.caption, attributes=words) if picture.caption else None,
        element("media:credit", picture.credit, attributes=ROLES) if picture.credit else None,
        element("media:text", picture.alt, attributes={"type": "plain"}) if picture.alt else None,
        attributes={**facts, "width": picture.width, "height": picture.height},
    )
