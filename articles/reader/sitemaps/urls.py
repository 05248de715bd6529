"""Sitemaps by sitemaps.org and Google's extensions: pages, when they changed, in which languages, what they show.

The elements of a <url> stand in the order that the protocol's schema gives: loc, lastmod, then the extensions.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element

from articles.text.xml import document, element

PROTOCOL = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}
EXTENSIONS = {
    "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
    "xmlns:image": "http://www.google.com/schemas/sitemap-image/1.1",
    "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9",
}


@dataclass(frozen=True)
class News:
    """What Google News wants to know of a story of the last two days."""

    paper: str
    language: str  # ISO 639
    published: datetime
    title: str


@dataclass(frozen=True)
class Url:
    """One page: its whole address, and the same page in every language that has it, its own among them."""

    address: str
    changed: datetime | None = None
    languages: Sequence[tuple[str, str]] = ()  # (language, whole address)
    pictures: Sequence[str] = ()
    news: News | None = None


def urlset(urls: Iterable[Url]) -> bytes:
    return document(element("urlset", *map(_url, urls), attributes=PROTOCOL | EXTENSIONS))


def index(files: Iterable[tuple[str, datetime | None]]) -> bytes:
    """Return the index of these sitemaps: (whole address, when something in it last changed)."""
    listed = (element("sitemap", element("loc", address), _changed(at)) for address, at in files)
    return document(element("sitemapindex", *listed, attributes=PROTOCOL))


def _url(url: Url) -> Element:
    return element(
        "url",
        element("loc", url.address),
        _changed(url.changed),
        *(_alternate(language, address) for language, address in url.languages),
        _news(url.news) if url.news else None,
        *(element("image:image", element("image:loc", picture)) for picture in url.pictures),
    )


def _changed(at: datetime | None) -> Element | None:
    return element("lastmod", at.isoformat(timespec="seconds")) if at else None


def _alternate(language: str, address: str) -> Element:
    return element("xhtml:link", attributes={"rel": "alternate", "hreflang": language, "href": address})


def _news(news: News) -> Element:
    paper = element("news:publication", element("news:name", news.paper), element("news:language", news.language))
    published = element("news:publication_date", news.published.isoformat(timespec="seconds"))
    return element("news:news", paper, published, element("news:title", news.title))
