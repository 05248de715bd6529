"""With scripts turned off the whole paper is there: every story can be read and every link leads somewhere."""

from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from articles.editions import EDITIONS

pytestmark = pytest.mark.once
MOST = 400  # pages: far more than the demo has; a crawl that reaches it has lost its way
LINKS = "links => links.map((link) => link.href)"


def is_page(address: str, site: str) -> bool:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" == site and not parts.path.startswith(("/admin/", "/media/", "/static/"))


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_link_of_an_edition_leads_to_a_page_that_can_be_read(open_context, newspaper, edition):
    page = open_context(java_script_enabled=False).new_page()
    page.route("**/media/**", lambda route: route.abort())
    start = f"{newspaper.url}/{EDITIONS[edition].prefix}"
    prefixes = tuple(f"{newspaper.url}/{other.prefix}" for other in EDITIONS.values() if other.prefix)
    seen, waiting, stories = {start}, [start], 0
    while waiting:
        address = waiting.pop()
        answer = page.goto(address, wait_until="domcontentloaded")
        assert answer.status == 200, f"{address} answers {answer.status}"
        assert page.locator("h1").first.is_visible(), address
        for fragment in page.locator("a[href^='#']").evaluate_all("links => links.map((a) => a.hash.slice(1))"):
            assert fragment in ("", "top") or page.locator(f"[id='{fragment}']").count(), f"{address}#{fragment}"
        if page.locator("article.article").count():
            stories += 1
            assert page.locator("article.article .body").inner_text().strip(), address
        for link in page.locator("a[href]").evaluate_all(LINKS):
            link = urldefrag(urljoin(address, link)).url
            ours = link.startswith(start) and (edition != "ar" or not link.startswith(prefixes))
            if link not in seen and is_page(link, newspaper.url) and ours:
                seen.add(link)
                waiting.append(link)
        assert len(seen) < MOST
    assert stories >= 5
