"""Forty pictures of one shoot, captioned with the keyboard alone, in a browser that is killed at the end."""

import time

import pytest

from tests.browser.conftest import chrome, desk, newspaper, open_context, sessions  # noqa: F401 - fixtures
from tests.browser.shoot import (
    FIELDS,
    browser,
    caption_all,
    kill_at,
    said,
    sheet_in,
    sheet_of,
    shoot,
    shown,
    until_saved,
    words_of,
)

pytestmark = [pytest.mark.soak, pytest.mark.browser, pytest.mark.once]

FORTY = 40
A_MOMENT = 2.0  # seconds from a key to this device's disk, on a machine that is doing other things, too


def test_forty_pictures_by_keys_alone(chrome, newspaper, desk, tmp_path):  # noqa: F811
    cookies = desk("salma").context.cookies()
    with shoot(newspaper, FORTY) as photos:
        page = sheet_in(chrome, tmp_path, newspaper, cookies, photos)
        began = time.monotonic()
        caption_all(page, FORTY)
        typed = time.monotonic() - began
        assert on_the_disk(page) < A_MOMENT
        kill_at(tmp_path, page)
        with browser(chrome, tmp_path, newspaper, cookies) as again:
            again.goto(sheet_of(photos))
            until_saved(again)
            assert lost(shown(again, photos)) == []
            again.reload()
            assert lost(shown(again, photos)) == []
        assert lost(said(newspaper, photos)) == []
    letters = sum(len(text) for row in words_of(FORTY) for text in row[:2])
    print(f"{FORTY} pictures, {letters} letters typed: {typed:.1f} s, {typed / FORTY:.2f} s a picture")


def on_the_disk(page) -> float:
    """Return after how many seconds this device had everything that was typed. A key takes a moment to reach a disk."""
    began = time.monotonic()
    while page.evaluate("document.querySelector('contact-sheet').keeper.isWriting"):
        time.sleep(0.02)
    return time.monotonic() - began


def lost(found: list[list[str]]) -> list[tuple]:
    """Return what was typed and is not there: (picture, field, typed, found)."""
    pairs = enumerate(zip(words_of(FORTY), found, strict=True))
    return [
        (n, f, typed, there)
        for n, rows in pairs
        for f, typed, there in zip(FIELDS, *rows, strict=True)
        if typed != there
    ]
