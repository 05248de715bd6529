"""A feed as Atom 1.0 (RFC 4287), with Media RSS for pictures and tombstones (RFC 6721) for withdrawn stories."""

from xml.etree.ElementTree import Element

from articles.reader.feeds.feed import Entry, Feed, Named
from articles.reader.feeds.rss import link, media
from articles.text.xml import document, element

TYPE = "application/atom+xml"
SPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:at": "http://purl.org/atompub/tombstones/1.0",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


def written(feed: Feed) -> bytes:
    """Return the feed. Of a withdrawn story it has an entry that says so, and a tombstone for the story's own."""
    outermost = element(
        "feed",
        element("id", feed.address),
        element("title", feed.title),
        element("subtitle", feed.description) if feed.description else None,
        element("updated", feed.changed.isoformat(timespec="seconds")),
        person(feed.paper),
        link("link", "alternate", "text/html", feed.page),
        link("link", "self", TYPE, feed.address),
        link("link", "hub", "", feed.hub) if feed.hub else None,
        element("icon", feed.favicon),
        element("logo", feed.icon),
        element("rights", feed.rights),
        *map(entered, feed.entries),
        *(tombstone(entry) for entry in feed.entries if entry.withdrawn),
        attributes={"xml:lang": feed.language, **SPACES},
    )
    return document(outermost)


def entered(entry: Entry) -> Element:
    summary = element("summary", entry.summary) if entry.summary and entry.is_whole else None
    return element(
        "entry",
        element("id", entry.id),
        element("title", entry.title),
        link("link", "alternate", "text/html", entry.address),
        element("published", entry.published.isoformat(timespec="seconds")),
        element("updated", entry.changed.isoformat(timespec="seconds")),
        *map(person, entry.authors),
        *(element("category", attributes={"term": each.name, "scheme": each.address}) for each in entry.categories),
        summary,
        element("content" if entry.is_whole else "summary", entry.html, attributes={"type": "html"}),
        *(link("link", "enclosure", "image/jpeg", picture.address) for picture in entry.pictures),
        *map(media, entry.pictures),
        attributes={"xml:lang": entry.language},
    )


def person(who: Named) -> Element:
    return element("author", element("name", who.name), element("uri", who.address) if who.address else None)


def tombstone(entry: Entry) -> Element:
    comment = element("at:comment", entry.summary, attributes={"type": "text", "xml:lang": entry.language})
    when = entry.changed.isoformat(timespec="seconds")
    return element("at:deleted-entry", comment, attributes={"ref": entry.withdrawn, "when": when})
