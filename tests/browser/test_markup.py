"""Every kind of page is HTML as the standard has it, by the Nu HTML checker."""

import html
import json
import re
import subprocess
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from tests.wants import vnu_jar

STARTS = ("/", "/en/", "/articles/", "/no-such-page/", "/admin/login/")
A_PAGE_OF_EACH_KIND = 30


def fetch(url: str) -> str:
    """A page's text whatever its status, or nothing when it is not HTML."""
    try:
        answer = urllib.request.urlopen(url, timeout=20)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return answer.read().decode() if answer.headers.get_content_type() == "text/html" else ""


def kind(path: str) -> str:
    """Pages of one kind look alike: /articles/12/a-slug/ is /articles/0/…, and each region is like its neighbour."""
    first, *rest = [re.sub(r"\d+", "0", part) for part in path.strip("/").split("/")]
    return "/".join([first, *rest[:2]]) if first == "en" else "/".join([first, *rest[:1]])


def links(page: str, base: str) -> list[str]:
    """The addresses on this site that a page leads to, without queries."""
    found = [urlsplit(urljoin(base, html.unescape(href))) for href in re.findall(r"<a\b[^>]*\shref=\"([^\"]*)\"", page)]
    return [part.path for part in found if part.netloc == urlsplit(base).netloc and part.path.endswith("/")]


def pages_of_each_kind(site: str) -> dict[str, str]:
    """Walk from the first pages to one page of every kind: {path: html}."""
    pages, seen, waiting = {}, set(), list(STARTS)
    while waiting and len(pages) < A_PAGE_OF_EACH_KIND:
        path = waiting.pop(0)
        if kind(path) not in seen:
            seen.add(kind(path))
            page = fetch(site + path)
            if page:
                pages[path] = page
                waiting += links(page, site + path)
    return pages


@pytest.mark.html
def test_every_kind_of_page_is_valid_html(newspaper, tmp_path):
    files = {}
    for number, (path, page) in enumerate(pages_of_each_kind(newspaper.url).items()):
        file = tmp_path / f"{number}.html"
        file.write_text(page)
        files[file.name] = path
    assert len(files) >= len(STARTS), files
    errors = [message for message in ask(sorted(tmp_path.glob("*.html"))) if message["type"] == "error"]
    assert not [f"{files[Path(error['url']).name]}:{error['lastLine']} {error['message']}" for error in errors]


def ask(pages: list[Path]) -> list[dict]:
    """What the checker says of these files."""
    command = ["java", "-Xss1m", "-jar", vnu_jar(), "--format", "json", "--exit-zero-always", *pages]
    said = subprocess.run(command, capture_output=True, text=True, timeout=180)
    return json.loads(said.stderr)["messages"]
