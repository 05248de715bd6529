"""Reading without a connection: what is kept on the device, what leaves it, and how all of it is switched off."""

import re
from copy import copy

import pytest

from tests.browser.newspaper import free_port

pytestmark = pytest.mark.once

CLONE = """
from articles.models.region import Region
from tests.makers import a_story
story = a_story(headline="مادة تُقرأ بلا اتصال ثم تُسحب", region=Region.objects.filter(in_navigation=True).first())
print("number", story.pk)
"""
WITHDRAW = """
from articles.models.article import Article
from articles.publishing.publish import withdraw
from tests.makers import somebody
withdraw(Article.objects.get(pk={number}), by=somebody("layla"), reason="للاختبار")
"""
CONTROLLED = "async () => { await navigator.serviceWorker.ready; return navigator.serviceWorker.controller !== null; }"
WHOLE = "async (name) => (await (await caches.open(name)).keys()).map((request) => request.url)"
HOLDS = "async (name) => (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname)"
FURNISH = """async (number) => {
  const stories = await caches.open("stories");
  const page = (await stories.keys()).find((request) => request.url.includes(`/articles/${number}/`));
  await stories.put(page, new Response('<img src="/media/r/9/its/640.avif">'));
  const pictures = await caches.open("pictures");
  for (const name of ["its/640.avif", "its/1280.avif", "another/640.avif"])
    await pictures.put(`/media/r/9/${name}`, new Response("pixels"));
  const pages = await caches.open("pages");
  await pages.put("/names-it/", new Response(`<a href="/articles/${number}/its-slug/">`));
  await pages.put("/does-not/", new Response("<a href='/articles/1/'>"));
}"""
MANY = """([number, address]) => localStorage.setItem("saved", JSON.stringify([
  ...Array.from({ length: 249 }, (_, place) => ({ number: `${900000 + place}`, address: "/articles/1/", title: "x" })),
  { number, address, title: "the last one" },
]))"""


@pytest.fixture
def reader(open_context):
    """A reader whose browser has taken on the worker."""
    page = open_context(viewport={"width": 1280, "height": 900}, service_workers="allow").new_page()
    page.goto("/")
    page.wait_for_function(CONTROLLED)
    return page


def holds(page, name, number):
    return any(f"/articles/{number}/" in address for address in page.evaluate(HOLDS, name))


def until(page, condition):
    for _ in range(60):
        if condition():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it never came to pass")


def test_a_saved_story_is_read_without_a_connection_and_so_is_one_that_was_read(reader):
    lead, second = (
        reader.locator(".card__title a, .lead__title a").nth(place).get_attribute("href") for place in (0, 3)
    )
    reader.goto(second)
    headline = reader.inner_text("h1")
    reader.goto(lead)
    reader.locator("img").first.evaluate("(image) => image.decode()")
    reader.click(".save")
    reader.locator(".save[aria-pressed=true]").wait_for()
    title = reader.inner_text("h1")
    until(reader, lambda: holds(reader, "stories", re.search(r"/articles/(\d+)/", second)[1]))
    reader.evaluate("caches.delete('pictures')")
    reader.goto("/en/")  # another edition keeps pages of its own
    until(reader, lambda: reader.evaluate("caches.match('/en/offline/').then(Boolean)"))

    reader.context.set_offline(True)
    reader.goto(lead)
    assert reader.inner_text("h1") == title
    assert reader.locator("article img").first.evaluate("(image) => image.decode().then(() => image.naturalWidth > 0)")
    assert reader.evaluate(
        "getComputedStyle(document.body).fontFamily.length > 10 && document.styleSheets.length === 1"
    )
    reader.goto(second)
    assert reader.inner_text("h1") == headline
    reader.goto("/saved/")
    assert reader.locator(".shelf a").all_inner_texts() == [title]
    reader.goto("/topics/nobody-has-been-here/")
    texts = reader.locator(".shelf a")
    texts.first.wait_for()
    assert {title, headline} <= set(texts.all_inner_texts())
    reader.goto("/en/topics/nobody-has-been-here/")
    assert reader.get_attribute("html", "lang") == "en" and reader.locator("shelf-list").count() == 1
    reader.context.set_offline(False)

    reader.goto("/saved/")
    reader.click(".shelf button")
    reader.locator(".shelf li").first.wait_for(state="detached")
    assert "saved-" not in " ".join(reader.evaluate("caches.keys()"))
    reader.context.complaints.clear()  # a reader offline is told so by the browser


