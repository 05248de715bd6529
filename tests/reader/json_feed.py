"""What JSON Feed 1.1 asks of a feed (jsonfeed.org/version/1.1), as far as a program can see it."""

import json
from datetime import datetime
from urllib.parse import urlsplit

TOP = {
    "version", "title", "items", "home_page_url", "feed_url", "description", "user_comment", "next_url", "icon",
    "favicon", "authors", "language", "expired", "hubs",
}  # fmt: skip
ITEM = {
    "id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "banner_image",
    "date_published", "date_modified", "authors", "tags", "language", "attachments",
}  # fmt: skip
ADDRESSES = {
    "home_page_url",
    "feed_url",
    "next_url",
    "icon",
    "favicon",
    "url",
    "external_url",
    "image",
    "banner_image",
    "avatar",
}
TEXTS = {
    "title",
    "description",
    "user_comment",
    "id",
    "content_html",
    "content_text",
    "summary",
    "name",
    "mime_type",
    "type",
}


def wrong(content: bytes) -> list[str]:
    """Return what is wrong with the feed, each with where it is."""
    feed = json.loads(content.decode("utf-8"))
    found = [] if feed.get("version") == "https://jsonfeed.org/version/1.1" else ["version"]
    found += [name for name in ("title", "items") if name not in feed]
    found += _members("", feed, TOP)
    found += [f"hub {hub}" for hub in feed.get("hubs", []) if not {"type", "url"} <= set(hub)]
    ids = [item.get("id") for item in feed["items"]]
    found += ["two items with one id"] if len(set(ids)) < len(ids) else []
    return found + [fault for place, item in enumerate(feed["items"]) for fault in _item(f"items[{place}]", item)]


def _item(at: str, item: dict) -> list[str]:
    found = _members(at, item, ITEM)
    if not isinstance(item.get("id"), str) or not item["id"]:
        found.append(f"{at}: no id")
    if not item.get("content_html") and not item.get("content_text"):
        found.append(f"{at}: neither content_html nor content_text")
    for name in ("date_published", "date_modified"):
        if name in item and datetime.fromisoformat(item[name]).utcoffset() is None:
            found.append(f"{at}.{name}: no zone")
    for attachment in item.get("attachments", []):
        found += [f"{at}: attachment without {name}" for name in ("url", "mime_type") if name not in attachment]
    return found


def _members(at: str, said: dict, known: set[str]) -> list[str]:
    """Members that the format does not know, extensions that are no objects, values of another kind."""
    found = [f"{at}.{name}: unknown" for name in said if name not in known and not name.startswith("_")]
    found += [
        f"{at}.{name}: no object"
        for name, value in said.items()
        if name.startswith("_") and not isinstance(value, dict)
    ]
    for author in said.get("authors", []):
        found += [] if {"name", "url", "avatar"} & set(author) else [f"{at}: an author who is nobody"]
        found += _values(f"{at}.authors", author)
    if "tags" in said and not all(isinstance(tag, str) and tag for tag in said["tags"]):
        found.append(f"{at}.tags")
    return found + _values(at, said)


def _values(at: str, said: dict) -> list[str]:
    found = [f"{at}.{name}: no text" for name in TEXTS & set(said) if not isinstance(said[name], str)]
    for name in ADDRESSES & set(said):
        parts = urlsplit(said[name])
        found += [] if parts.scheme in ("http", "https") and parts.netloc and said[name].isascii() else [f"{at}.{name}"]
    return found
