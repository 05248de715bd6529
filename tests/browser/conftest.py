"""Browser tests: a real newspaper, a real Chromium, and contexts that notice every complaint of the page.

The sync API is used as it is. `chrome` lasts as long as this folder's tests, not the session: while it lives, Django
believes it runs inside an event loop, which other tests must not inherit.
"""

import os
import re
from pathlib import Path

import pytest

from tests.browser.newspaper import Newspaper, database_for
from tests.wants import chromium

FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",  # nothing beyond this machine
]
TELL_VIOLATIONS = """
document.addEventListener('securitypolicyviolation', (event) => console.error(
  `policy: ${event.violatedDirective} refused ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`));
"""
PARTS = {"stylesheet", "script", "image", "font"}
HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """The mark `browser` for what opens one."""
    for item in items:
        if HERE in item.path.parents and "chrome" in item.fixturenames:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def newspaper(tmp_path_factory):
    """A seeded newspaper on loopback: `.url`, `.password`, `.ask(script)`, `.env`. Shared: leave it as it was."""
    folder = tmp_path_factory.mktemp("newspaper")
    with database_for(folder) as database:
        paper = Newspaper(folder, database)
        if database.startswith("sqlite") and "PYTEST_XDIST_WORKER" in os.environ:
            paper.share(folder.parent.parent / "stock")  # which all workers of this run have in common
        else:
            paper.prepare()
        with paper.printing():
            yield paper


@pytest.fixture(scope="session")
def kinds(newspaper):
    """One page of every kind in every edition: {path: html}. Finding them takes seconds, so they are found once."""
    from tests.browser.test_markup import pages_of_each_kind

    return pages_of_each_kind(newspaper.url)


@pytest.fixture(scope="package")
def chrome():
    """The system's Chromium, headless."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_context(chrome, newspaper):
    """`open_context(**options)`: a new browser context. Anything its pages complain of fails the test at its end;

    a test that provokes a complaint takes it from `context.complaints` itself.
    """
    contexts = []

    def open_context(**options):
        options.setdefault("service_workers", "block")  # test_offline.py lets them in
        context = chrome.new_context(base_url=newspaper.url, **options)
        listen(context)
        contexts.append(context)
        return context

    yield open_context
    complaints = [complaint for context in contexts for complaint in context.complaints]
    for context in contexts:
        context.close()
    assert not complaints, complaints


def listen(context) -> None:
    """Collect in `context.complaints` script errors, refusals of the security policy and missing parts of pages."""
    context.complaints = []
    context.set_default_timeout(30_000)
    context.add_init_script(TELL_VIOLATIONS)

    def said(message):
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            context.complaints.append(f"{message.page.url if message.page else '?'}: {message.text}")

    def answered(response):
        if response.status >= 400 and response.request.resource_type in PARTS:
            context.complaints.append(f"{response.status} {response.url}")

    context.on("console", said)
    context.on("weberror", lambda error: context.complaints.append(str(error.error)))
    context.on("response", answered)


@pytest.fixture
def page(open_context):
    """A reader's page: no cookies, a desktop screen."""
    return open_context(viewport={"width": 1280, "height": 900}).new_page()


@pytest.fixture
def reader_page(page):
    """The same as `page`, for tests that open the desk as well."""
    return page


@pytest.fixture
def phone(open_context):
    """A reader's page on a telephone."""
    size = {"width": 390, "height": 844}
    return open_context(viewport=size, device_scale_factor=2, has_touch=True, is_mobile=True).new_page()


@pytest.fixture(scope="session")
def sessions():
    """Who has logged in already: their cookies by name."""
    return {}


@pytest.fixture
def desk(open_context, newspaper, sessions):
    """`desk("layla")`: a page where she is logged in, standing at the desk's front."""

    def enter(name, **options):
        options.setdefault("viewport", {"width": 1280, "height": 900})
        page = open_context(storage_state=sessions.get(name), **options).new_page()
        page.goto("/admin/")
        if "/login/" in page.url:
            page.fill("input[name=username]", name)
            page.fill("input[name=password]", newspaper.password)
            page.press("input[name=password]", "Enter")
            page.wait_for_url(re.compile(r"/admin/$"))
            sessions[name] = page.context.storage_state()
        return page

    return enter
