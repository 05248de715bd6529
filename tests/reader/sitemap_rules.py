"""The rules of the sitemaps' public schemas as code: sitemap and siteindex 0.9, Google's image 1.1 and news 0.9.

The schemas themselves are not kept here: sitemaps.org gives its own under CC BY-SA, which is not this paper's licence.
"""

import re
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
ORDER = ["loc", "lastmod", "changefreq", "priority"]
LANGUAGE = re.compile(r"zh-cn|zh-tw|[a-z]{2,3}")
LANGUAGE_OR_NONE = re.compile(rf"{LANGUAGE.pattern}|x-default")
W3C = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
MOST, HEAVIEST = 50_000, 50 * 1024 * 1024


def wrong(content: bytes) -> list[str]:
    """Return what a validator would find wrong with a sitemap or an index of them."""
    outermost = fromstring(content)
    kinds = {f"{SITEMAP}urlset": "url", f"{SITEMAP}sitemapindex": "sitemap"}
    if outermost.tag not in kinds:
        return [f"outermost: {outermost.tag}"]
    listed = list(outermost)
    found = ["nothing in it"] if not listed else ["too many"] if len(listed) > MOST else []
    found += ["too heavy"] if len(content) > HEAVIEST else []
    found += [f"{one.tag} in {outermost.tag}" for one in listed if one.tag != f"{SITEMAP}{kinds[outermost.tag]}"]
    addresses = [one.findtext(f"{SITEMAP}loc") for one in listed]
    found += ["one page twice"] if len(set(addresses)) < len(addresses) else []
    return found + [fault for one in listed for fault in _one(one, extended=kinds[outermost.tag] == "url")]


def _one(entry: Element, *, extended: bool) -> list[str]:
    own = [child.tag.removeprefix(SITEMAP) for child in entry if child.tag.startswith(SITEMAP)]
    others = [child for child in entry if not child.tag.startswith(SITEMAP)]
    found = [] if own == [name for name in ORDER if name in own] and own[:1] == ["loc"] else [f"order: {own}"]
    found += [] if [*entry][: len(own)] == [child for child in entry if child not in others] else ["extensions before"]
    found += ["extensions in an index"] if others and not extended else []
    found += _address(entry.findtext(f"{SITEMAP}loc") or "") + _moment(entry.findtext(f"{SITEMAP}lastmod"))
    found += ["over 1000 images"] if len(entry.findall(f"{IMAGE}image")) > 1000 else []
    for child in others:
        found += {f"{IMAGE}image": _image, f"{NEWS}news": _news, f"{XHTML}link": _link}[child.tag](child)
    languages = [link.get("href") for link in entry.findall(f"{XHTML}link")]
    found += ["not among its own languages"] if languages and entry.findtext(f"{SITEMAP}loc") not in languages else []
    return found


def _address(text: str) -> list[str]:
    parts = urlsplit(text)
    right = parts.scheme in ("http", "https") and parts.netloc and 12 <= len(text) <= 2048 and text.isascii()
    return [] if right else [f"address: {text!r}"]


def _moment(text: str | None) -> list[str]:
    if text is None:
        return []
    return [] if W3C.fullmatch(text) and datetime.fromisoformat(text) else [f"moment: {text!r}"]


def _image(image: Element) -> list[str]:
    return _address(image.findtext(f"{IMAGE}loc") or "") + [child.tag for child in image if child.tag != f"{IMAGE}loc"]


def _link(link: Element) -> list[str]:
    language = LANGUAGE_OR_NONE.fullmatch(link.get("hreflang", "")) and link.get("rel") == "alternate"
    return _address(link.get("href", "")) + ([] if language else ["a link without a language"])


def _news(news: Element) -> list[str]:
    names = [child.tag.removeprefix(NEWS) for child in news]
    found = [] if sorted(names) == ["publication", "publication_date", "title"] else [f"news: {names}"]
    publication = news.find(f"{NEWS}publication")
    told = [child.tag.removeprefix(NEWS) for child in publication]
    found += [] if told == ["name", "language"] and publication.findtext(f"{NEWS}name") else [f"publication: {told}"]
    found += [] if LANGUAGE.fullmatch(publication.findtext(f"{NEWS}language") or "") else ["language"]
    return (
        found + _moment(news.findtext(f"{NEWS}publication_date")) + ([] if news.findtext(f"{NEWS}title") else ["title"])
    )
