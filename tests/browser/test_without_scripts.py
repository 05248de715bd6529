"""With scripts turned off the whole paper is there: every story can be read and every link leads somewhere.

Every page is asked for and read as HTML, where no script ever ran; what the eye sees of it depends on its kind alone,
so that one page of each kind is opened in Chromium with its scripts turned off.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import urlopen

import pytest

from articles.editions import EDITIONS
from tests.browser.test_markup import kind

pytestmark = pytest.mark.once
MOST = 500  # pages: far more than the demo has; a crawl that reaches it has lost its way
LINK = re.compile(r"<a\b[^>]*\shref=\"([^\"]*)\"")
NAMED = re.compile(r"\sid=\"([^\"]+)\"")
FOR_PROGRAMS = {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/json"}
PARAGRAPH = re.compile(r"<p\b[^>]*>\s*[^<\s]")


def is_page(address: str, site: str) -> bool:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" == site and not parts.path.startswith(("/admin/", "/media/", "/static/"))


def read(address: str) -> str:
    """The page as it comes, which must be there, say what it is, and have everything that it points at in itself.

    Of what is for programs, which must be there too, nothing is returned.
    """
    try:
        with urlopen(address, timeout=30) as answer:
            kind, page = answer.headers.get_content_type(), answer.read().decode()
    except HTTPError as error:
        error.close()
        raise AssertionError(f"{address} answers {error.code}") from None
    if kind != "text/html":
        assert kind in FOR_PROGRAMS and page, (address, kind)
        return ""
    assert page.count("<h1") == 1, address
    places = {*NAMED.findall(page), "", "top"}
    missing = [link for link in LINK.findall(page) if link.startswith("#") and link[1:] not in places]
    assert not missing, (address, missing)
    if '<article class="article' in page:
        assert PARAGRAPH.search(page.partition('<div class="body">')[2].partition("<footer")[0]), address
    return page


def read_on(start: str, is_ours) -> dict[str, str]:
    """Every page that can be reached from the first one: {address: HTML}."""
    pages, seen, waiting = {}, {start}, [start]
    with ThreadPoolExecutor(3) as readers:
        while waiting:
            found = dict(zip(waiting, readers.map(read, waiting), strict=True))
            pages |= {address: page for address, page in found.items() if page}
            links = {
                urldefrag(urljoin(address, unescape(link))).url
                for address, page in found.items()
                for link in LINK.findall(page)
            }
            waiting = sorted(link for link in links - seen if is_ours(link))
            seen.update(waiting)
            assert len(seen) < MOST
    return pages


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_link_of_an_edition_leads_to_a_page_that_can_be_read(open_context, newspaper, edition):
    start = f"{newspaper.url}/{EDITIONS[edition].prefix}"
    others = tuple(f"{newspaper.url}/{other.prefix}" for other in EDITIONS.values() if other.prefix)

    def is_ours(link: str) -> bool:
        another = edition == "ar" and link.startswith(others)
        return link.startswith(start) and not another and is_page(link, newspaper.url)

    pages = read_on(start, is_ours)
    kinds = {}
    for address, page in pages.items():
        kinds.setdefault((kind(urlsplit(address).path, page), bool(urlsplit(address).query)), address)
    assert len(kinds) >= 10 and sum('<article class="article' in page for page in pages.values()) >= 5
    page = open_context(java_script_enabled=False).new_page()
    page.route("**/media/**", lambda route: route.abort())
    for address in kinds.values():
        page.goto(address, wait_until="domcontentloaded")
        assert page.locator("h1").is_visible(), address
        if page.locator("article.article").count():
            assert page.locator("article.article .body").inner_text().strip(), address
