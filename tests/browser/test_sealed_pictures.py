"""What has words sealed into it is the same picture in a browser, dot for dot."""

from base64 import b64encode

import pytest

from articles.photos.sealing.sealed import FORMATS, sealed
from articles.photos.table import TYPES
from tests.photos.test_sealing import WORDS, a_rendition

DOTS = """async (address) => {
  const picture = await createImageBitmap(await (await fetch(address)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  canvas.drawImage(picture, 0, 0);
  const dots = canvas.getImageData(0, 0, picture.width, picture.height).data;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", dots));
  return [picture.width, picture.height, [...digest].join()];
}"""


@pytest.fixture(scope="module")
def blank(chrome):
    """A page with nothing on it, in a place that may use the browser's digests."""
    page = chrome.new_page()
    page.route("http://localhost/", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    page.goto("http://localhost/")
    yield page
    page.close()


@pytest.mark.parametrize("format", FORMATS)
def test_a_browser_shows_the_same_picture_with_and_without_its_words(blank, format):
    bare = a_rendition(format)
    shown = [
        blank.evaluate(DOTS, f"data:{TYPES[format]};base64,{b64encode(content).decode()}")
        for content in (bare, sealed(bare, format, WORDS))
    ]
    assert shown[0] == shown[1] and shown[0][:2] == [321, 213]
