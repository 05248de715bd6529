"""The table of sizes: what is cut of a picture, what every role offers, and how photos of an older table are found."""

import re

import pytest

from articles.photos.renditions import Picture, frame, sizes
from articles.photos.roles import PHONE, ROLES, role_of, sources
from articles.photos.table import ROOT, TABLE, TABLES

CUTS = f"{ROOT}0a/{'0a' * 16}"
ODD = [(64, 64), (200, 1000), (5000, 300), (1280, 800), (6000, 4000), (65, 9000), (900, 900)]


@pytest.mark.parametrize(("width", "height"), ODD)
@pytest.mark.parametrize("version", TABLES)
def test_no_size_is_larger_than_the_picture_and_none_is_nothing(version, width, height):
    for shape in TABLES[version].shapes:
        cut = sizes(shape, width, height, TABLES[version])
        assert cut and [size.width for size in cut] == sorted({size.width for size in cut})
        assert all(1 <= size.width <= width and 1 <= size.height <= height for size in cut)


@pytest.mark.parametrize(
    ("shape", "size", "widths"),
    [
        ("whole", (6000, 4000), [480, 768, 1024, 1600]),
        ("card", (1280, 800), [320, 480, 640, 800, 1200]),  # as wide as it is: 800 would be a third less
        ("wide", (1280, 800), [320, 640, 1280]),
        ("card", (700, 500), [320, 480, 640]),  # 700 is hardly more than 640
        ("tall", (200, 1000), [200]),
        ("square", (64, 64), [64]),
    ],
)
def test_a_picture_is_cut_in_the_widths_that_it_has(shape, size, widths):
    assert [cut.width for cut in sizes(shape, *size)] == widths


@pytest.mark.parametrize(("shape", "ratio"), [("card", 3 / 2), ("wide", 16 / 9), ("tall", 4 / 5), ("square", 1)])
def test_a_frame_has_its_ratio(shape, ratio):
    for size in ((6000, 4000), (3000, 4500)):
        width, height = frame(TABLE.shapes[shape].ratio, *size)
        assert width / height == pytest.approx(ratio, rel=0.01) and size[0] in (
            width,
            round(height * size[0] / size[1]),
        )


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_something_to_show_of_every_picture(role):
    for width, height in ODD:
        shows_something(Picture(CUTS, width, height), role)


def shows_something(picture, role):
    offered = sources(picture, role)
    assert [source.type for source in offered[:2]] == ["image/avif", "image/webp"]
    assert offered[-1].media == "", "the last is for every screen"
    for source in offered:
        names = {picture.name(size, name.rpartition(".")[2]) for size in cut_of(picture) for name, _ in source.files}
        assert source.files and {name for name, _ in source.files} <= names
        assert source.sizes and source.width >= 1 and source.height >= 1


def cut_of(picture):
    return [size for shape in picture.table.shapes for size in picture.sizes(shape)]


@pytest.mark.parametrize("role", [role for role in ROLES if len(ROLES[role]) > 1])
def test_a_telephone_is_offered_no_more_than_twice_what_it_shows(role):
    """Of the widest telephones, 430 px; a thumbnail may be as large as 320 px, which is little anywhere."""
    phone = ROLES[role][0]
    assert phone.media == PHONE
    shown = wide(phone.width, 430)
    assert phone.most <= max(2 * shown, 320) * 1.15


def wide(length: str, screen: int) -> float:
    """`calc(50vw - 1.4em)` and its like in pixels."""
    terms = re.findall(r"(-?)\s*([\d.]+)(vw|em)", length)
    return sum((-1 if minus else 1) * float(n) * (screen / 100 if unit == "vw" else 16) for minus, n, unit in terms)


def test_a_portrait_plays_its_own_role_where_there_is_one():
    upright, lying = Picture(CUTS, 1000, 1500), Picture(CUTS, 1500, 1000)
    assert (role_of(upright, "lead"), role_of(lying, "lead")) == ("lead-tall", "lead")
    assert role_of(upright, "result") == "result"
    assert sources(upright, "lead")[-1].sizes == "26.67em", "40 em high, whole"


def test_what_spans_and_what_stands_beside_the_text():
    assert (
        Picture(CUTS, 1000, 1500).is_narrow and Picture(CUTS, 900, 900).is_narrow and Picture(CUTS, 300, 200).is_narrow
    )
    assert not Picture(CUTS, 1500, 1000).is_narrow
    assert Picture(CUTS, 5000, 300).is_panorama and not Picture(CUTS, 1600, 800).is_panorama


def test_a_photo_of_an_older_table_is_shown_by_that_table():
    """Its files are those of version 1, and shapes that there were none of then are stood in for."""
    older, newer = Picture(f"r/0a/{'0a' * 16}", 1280, 800), Picture(CUTS, 1280, 800)
    assert [size.name for size in older.sizes("wide")] == ["card-320", "card-480", "card-640", "card-960"]
    assert [size.name for size in newer.sizes("wide")] == ["wide-320", "wide-640", "wide-1280"]
    assert older.jpeg("tall").name == "card-960" and newer.jpeg("tall").name == "tall-480"
    lead = sources(older, "lead")[-1]
    assert (lead.width, lead.height) == (960, 640), "the page keeps the place of what is really shown"
