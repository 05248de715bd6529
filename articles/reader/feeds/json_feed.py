"""A feed as JSON Feed 1.1. What the format has no word for stands in `_newsroom`, as it asks of extensions."""

import json

from articles.reader.feeds.feed import Entry, Feed, Named, Picture

TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def written(feed: Feed) -> bytes:
    """Return the feed; a member that has nothing to say is left out."""
    said = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "description": feed.description,
        "icon": feed.icon,
        "favicon": feed.favicon,
        "authors": [author(feed.paper)],
        "language": feed.language,
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else [],
    }
    return json.dumps({**told(said), "items": [item(entry) for entry in feed.entries]}, ensure_ascii=False).encode()


def item(entry: Entry) -> dict:
    return told(
        {
            "id": entry.id,
            "url": entry.address,
            "title": entry.title,
            "content_html": entry.html,
            "summary": entry.summary,
            "image": entry.pictures[0].address if entry.pictures else "",
            "date_published": entry.published.isoformat(timespec="seconds"),
            "date_modified": entry.updated.isoformat(timespec="seconds") if entry.updated else "",
            "authors": [author(who) for who in entry.authors],
            "tags": [category.name for category in entry.categories],
            "language": entry.language,
            "attachments": [attachment(picture) for picture in entry.pictures],
            "_newsroom": told(
                {
                    "corrections": entry.corrections,
                    "withdrawn": entry.withdrawn,
                    "pictures": [told(vars(picture)) for picture in entry.pictures],
                }
            ),
        }
    )


def told(members: dict) -> dict:
    return {name: value for name, value in members.items() if value}


def author(who: Named) -> dict:
    return told({"name": who.name, "url": who.address})


def attachment(picture: Picture) -> dict:
    credit = f"({picture.credit})" if picture.credit else ""
    title = " ".join(part for part in (picture.caption, credit) if part)
    return told({"url": picture.address, "mime_type": "image/jpeg", "title": title})
