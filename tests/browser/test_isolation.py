"""Where a browser puts each letter of what Arabic sentences tear apart: as it is written, once it is isolated."""

import pytest
from django.utils.html import escape

from articles.text.bidi import isolate_runs
from tests.text.isolation import ISOLATED, LEFT_ALONE

pytestmark = pytest.mark.once

PAGE = '<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><body style="font: 20px serif">{}</body></html>'
# Every letter's place from the left, in the order of the text; the sentence is short enough to stand on one line.
PLACES = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const places = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (let i = 0; i < node.length; i += 1) {
      const range = document.createRange();
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const box = range.getClientRects()[0];
      places.push((box.left + box.right) / 2);
    }
  }
  return places;
}"""


@pytest.fixture
def places(chrome):
    """`places(html)`: the sentence's text on an Arabic page, letter by letter, as places from the left."""
    page = chrome.new_page()

    def places(html):
        page.set_content(PAGE.format(html))
        return page.evaluate(PLACES)

    yield places
    page.close()


def from_left(sentence: str, run: str, found: list[float]) -> list[float]:
    start = sentence.index(run)
    return [place for place, letter in zip(found[start:], run, strict=False) if not letter.isspace()]


def test_an_isolated_run_stands_as_it_is_written(places):
    for sentence, runs in ISOLATED:
        torn, whole = places(escape(sentence)), places(isolate_runs(escape(sentence)))
        for run in runs:
            there = from_left(sentence, run, whole)
            assert there == sorted(there), f"{run} is torn apart in {sentence}"
        assert any(from_left(sentence, run, torn) != sorted(from_left(sentence, run, torn)) for run in runs), (
            f"{sentence} needs no isolation"
        )


def test_what_is_left_alone_reads_from_right_to_left(places):
    for sentence, pieces in LEFT_ALONE:
        html = isolate_runs(escape(sentence))
        found = places(html)
        middles = [sum(there) / len(there) for there in (from_left(sentence, piece, found) for piece in pieces)]
        assert middles == sorted(middles, reverse=True), f"{sentence}: {pieces}"
        for piece in pieces:
            if piece.isascii():
                there = from_left(sentence, piece, found)
                assert there == sorted(there), f"{piece} is torn apart in {sentence}"
