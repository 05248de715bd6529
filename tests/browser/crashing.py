"""A browser with a profile on the disk that is killed as a power cut would, and a writer who types on regardless."""

import os
import random
import signal
import time
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Error

from tests.browser.conftest import FLAGS
from tests.wants import chromium

SENTENCE = "كتب المراسل هذه الجملة حرفاً حرفاً، ولم يحفظها قط، لأن الكهرباء انقطعت. "


def open_profile(chrome, profile: Path, url: str, cookies):
    """Return a context whose cookies and storage live in a folder, as on an editor's own computer."""
    context = chrome.browser_type.launch_persistent_context(
        str(profile), executable_path=chromium(), args=FLAGS, base_url=url, service_workers="block"
    )
    context.add_cookies(cookies)
    return context


def kill(profile: Path) -> None:
    """`kill -9` to every process of the browser that has this profile."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if str(profile).encode() in (process / "cmdline").read_bytes():
                os.kill(int(process.name), signal.SIGKILL)


def type_until(page, end: float) -> list[tuple[float, str]]:
    """Type into the body until then; return [(when, letter)]."""
    typed = []
    page.locator("#id_body").focus()
    page.keyboard.press("Control+End")
    while time.monotonic() < end:
        letter = SENTENCE[len(typed) % len(SENTENCE)]
        page.keyboard.insert_text(letter)
        typed.append((time.monotonic(), letter))
        time.sleep(random.uniform(0.03, 0.09))  # noqa: S311
    return typed


def crash(chrome, profile: Path, url: str, cookies, address: str, *, after: float) -> dict:
    """Type at an address, kill the browser after so many seconds, open it again.

    Returns {"typed", "desk", "device"}: letters typed, and seconds of typing that are missing from the page as it
    opens and from what the device offers back.
    """
    context = open_profile(chrome, profile, url, cookies)
    page = context.pages[0]
    page.goto(address)
    here, before = page.url, page.locator("#id_body").input_value()
    typed = type_until(page, time.monotonic() + after)
    here = page.url  # a new story has an address of its own by now
    killed = time.monotonic()
    kill(profile)
    with suppress(Error):
        context.close()
    context = open_profile(chrome, profile, url, cookies)
    page = context.pages[0]
    page.goto(here)
    on_page = missing(typed, killed, page.locator("#id_body").input_value(), before)
    on_device = offered(page, typed, killed, before)
    page.close()
    context.close()
    return {"typed": len(typed), "desk": on_page, "device": min(on_page, on_device)}


def missing(typed, killed: float, found: str, before: str) -> float:
    """Return how many seconds before the kill the first letter was typed that is missing."""
    words = "".join(letter for _when, letter in typed)
    assert found.startswith(before) and words.startswith(found[len(before) :]), found[-200:]
    count = len(found) - len(before)
    return killed - typed[count][0] if count < len(typed) else 0.0


def offered(page, typed, killed: float, before: str) -> float:
    """Take what the device offers, if it does, and return the seconds that are missing then."""
    note = page.locator(".note--leftover")
    with suppress(Error):
        note.wait_for(timeout=1500)
    if not note.count():
        return float("inf")
    with page.expect_navigation():
        note.get_by_role("button").first.click()
    return missing(typed, killed, page.locator("#id_body").input_value(), before)


def throw_away(page) -> None:
    """Leave the story as it is saved."""
    button = page.locator("button[name=_discard]")
    if button.count():
        with page.expect_navigation():
            button.click()


def records(page) -> int:
    """How many texts this browser keeps."""
    return page.evaluate(
        """() => new Promise((done) => {
          const opening = indexedDB.open("desk-journal", 1);
          opening.onupgradeneeded = () => opening.result.createObjectStore("typed", { keyPath: "key" });
          opening.onsuccess = () => {
            const count = opening.result.transaction("typed").objectStore("typed").count();
            count.onsuccess = () => { opening.result.close(); done(count.result); };
          };
        })"""
    )
