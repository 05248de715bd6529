"""What tokens.css promises: every ink can be read on every ground, by day and by night, in every browser."""

import re
from pathlib import Path

import pytest

from articles.text.colours import contrast

SHEET = Path(__file__).resolve().parent.parent / "static/css/tokens.css"
GROUNDS = ("paper", "surface", "sunk")
# The ratios on paper, surface and sunk as they were worked out when the palette was chosen.
DAY = {
    "ink": (17.1, 17.8, 15.5),
    "ink-2": (9.3, 9.7, 8.4),
    "ink-3": (6.0, 6.3, 5.5),
    "link": (7.6, 7.9, 6.9),
    "link-hover": (11.1, 11.6, 10.1),
    "visited": (8.5, 8.9, 7.7),
    "breaking": (6.8, 7.1, 6.2),
    "control": (4.1, 4.3, 3.7),
}
NIGHT = {
    "ink": (15.0, 13.6, 15.7),
    "ink-2": (10.8, 9.8, 11.3),
    "ink-3": (7.6, 6.8, 7.9),
    "link": (9.8, 8.9, 10.3),
    "link-hover": (12.7, 11.5, 13.3),
    "visited": (8.7, 7.9, 9.1),
    "breaking": (8.4, 7.6, 8.8),
    "control": (4.7, 4.3, 4.9),
}
LEAST = {"control": 3.0}  # a border is no text
STARTS = (r":root \{", r":root:lang\(en\)", r":root:lang\(ur\)")
PAIR = re.compile(r"--([\w-]+):\s*light-dark\((#\w+),\s*(#\w+)\)")
PLAIN = re.compile(r"--([\w-]+):\s*(#\w+);")


def whole(colour: str) -> str:
    """#FFF as #FFFFFF."""
    return colour if len(colour) == 7 else "#" + "".join(letter * 2 for letter in colour[1:])


def plain(text: str) -> dict[str, str]:
    return {name: whole(colour) for name, colour in PLAIN.findall(text)}


def palettes() -> dict[str, dict[str, str]]:
    """Every set of colours that a browser may end up with, by name."""
    text = SHEET.read_text()
    first, _, fallback = text.partition("@supports not")
    pairs = [(name, whole(day), whole(night)) for name, day, night in PAIR.findall(first)]
    chosen, by_device = fallback.split("prefers-color-scheme: dark", 1)
    day = plain(first)
    return {
        "day": {**day, **{name: light for name, light, _ in pairs}},
        "night": {**day, **{name: dark for name, _, dark in pairs}},
        "day without light-dark": day,
        "night without light-dark, chosen": {**day, **plain(chosen)},
        "night without light-dark, of the device": {**day, **plain(by_device)},
    }


PALETTES = palettes()
READ = [(palette, token) for palette in PALETTES for token in (*DAY, "section", "opinion")]


@pytest.mark.parametrize(("palette", "token"), READ)
def test_what_is_written_in_it_can_be_read_on_every_ground(palette, token):
    colours = PALETTES[palette]
    ratios = [contrast(colours[token], colours[ground]) for ground in GROUNDS]
    assert min(ratios) >= LEAST.get(token, 4.5), ratios


@pytest.mark.parametrize("palette", PALETTES)
def test_white_on_the_ground_of_breaking_news_and_ink_on_a_mark_can_be_read(palette):
    colours = PALETTES[palette]
    assert contrast(colours["on-breaking"], colours["breaking-ground"]) >= 7
    assert contrast(colours["ink"], colours["mark"]) >= 7


@pytest.mark.parametrize("palette", PALETTES)
def test_the_ratios_are_those_that_the_palette_was_chosen_for(palette):
    colours = PALETTES[palette]
    promised = DAY if palette.startswith("day") else NIGHT
    for token, ratios in promised.items():
        found = [contrast(colours[token], colours[ground]) for ground in GROUNDS]
        assert found == pytest.approx(ratios, abs=0.1), token


def test_a_browser_without_light_dark_has_the_same_colours():
    assert PALETTES["day without light-dark"] == PALETTES["day"]
    assert PALETTES["night without light-dark, chosen"] == PALETTES["night"]
    assert PALETTES["night without light-dark, of the device"] == PALETTES["night"]


def test_every_script_has_lines_of_its_own():
    """Arabic needs more room between lines than Latin, and Urdu more than Arabic."""
    text = SHEET.read_text()
    arabic, latin, urdu = (re.search(rf"{start}.*?--lead-body: ([\d.]+)", text, flags=re.S)[1] for start in STARTS)
    assert float(urdu) > float(arabic) > float(latin)
