"""The page on which pictures come in: dropped, chosen, pasted; known, resembling, broken; offline and on again."""

import re
import time
from io import BytesIO
from itertools import count

import pytest
from PIL import Image

from articles.photos.fingerprint import NEAR, distance, fingerprint
from tests.browser.axe import violations
from tests.browser.dropping import drop
from tests.desk.test_intake import a_picture

HERE = "/admin/articles/photo/intake/"


@pytest.fixture
def seed() -> int:
    """The newspaper is shared, and a test that is tried again brings pictures that it has not seen.

    One picture in fifty of these is no twin of itself at another size: such a seed is passed over.
    """
    return next(seed for seed in count(time.time_ns()) if is_like_itself(seed) and is_like_itself(seed + 8))


def is_like_itself(seed: int) -> bool:
    one, other = (Image.open(BytesIO(a_picture(seed, **more))) for more in ({}, {"size": (192, 144), "quality": 90}))
    return distance(fingerprint(one), fingerprint(other)) <= NEAR


@pytest.fixture
def folder(tmp_path):
    """Returns a function: the path of a new file with this content."""

    def put(name: str, content: bytes):
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return put


@pytest.fixture
def intake(desk):
    page = desk("salma")
    page.goto(HERE)
    page.wait_for_selector("photo-intake:defined")
    return page


def place(page, state: str):
    return page.locator(f".intake-place[data-state={state}]")


def test_four_pictures_are_dropped_and_each_becomes_what_it_is(intake, folder, seed):
    before = place(intake, "added").count()
    first, second = folder("1.jpg", a_picture(seed)), folder("2.jpg", a_picture(seed + 1))
    drop(intake, [first, folder("broken.jpg", b"\xff\xd8\xff" + b"no picture" * 90)])
    place(intake, "refused").wait_for()
    assert re.search(r"broken\.jpg.*(صورة|picture)", place(intake, "refused").inner_text(), re.S)
    place(intake, "added").nth(before).wait_for()
    twin = folder(f"{seed}.jpg", a_picture(seed, size=(192, 144), quality=90))
    drop(intake, [second, folder("same.jpg", first.read_bytes()), twin])
    place(intake, "known").wait_for()
    asked = place(intake, "twin").filter(has_text=f"{seed}.jpg")
    asked.wait_for()
    place(intake, "added").nth(before + 1).wait_for()
    assert "192×144" in asked.inner_text() and "96×72" in asked.inner_text()
    assert intake.locator(".intake-all progress").evaluate("(bar) => bar.value") == 1
    assert not violations(intake)
    intake.reload()
    asked.locator("button[value=leave]").click()  # it was still undecided
    asked.wait_for(state="detached")
    intake.reload()
    assert asked.count() == 0 and place(intake, "added").count() == before + 2


def test_what_is_chosen_again_asks_once_and_is_half_sent_no_longer(intake, folder, seed):
    first = folder("1.jpg", a_picture(seed + 8))
    finished = "**/photo/intake/*/finish/"
    intake.context.route(finished, lambda route: route.abort())
    intake.set_input_files("[name=files]", first)
    place(intake, "away").wait_for()
    intake.context.unroute(finished)
    intake.reload()
    half = intake.locator(".intake-halves li").filter(has_text="1.jpg")
    half.wait_for()
    before = place(intake, "added").count()
    intake.set_input_files("[name=files]", first)
    half.wait_for(state="detached")
    place(intake, "added").nth(before).wait_for()
    twin = folder(f"{seed}-8.jpg", a_picture(seed + 8, size=(192, 144), quality=90))
    asked = place(intake, "twin").filter(has_text=f"{seed}-8.jpg")
    for _turn in range(2):
        intake.set_input_files("[name=files]", twin)
        asked.wait_for()
    intake.locator(".intake-place[data-pointed]").wait_for()
    assert asked.count() == 1 and not place(intake, "sending").count()
    asked.locator("button[value=leave]").click()
    asked.wait_for(state="detached")


def test_without_a_connection_it_waits_and_goes_on_by_itself(intake, folder, seed):
    before = place(intake, "added").count()
    files = [folder("1.jpg", a_picture(seed + 2)), folder("2.jpg", a_picture(seed + 3))]
    intake.context.set_offline(True)
    intake.set_input_files("[name=files]", files)
    place(intake, "away").nth(1).wait_for()
    assert intake.locator(".intake-trouble").inner_text()
    intake.context.set_offline(False)
    place(intake, "added").nth(before + 1).wait_for()
    assert intake.locator(".intake-trouble").is_hidden()


def test_whose_session_has_ended_logs_in_and_it_goes_on(desk, newspaper, folder, open_context, seed):
    page = open_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto("/admin/")
    for field, value in (("username", "salma"), ("password", newspaper.password)):
        page.fill(f"input[name={field}]", value)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(re.compile(r"/admin/$"))
    page.goto(HERE)
    before = place(page, "added").count()
    page.context.clear_cookies(name="sessionid")
    page.set_input_files("[name=files]", folder("1.jpg", a_picture(seed + 4)))
    page.fill("dialog.sign-in input[type=password]", newspaper.password)
    page.press("dialog.sign-in input[type=password]", "Enter")
    place(page, "added").nth(before).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_is_pasted_comes_in_and_what_is_no_picture_is_not_sent(intake, seed):
    before = place(intake, "added").count()
    paste = """([bytes, type]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], 'pasted', { type }));
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }));
    }"""
    intake.evaluate(paste, [list(b"a,b"), "text/csv"])
    place(intake, "refused").wait_for()
    intake.evaluate(paste, [list(a_picture(seed + 5, format="PNG")), "image/png"])
    place(intake, "added").nth(before).wait_for()


def test_without_scripts_a_form_takes_them(desk, folder, seed):
    desk("salma")  # logs in
    page = desk("salma", java_script_enabled=False)
    page.goto(HERE)
    before = page.locator("[data-state=added]").count()
    page.set_input_files("[name=files]", [folder("1.jpg", a_picture(seed + 6)), folder("2.jpg", a_picture(seed + 7))])
    page.click("[data-plain]")
    assert page.locator("[data-state=added]").count() == before + 2
