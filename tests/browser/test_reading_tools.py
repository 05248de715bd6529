"""What a reader can do with a page: choose its size and its light, share it, quote it, read on from it."""

import re
from urllib.parse import unquote

import pytest

pytestmark = pytest.mark.once

SEEN_FIRST = """
new MutationObserver(() => {
  if (!document.body || window.first) return;
  const style = getComputedStyle(document.documentElement);
  window.first = { size: document.documentElement.dataset.size, theme: document.documentElement.dataset.theme,
    scheme: style.colorScheme, scale: style.getPropertyValue("--scale") };
}).observe(document, { childList: true, subtree: true });
"""
THEME_COLOURS = "[...document.querySelectorAll('meta[name=theme-color]')].map((meta) => meta.content)"


@pytest.fixture
def story(page):
    """The page of the story that leads the front page."""
    page.goto("/")
    page.goto(page.get_attribute(".lead__title a", "href"))
    return page


def larger(page, times=1):
    for _ in range(times):
        page.locator("[data-size-step='1']").first.click(force=True)  # at the end it is disabled, and still there


def test_the_size_of_text_climbs_a_ladder_says_where_it_is_and_ends(story):
    smaller, bigger = (story.locator(f"[data-size-step='{step}']").first for step in ("-1", "1"))
    said = story.locator("[data-size-said]").first
    assert smaller.get_attribute("aria-disabled") == "true" and bigger.get_attribute("aria-disabled") == "false"
    words, scales, lines = [said.inner_text()], [], []
    for _ in range(4):  # once more than there are steps
        larger(story)
        words.append(said.inner_text())
        scales.append(story.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--scale')"))
        lines.append(
            story.evaluate(
                "(({lineHeight, fontSize}) => parseFloat(lineHeight) / parseFloat(fontSize))"
                "(getComputedStyle(document.body))"
            )
        )
    assert len(set(words)) == 4 and words[3] == words[4]
    assert scales == ["1.125", "1.25", "1.5", "1.5"]
    assert lines[0] > lines[1] > lines[2] >= 1.6, "larger letters stand closer, but Arabic keeps room for its marks"
    assert smaller.get_attribute("aria-disabled") == "false" and bigger.get_attribute("aria-disabled") == "true"
    assert story.evaluate("getComputedStyle(document.querySelector('.body p')).letterSpacing") in ("normal", "0px")


def test_what_was_chosen_is_there_before_the_first_paint_and_in_every_window(story):
    larger(story, 2)
    story.click("[data-theme-choice] summary")
    story.check("[data-theme-choice] input[value=dark]")
    assert story.inner_text("[data-theme-said]") != ""
    assert len(set(story.evaluate(THEME_COLOURS))) == 1
    story.keyboard.press("Escape")
    assert not story.locator(".theme__choices").is_visible()
    other = story.context.new_page()
    other.add_init_script(SEEN_FIRST)
    other.goto("/en/")
    first = other.evaluate("window.first")
    assert (first["size"], first["theme"]) == ("2", "dark") and "dark" in first["scheme"] and first["scale"] == "1.25"
    dark = other.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    other.click("[data-theme-choice] summary")
    other.check("[data-theme-choice] input[value=light]")
    story.wait_for_function("() => document.documentElement.dataset.theme === 'light'")
    assert other.evaluate("getComputedStyle(document.documentElement).backgroundColor") != dark
    other.check("[data-theme-choice] input[value=system]")
    story.wait_for_function("() => !('theme' in document.documentElement.dataset)")
    assert story.locator("[data-theme-choice] input[value=system]").is_checked()
    assert len(set(story.evaluate(THEME_COLOURS))) == 2


def test_a_browser_that_stores_nothing_still_obeys(page):
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('private'); } })")
    page.goto("/")
    page.goto(page.get_attribute(".lead__title a", "href"))
    larger(page)
    assert page.get_attribute("html", "data-size") == "1"
    page.click(".save")
    page.locator(".save[aria-pressed=true]").wait_for()


def select(page, start, end):
    """Select from one place in the text to another: (paragraph, letter) each."""
    page.evaluate(
        """([[p, from], [q, to]]) => {
          const words = (n) => [...document.querySelectorAll('.body > p')][n].firstChild;
          getSelection().setBaseAndExtent(words(p), from, words(q), to);
        }""",
        [start, end],
    )


def copied(page):
    """What the page has put on the clipboard, which is empty again afterwards."""
    text = page.wait_for_function("() => navigator.clipboard.readText()").json_value()
    page.evaluate("navigator.clipboard.writeText('')")
    return text


def test_links_and_quotations_are_copied_and_lead_to_the_words(story):
    story.context.grant_permissions(["clipboard-read", "clipboard-write"])
    number = re.search(r"/articles/(\d+)/", story.url)[1]
    story.click("[data-copy]")
    assert copied(story).endswith(f"/a/{number}")
    assert not story.locator("[data-quote]").is_visible()
    for start, end in (((1, 2), (1, 14)), ((0, 3), (2, 9))):
        select(story, start, end)
        button = story.locator("share-tools [data-quote]")
        button.wait_for(state="visible")
        button.focus()
        story.keyboard.press("Enter")
        quotation, link = copied(story).rsplit("\n", 1)
        assert quotation.startswith("«") and quotation.endswith(f"» — {story.inner_text('h1')}")
        assert re.search(rf"/a/{number}#p-\d+:~:text=", link)
        words = link.split("text=")[1].split("-,")[-1]
        assert "-" not in words
        assert all(part in story.inner_text(".body") for part in unquote(words).split(","))
        reader = story.context.new_page()
        reader.goto(re.sub(r"#p-\d+", "#", link))  # by its words alone: the paragraph is for browsers that find none
        reader.wait_for_function("() => scrollY > 0")
        assert f"/articles/{number}/" in reader.url
        reader.close()
    story.evaluate("getSelection().removeAllRanges()")
    story.evaluate("document.activeElement.blur()")
    select(story, (0, 0), (0, 0))
    story.locator("[data-quote]").first.wait_for(state="hidden")