def test_a_withdrawn_story_leaves_the_device_as_soon_as_it_is_online(reader, newspaper):
    number = re.search(r"number (\d+)", newspaper.ask(CLONE))[1]
    other = re.search(r"number (\d+)", newspaper.ask(CLONE))[1]
    for each in (number, other):
        reader.goto(f"/articles/{each}/")
        until(reader, lambda each=each: holds(reader, "stories", each))
    reader.click(".save")  # the other one
    reader.goto(f"/articles/{number}/")
    reader.click(".save")
    reader.locator(".save[aria-pressed=true]").wait_for()
    newspaper.ask(WITHDRAW.format(number=number))
    newspaper.ask(WITHDRAW.format(number=other))
    reader.evaluate(FURNISH, number)

    assert reader.goto(f"/articles/{number}/").status == 410
    until(reader, lambda: not holds(reader, "stories", number))
    assert holds(reader, "stories", other), "nobody has asked about this one yet"
    until(reader, lambda: f"saved-{number}" not in reader.evaluate("caches.keys()"))
    pictures, pages = reader.evaluate(HOLDS, "pictures"), reader.evaluate(HOLDS, "pages")
    assert not [address for address in pictures if "/its/" in address] and "/media/r/9/another/640.avif" in pictures
    assert "/names-it/" not in pages and "/does-not/" in pages
    reader.goto("/saved/")  # asks about all that is saved
    reader.locator(".shelf__said:not(:empty)").wait_for()
    assert reader.locator(".shelf a").count() == 0
    until(reader, lambda: f"saved-{other}" not in reader.evaluate("caches.keys()"))


def test_a_saved_story_that_has_moved_is_read_without_a_connection_under_both_addresses(reader):
    story = reader.locator(".lead__title a").first.get_attribute("href")
    moved = re.sub(r"(/articles/\d+/).*", r"\1an-older-slug/", story)
    reader.goto(story)
    title = reader.inner_text("h1")
    reader.locator("save-story").first.evaluate("(save, moved) => { save.dataset.address = moved; }", moved)
    reader.click(".save")
    reader.locator(".save[aria-pressed=true]").wait_for()
    reader.context.set_offline(True)
    for address in (moved, story):
        reader.goto(address)
        assert reader.inner_text("h1") == title
    reader.context.set_offline(False)
    reader.context.complaints.clear()  # a reader offline is told so by the browser


def test_only_numbers_that_were_asked_and_answered_leave_a_long_list(reader):
    story = reader.locator(".lead__title a").first.get_attribute("href")
    reader.evaluate(MANY, [re.search(r"/articles/(\d+)/", story)[1], story])
    asked = []

    def answer(route):
        asked.append(route.request.url.partition("stories=")[2].split(","))
        route.fulfill(status=503) if len(asked) == 1 else route.continue_()

    reader.route("**/kept/?*", answer)
    reader.goto("/saved/")
    reader.locator(".shelf__said:not(:empty)").wait_for()
    until(reader, lambda: reader.locator(".shelf a").count() == 101)
    assert [len(numbers) for numbers in asked] == [100, 100, 50]
    assert reader.locator(".shelf a").last.inner_text() == "the last one"
    reader.unroute("**/kept/?*")
    reader.context.complaints.clear()  # the browser tells of the 503


@pytest.mark.parametrize("bad", ["null", "{}", "[null]", '[{"number": "1"}]', "no JSON"])
def test_a_damaged_list_is_an_empty_one(reader, bad):
    reader.evaluate("(bad) => localStorage.setItem('saved', bad)", bad)
    reader.goto("/saved/")
    reader.locator("shelf-list [data-empty]:not([hidden])").wait_for()
    assert reader.locator(".shelf a").count() == 0


def test_the_desk_is_none_of_the_workers_business(reader, newspaper):
    reader.goto("/admin/login/")
    reader.goto("/articles/?region=world")
    reader.goto("/healthz")
    reader.goto("/")
    kept = [url for name in reader.evaluate("caches.keys()") for url in reader.evaluate(WHOLE, name)]
    assert kept and not [
        url for url in kept if "/admin/" in url or "?" in url or "healthz" in url or newspaper.url not in url
    ]


@pytest.fixture
def paper_next_door(newspaper):
    """The same newspaper at an address of its own, to be printed with other settings: `paper_next_door(**settings)`."""
    other = copy(newspaper)
    other.port = free_port()
    other.url = f"http://127.0.0.1:{other.port}"

    def printing(**settings):
        other.env = {**newspaper.env, "PORT": str(other.port), "WEB_CONCURRENCY": "1", **settings}
        return other.printing()

    return printing


def test_one_setting_takes_the_worker_and_all_that_it_kept_off_the_device(open_context, paper_next_door):
    page = open_context(service_workers="allow").new_page()
    with paper_next_door(SERVICE_WORKER="1") as paper:
        page.goto(paper.url)
        page.wait_for_function(CONTROLLED)
        page.goto(paper.url + page.get_attribute(".lead__title a", "href"))
        page.click(".save")
        page.locator(".save[aria-pressed=true]").wait_for()
        assert len(page.evaluate("caches.keys()")) > 2
    with paper_next_door(SERVICE_WORKER="0") as paper:
        page.goto(paper.url)
        until(page, lambda: page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0)
        assert page.evaluate("caches.keys()") == []
