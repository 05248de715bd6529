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

from articles.editions import EDITIONS
from tests.wants import vnu_jar

FIRST = [f"/{edition.prefix}" for edition in EDITIONS.values()]
LOOKS = re.compile(r"class=\"(?:article page )?(article--opinion|article__scene)\"")  # stories that look like no other
STARTS = (*FIRST, *(f"{first}no-such-page/" for first in FIRST), "/admin/login/")
ASKED = ("q=a&region=world&photos=on", "q=qzxv&from=1/1/2024", "q=%D9%81%D9%8A&from=31/2/2025&to=x&topic=x")


def fetch(url: str) -> str:
    """A page's text whatever its status, or nothing when it is not HTML."""
    try:
        answer = urllib.request.urlopen(url, timeout=20)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return answer.read().decode() if answer.headers.get_content_type() == "text/html" else ""


def kind(path: str, page: str = "") -> str:
    """Pages of one kind look alike: one region like its neighbour, one opinion piece like another."""
    first, *rest = path.strip("/").split("/")
    edition, first, rest = (first, *rest[:1], rest[1:]) if first in EDITIONS and rest else ("", first, rest)
    look = LOOKS.search(page) if first == "articles" and rest else None
    deep = len(rest) if first == "archive" else min(1, len(rest))  # a year, a month and a day have a page each
    return f"{edition}/{first}{'/…' * deep}{' ' + look[1] if look else ''}"


def links(page: str, base: str) -> list[str]:
    """The addresses on this site that a page leads to, without queries."""
    found = [urlsplit(urljoin(base, html.unescape(href))) for href in re.findall(r"<a\b[^>]*\shref=\"([^\"]*)\"", page)]
    return [part.path for part in found if part.netloc == urlsplit(base).netloc and part.path.endswith("/")]


def pages_of_each_kind(site: str) -> dict[str, str]:
    """Walk from the first pages to one page of every kind: {path: html}."""
    pages, kinds, seen, waiting = {}, set(), set(STARTS), list(STARTS)
    while waiting:
        path = waiting.pop(0)
        if kind(path) in kinds and not is_story(path):
            continue
        page = fetch(site + path)
        kinds.add(kind(path))
        if page and kind(path, page) not in {kind(*other) for other in pages.items()}:
            pages[path] = page
        found = [link for link in links(page, site + path) if link not in seen]
        seen.update(found)
        waiting += found
    return pages


def is_story(path: str) -> bool:
    """Only a story's page itself says of what kind it is."""
    return kind(path).endswith("/articles/…")


@pytest.mark.once
@pytest.mark.html
def test_every_kind_of_page_is_valid_html(newspaper, kinds, tmp_path):
    questions = [f"{first}articles/?{asked}" for first in FIRST for asked in ASKED]  # to which no link leads
    files = {}
    for number, (path, page) in enumerate({**kinds, **{one: fetch(newspaper.url + one) for one in questions}}.items()):
        file = tmp_path / f"{number}.html"
        file.write_text(page)
        files[file.name] = path
    assert len(files) >= 10 * len(FIRST), files
    errors = [message for message in ask(sorted(tmp_path.glob("*.html"))) if message["type"] == "error"]
    assert not [f"{files[Path(error['url']).name]}:{error['lastLine']} {error['message']}" for error in errors]


def ask(pages: list[Path]) -> list[dict]:
    """What the checker says of these files."""
    command = ["java", "-Xss1m", "-jar", vnu_jar(), "--format", "json", "--exit-zero-always", *pages]
    said = subprocess.run(command, capture_output=True, text=True, timeout=180)
    return json.loads(said.stderr)["messages"]
