"""How the front page lays its regions out: no two neighbours alike."""

from types import SimpleNamespace

import pytest

from articles.reader.views.front import alternated, band


def stories(count: int, photos: int = 9) -> list:
    return [SimpleNamespace(lead=number < photos, number=number) for number in range(count)]


def laid(*counts: int) -> list[dict]:
    return alternated([band(stories(count)) for count in counts])


def test_every_other_band_begins_at_the_other_end():
    assert [one["late"] for one in laid(8, 5, 4, 5)] == [False, True, False, True]


def test_every_other_band_without_a_column_lies_across_the_page():
    assert ["column" if "column" in one else "row" if "row" in one else "pair" for one in laid(8, 5, 4, 5)] == [
        "column",
        "pair",
        "row",
        "pair",
    ]


@pytest.mark.parametrize(("count", "row"), [(3, None), (4, 3), (5, 4)])
def test_a_row_has_three_or_four_stories_or_is_none(count, row):
    last = laid(5, count)[-1]
    assert (len(last["row"]) if "row" in last else None) == row


@pytest.mark.parametrize("count", [3, 4, 5, 8])
def test_no_story_is_lost_and_none_stands_twice(count):
    for one in laid(count, count):
        shown = [one["feature"], *(one.get("row") or [*one["pair"], *one.get("below", one.get("column", []))])]
        assert sorted(story.number for story in shown) == list(range(count))


def test_the_feature_has_a_picture_if_any_story_has_one():
    pictured = stories(4, photos=0)
    pictured[2].lead = True
    assert band(pictured)["feature"] is pictured[2]
