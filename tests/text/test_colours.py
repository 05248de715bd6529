"""Every ink that a region or a section can have is readable on every ground, by day and by night."""

import pytest

from articles.text.colours import HUES, contrast, ink, inks

DAY = {"paper": "#FBFAF7", "surface": "#FFFFFF", "sunk": "#F2EFE8"}
NIGHT = {"paper": "#12151A", "surface": "#1A1F26", "sunk": "#0C0F13"}
ENOUGH = 4.5  # WCAG 2.2, 1.4.3


@pytest.mark.parametrize("hue", [None, *HUES])
def test_an_ink_is_readable_on_every_ground(hue):
    by_day, by_night = inks(hue)
    assert min(contrast(by_day, ground) for ground in DAY.values()) >= ENOUGH
    assert min(contrast(by_night, ground) for ground in NIGHT.values()) >= ENOUGH


@pytest.mark.parametrize(
    ("hue", "by_day", "by_night"),
    [(30, "#88392E", "#F7A597"), (75, "#734C02", "#E4B572"), (45, "#853E19", "#F4A988"), (105, "#5D5803", "#C7C274")],
)
def test_the_inks_of_the_first_sheet(hue, by_day, by_night):
    assert inks(hue) == (by_day, by_night)


def test_a_colour_that_no_screen_shows_gives_up_chroma_and_keeps_its_lightness():
    assert ink(0.5, 0.4, 145) == ink(0.5, 0.3, 145)
    assert ink(1, 0.4, 145) == "#FFFFFF"


def test_contrast_runs_from_one_to_twenty_one():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#14181F", "#14181F") == 1
