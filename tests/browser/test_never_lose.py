"""No word is lost: not by a killed browser, an ended session, a server that dies, a network that is away."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from itertools import count

import pytest
from playwright.sync_api import Error

from tests.browser.axe import violations
from tests.browser.crashing import crash, open_profile, records, throw_away
from tests.browser.newspaper import HERE, Newspaper

pytestmark = pytest.mark.once

ADD = "/admin/articles/article/add/"
STATE = ".rail .save-state"
TURNS = count()


@pytest.fixture
def story(desk):
    """The address of a story that may be typed into; nothing of it is saved.

    Each test has its own: to the desk a page that crashed is still in its story for most of a minute.
    """
    page = desk("layla")
    page.goto("/admin/articles/article/")
    found = page.locator("#changelist th a[href*='/change/'], #changelist td a[href*='/change/']")
    addresses = list(dict.fromkeys(found.evaluate_all("all => all.map((one) => one.getAttribute('href'))")))
    assert addresses, f"The desk's list names no story: {page.url} says {page.locator('#content').inner_text()[:300]!r}"
    return addresses[next(TURNS) % len(addresses)]


def state(page, name: str):
    """Wait until the rail says so."""
    page.locator(f"{STATE}[data-state={name}]").wait_for()


def until_kept(page):
    """Wait until the desk has what the page holds."""
    page.locator("desk-writing[data-kept=true]").wait_for(state="attached")


def crashes(page):
    """The page dies without a last word; what it might still say would get past the pretended lack of a network."""
    with suppress(Error):
        page.goto("chrome://crash", timeout=3000)
    page.close()


@contextmanager
def twin(newspaper):
    """Another server of the same newspaper, which may be killed: `.url`, `.start()`, `.kill()`, `.freeze()`."""
    paper = Newspaper(newspaper.folder, newspaper.env["DATABASE_URL"])

    def start():
        log = paper.folder / "twin.log"
        with log.open("ab") as out:
            command = [sys.executable, "-m", "gunicorn"]
            paper.server = subprocess.Popen(
                command, cwd=HERE, env=paper.env, stdout=out, stderr=out, start_new_session=True
            )
        paper.wait(paper.server, log)

    def tell(what):
        os.killpg(paper.server.pid, what)

    def kill():
        tell(signal.SIGKILL)
        paper.server.wait()

    paper.start, paper.kill, paper.freeze = start, kill, lambda: tell(signal.SIGSTOP)
    start()
    try:
        yield paper
    finally:
        if paper.server.poll() is None:
            kill()


# --- The browser dies ----------------------------------------------------------------------------------
@pytest.mark.parametrize("where", ["story", "new"])
def test_a_killed_browser_loses_no_more_than_five_seconds(chrome, newspaper, desk, story, tmp_path, where):
    page = desk("layla")
    address, cookies = (story if where == "story" else ADD), page.context.cookies()
    after = random.uniform(3, 7)  # noqa: S311
    found = crash(chrome, tmp_path, newspaper.url, cookies, address, after=after)
    print(f"killed after {after:.1f} s: {found}")
    assert found["typed"] > 10 and found["desk"] <= 5 and found["device"] <= 1, found
    context = open_profile(chrome, tmp_path, newspaper.url, cookies)
    mine = context.pages[0]
    mine.goto(address)
    if where == "new":
        with mine.expect_navigation():
            mine.locator(".unsaved button").first.click()
    throw_away(mine)
    assert records(mine) == 0
    context.close()


# --- The session ends -------------------------------------------------------------------------------------
def test_a_session_that_ends_is_taken_up_again_in_place(desk, newspaper):
    page = desk("layla", bypass_csp=True)
    page.goto(ADD)
    page.context.clear_cookies(name="sessionid")
    page.fill("#id_kicker", "كُتب بعد انتهاء الجلسة")
    door = page.locator("dialog.sign-in")
    door.locator("input[type=password]").fill("not this one")
    door.locator("input[type=password]").press("Enter")
    page.locator(".sign-in-error:not(:empty)").wait_for()
    assert not violations(page)
    assert door.locator("input[type=text]").input_value() == "layla"
    door.locator("input[type=password]").fill(newspaper.password)
    door.locator("input[type=password]").press("Enter")
    door.wait_for(state="detached")
    state(page, "kept")
    page.context.clear_cookies(name="sessionid")  # once more, under a deliberate save
    page.fill("#id_headline", "عنوان كُتب بين جلستين")
    page.keyboard.press("Control+s")
    door.locator("input[type=password]").fill(newspaper.password)
    with page.expect_navigation(url=re.compile(r"/\d+/change/$")):
        door.locator("input[type=password]").press("Enter")
    assert page.input_value("#id_kicker") == "كُتب بعد انتهاء الجلسة"
    assert page.input_value("#id_headline") == "عنوان كُتب بين جلستين"
    assert not page.locator(".note--draft").count() and records(page) == 0
    page.goto(page.url.replace("/change/", "/delete/"))
    page.locator("#content form [type=submit]").click()


# --- The server dies ----------------------------------------------------------------------------------------
def test_a_server_that_dies_in_the_middle_of_a_save_takes_nothing_with_it(desk, newspaper, story):
    page = desk("layla")
    with twin(newspaper) as server:
        page.goto(server.url + story)
        headline = page.input_value("#id_headline")
        page.fill("#id_kicker", "والخادم يموت")
        server.freeze()
        page.keyboard.press("Control+s")
        time.sleep(0.5)
        server.kill()
        state(page, "undelivered")
        assert page.input_value("#id_kicker") == "والخادم يموت" and records(page) == 1
        server.start()
        until_kept(page)

        def die(route):  # between the question whether all is well and the save itself
            server.kill()
            route.abort()

        page.route(re.compile(r"/change/$"), die, times=1)
        page.fill("#id_kicker", "والخادم يموت مرة أخرى")
        page.keyboard.press("Control+s")
        while server.server.poll() is None:
            page.wait_for_timeout(100)
        server.start()
        page.goto(server.url + story)
        assert page.input_value("#id_kicker") == "والخادم يموت مرة أخرى"
        assert page.input_value("#id_headline") == headline

        throw_away(page)


# --- The network is away ------------------------------------------------------------------------------------
def test_without_a_network_the_device_keeps_it_for_its_writer_alone(desk, story, newspaper):
    page = desk("layla")
    page.goto(story)
    before = page.input_value("#id_kicker")
    page.context.set_offline(True)
    page.fill("#id_kicker", "كُتب بلا شبكة")
    state(page, "away")
    page.press("#id_kicker", "Control+s")
    state(page, "undelivered")
    crashes(page)
    again = page.context.new_page()
    page.context.set_offline(False)
    again.goto(story)
    note = again.locator(".note--leftover")
    note.wait_for()
    assert again.input_value("#id_kicker") == before
    note.locator("summary").click()
    assert "كُتب بلا شبكة" in note.inner_text()
    with again.expect_navigation():
        note.get_by_role("button").first.click()
    assert again.input_value("#id_kicker") == "كُتب بلا شبكة" and records(again) == 0
    throw_away(again)
    again.context.set_offline(True)
    again.fill("#id_kicker", "لا يراه غيرها")
    state(again, "away")
    assert records(again) == 1
    crashes(again)
    other = desk("nour").context.cookies()
    last = page.context.new_page()
    page.context.set_offline(False)
    page.context.clear_cookies()
    page.context.add_cookies(other)
    last.goto(story)
    last.wait_for_timeout(600)
    assert records(last) == 0 and not last.locator(".note--leftover").count()


def test_two_pages_of_one_writer_swallow_nothing_of_each_other(desk):
    first = desk("layla")
    first.goto("/admin/articles/article/")  # the page that dies is there for others a while: nobody else's story
    story = first.locator("#changelist a[href*='/change/']").last.get_attribute("href")
    second = first.context.new_page()
    for page in (first, second):
        page.goto(story)
        page.locator(".presence").wait_for(state="attached")
    for page, words in ((first, "من الصفحة الأولى"), (second, "من الصفحة الثانية")):
        page.fill("#id_kicker", words)
        state(page, "kept")
    crashes(first)
    third = second.context.new_page()
    third.goto(story)
    note = third.locator(".note--leftover")
    note.wait_for()
    note.locator("summary").click()
    assert third.input_value("#id_kicker") == "من الصفحة الثانية" and "من الصفحة الأولى" in note.inner_text()
    note.get_by_role("button").last.click()
    second.close()
    throw_away(reload(third))


def test_the_connection_comes_back_and_what_was_typed_goes_to_the_desk(desk, story):
    page = desk("layla")
    page.goto(story)
    page.context.set_offline(True)
    page.fill("#id_kicker", "ينتظر الشبكة")
    state(page, "away")
    page.context.set_offline(False)
    state(page, "kept")
    page.wait_for_timeout(300)
    assert records(page) == 0
    throw_away(reload(page))


def reload(page):
    page.reload()
    return page


# --- Rows, and others ----------------------------------------------------------------------------------------
def test_photos_come_back_into_a_strip_that_works(desk, story):
    page = desk("layla", bypass_csp=True)
    page.goto(story)
    there = page.locator(".shots > li").count()
    page.click("[data-pick]")
    page.locator("dialog.picker .tile input:not(:disabled)").first.check()
    page.locator("dialog.picker .btn--main").click()
    page.locator(".shots > li").nth(there).wait_for()
    page.locator(".shots > li").nth(there).locator("textarea").first.fill("شرح لم يُحفظ")
    until_kept(page)
    page.reload()
    assert not violations(page)
    assert page.locator(".shots > li").count() == there + 1
    last = page.locator(".shots > li").nth(there)
    assert last.locator("textarea").first.input_value() == "شرح لم يُحفظ"
    if there:
        last.locator("[data-move='-1']").click()
        until_kept(page)
        page.reload()
        assert page.locator(".shots > li").nth(there - 1).locator("textarea").first.input_value() == "شرح لم يُحفظ"
    page.click("photo-strip [data-pick]")
    page.locator("dialog.picker .tile input:not(:disabled)").first.check()
    page.locator("dialog.picker .btn--main").click()
    page.locator(".shots > li").nth(there + 1).wait_for()
    names = page.locator(".shots [name$=-photo]").evaluate_all("all => all.map((one) => one.name)")
    assert len(set(names)) == there + 2
    until_kept(page)
    throw_away(reload(page))
    assert page.locator(".shots > li").count() == there


def test_two_who_write_the_same_story_see_each_other(desk, story):
    layla, nour = desk("layla"), desk("nour")
    layla.goto(story)
    nour.goto(story)
    assert layla.locator("#presence li").count() <= 1
    nour.locator(".presence-others li").wait_for()
    layla.fill("#id_kicker", "يغيّرها")
    layla.locator(".presence-others li").wait_for()
    nour.context.close()
    throw_away(reload(layla))