def test_where_there_is_no_clipboard_the_link_stands_in_a_field(page):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto("/")
    page.goto(page.get_attribute(".lead__title a", "href"))
    page.click("[data-copy]")
    field = page.locator(".share-tools__field")
    assert re.search(r"/a/\d+$", field.input_value())
    assert page.evaluate("document.activeElement.selectionEnd - document.activeElement.selectionStart") > 8


def stories(page):
    return page.locator("article[data-address]").count()


def test_reading_on_waits_for_the_reader_and_gives_the_end_of_the_page_to_who_asks(story):
    story.wait_for_timeout(300)
    assert stories(story) == 1
    story.keyboard.press("End")
    story.wait_for_timeout(1200)
    assert stories(story) == 1, "the End key leads to the end"
    assert story.evaluate("document.querySelector('footer').getBoundingClientRect().top < innerHeight")
    for _ in range(300):
        if stories(story) == 4:
            break
        story.mouse.wheel(0, 500)
        story.wait_for_timeout(60)
    assert story.evaluate("document.activeElement === document.body"), "focus has stayed where it was"
    for _ in range(12):
        story.mouse.wheel(0, 1500)
    story.wait_for_timeout(500)
    assert stories(story) == 4, "three stories more, and no fourth"
    second = story.locator("article[data-address]").nth(1)
    second.locator(".body p").first.evaluate("(text) => text.scrollIntoView({block: 'center', behavior: 'instant'})")
    story.wait_for_function("(story) => story.hasAttribute('data-current')", arg=second.element_handle())
    assert unquote(story.url).endswith(unquote(second.get_attribute("data-address")))
    assert story.title().startswith(second.get_attribute("data-title"))
    assert unquote(story.get_attribute("link[rel=canonical]", "href")) == unquote(story.url)
    assert story.locator("[data-current]").count() == 1
    assert second.locator("a[href='#sections']").count() == 1 and second.locator("[data-copy]").is_visible()
    story.goto("/")
    story.go_back()
    assert unquote(story.url).endswith(
        unquote(story.locator("article[data-address][data-current]").get_attribute("data-address"))
    )


@pytest.mark.parametrize("reached", ["[data-card] a", "[data-more]", ".footer__top"])
def test_a_story_that_comes_late_does_not_push_away_what_the_keys_have_reached(page, reached):
    page.add_init_script("""const real = fetch;
        window.fetch = (...all) => new Promise((go) => setTimeout(go, 700)).then(() => real(...all));""")
    page.set_viewport_size({"width": 1280, "height": 1600})  # the end of the story and the footer in one glance
    page.goto("/")
    page.goto(page.locator(".lead__title a").get_attribute("href"))
    page.evaluate("scrollTo({ top: 400, behavior: 'instant' })")
    page.locator("[data-more]").scroll_into_view_if_needed()
    page.locator("read-on[aria-busy]").wait_for()
    page.evaluate(f"document.querySelector('{reached}').focus()")
    page.wait_for_timeout(50)
    place = f"document.querySelector('{reached}').getBoundingClientRect().top"
    before = page.evaluate(place)
    page.locator("read-on:not([aria-busy])").wait_for()
    page.wait_for_timeout(300)
    assert abs(page.evaluate(place) - before) < 2
    assert page.evaluate(f"document.activeElement === document.querySelector('{reached}')")
    assert page.locator("main article[data-address]").count() == 1

    page.locator("[data-more]").press("Enter")  # and it is there as soon as they ask for it
    page.locator("main article[data-address]").nth(1).wait_for(state="attached", timeout=600)
    assert page.evaluate("document.activeElement.closest('article')?.matches('article ~ article')")


def test_whoever_saves_data_reads_on_by_pressing_and_gets_no_fonts(open_context):
    page = open_context(viewport={"width": 1280, "height": 900}, extra_http_headers={"Save-Data": "on"}).new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/")
    page.goto(page.get_attribute(".lead__title a", "href"))
    page.mouse.wheel(0, 600)
    page.locator("read-on").scroll_into_view_if_needed()
    page.wait_for_timeout(800)
    assert stories(page) == 1
    page.locator("[data-more]").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('article[data-address]').length === 2")
    assert page.evaluate("document.activeElement.tagName") == "H2", "who presses is led to what came"
    assert not [url for url in asked if ".woff2" in url or "/sw.js" in url]


def test_the_browser_takes_the_rules_for_looking_ahead(story):
    told = []
    listener = story.context.new_cdp_session(story)
    listener.on("Preload.ruleSetUpdated", lambda event: told.append(event["ruleSet"]))
    listener.on("Preload.prefetchStatusUpdated", lambda event: told.append(event))
    listener.send("Preload.enable")
    story.goto("/")
    story.hover(".lead__title a")
    for _ in range(50):
        story.wait_for_timeout(100)
        if any(each.get("status") in ("Ready", "Success") for each in told):
            break
    rules = [each for each in told if "sourceText" in each]
    assert rules and not [each for each in rules if each.get("errorType")], told
    assert any("/articles/" in each.get("prefetchUrl", "") and each["status"] == "Ready" for each in told), told
