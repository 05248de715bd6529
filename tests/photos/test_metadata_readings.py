"""The readers of metadata by themselves: spellings, broken records, dates, bounds."""

import json
from xml.etree.ElementTree import ParseError

import pytest
from PIL import Image

from articles.photos.metadata import exif, iptc, moments, xmp
from articles.photos.metadata.fields import fields
from articles.photos.metadata.letters import LONGEST, cleaned, spelt
from articles.photos.metadata.rest import LARGEST, location_in, within, without_location
from tests.photos.pictures import best, drawn, encoded, read

ARABIC = "كابل، أفغانستان"
HEAD = b"http://ns.adobe.com/xap/1.0/\0"


def dataset(number, value, record=2):
    return bytes([0x1C, record, number]) + len(value).to_bytes(2) + value


def block(records):
    """IPTC records as a JPEG carries them: in a Photoshop block."""
    padded = records + b"\0" * (len(records) % 2)
    return b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + len(records).to_bytes(4) + padded


def segment(marker, content):
    return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2) + content


def jpeg(*segments):
    """A picture with these segments at its beginning."""
    plain = encoded(drawn((160, 90)))
    return plain[:2] + b"".join(segment(*each) for each in segments) + plain[2:]


def packet(properties, before=""):
    return (
        f'{before}<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" {properties}</rdf:RDF></x:xmpmeta>'
    ).encode()


@pytest.mark.parametrize(
    ("value", "charset", "said"),
    [
        (ARABIC.encode(), "cp1256", ARABIC),
        (ARABIC.encode("cp1256"), "cp1256", ARABIC),
        ("à côté".encode("cp1252"), "cp1256", "à côté"),
        (ARABIC.encode()[:-1], "cp1256", ARABIC[:-1]),
        (b"Hi\xc7", "cp1256", "Hiا"),
        ("Київ".encode("cp1251"), "cp1251", "Київ"),
        (b"\x81\x8d", "cp1252", "\x81\x8d"),
        (b"\xff", "no-such-charset", "ÿ"),
        (b"", "cp1256", ""),
    ],
)
def test_bytes_are_spelt_out_as_their_writer_meant_them(value, charset, said):
    assert spelt(value, charset) == said


def test_text_is_freed_of_what_no_text_of_ours_may_carry():
    assert cleaned(" a\0b\ud800c\u202ed\r\ne\u200f ") == "abcd\ne"
    assert len(cleaned("ن" * 9000)) == LONGEST


@pytest.mark.parametrize("mark", [b"\x1b%G", None])
def test_a_mark_is_believed_and_one_that_lies_is_not(mark):
    marked = dataset(90, mark, 1) if mark else b""
    assert iptc.read(marked + dataset(90, ARABIC.encode()), "cp1251") == {"City": [ARABIC]}
    assert iptc.read(marked + dataset(90, ARABIC.encode("cp1256")), "cp1256") == {"City": [ARABIC]}
    iso = dataset(90, b"\x1b-G", 1) + dataset(90, ARABIC.encode("iso8859-6"))
    assert iptc.read(iso, "cp1256") == {"City": [ARABIC]}


GOOD = dataset(105, b"Headline")
BROKEN = {
    "says that it is longer than the file": dataset(120, b"x" * 200)[:-150],
    "has another mark": b"\x1d\x02\x78\x00\x01x",
    "is extended beyond the file": bytes([0x1C, 2, 120, 0x80, 4]) + b"\xff\xff\xff\xff",
    "is extended by nonsense": bytes([0x1C, 2, 120, 0xFF, 0xFF]) + b"x",
    "is half a head": b"\x1c\x02",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_dataset_costs_only_what_stands_behind_it(name):
    assert iptc.read(GOOD + BROKEN[name] + GOOD, "cp1256") == {"Headline": ["Headline"]}
    assert best(read(jpeg((0xED, block(GOOD + BROKEN[name]))))) == {"headline": "Headline"}


def test_an_extended_dataset_is_read_and_a_thousand_are_enough():
    long = bytes([0x1C, 2, 120, 0x80, 4]) + (40_000).to_bytes(4) + b"x" * 40_000
    assert len(iptc.read(long + GOOD, "cp1256")["Caption-Abstract"][0]) == LONGEST
    assert len(iptc.read(dataset(25, b"k") * 5000, "cp1256")["Keywords"]) == iptc.MOST


LAUGHS = "<!DOCTYPE lol [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {two} '{f'&{one};' * 10}'>" for one, two in zip("abcdefghi", "bcdefghij", strict=True)
)
FILE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
CAPTION = "><dc:description>{}</dc:description></rdf:Description>"
HOSTILE = {
    "billion laughs": packet(CAPTION.format("&j;"), LAUGHS + "]>"),
    "one laugh": packet(CAPTION.format("&a;"), "<!DOCTYPE lol [<!ENTITY a 'ha'>]>"),
    "another file": packet(CAPTION.format("&a;"), FILE),
    "no XML": b"<x:xmpmeta",
    "no XMP": b"<html><script>alert(1)</script></html>",
    "deep": packet(CAPTION.format("<dc:a>" * 5000 + "</dc:a>" * 5000)),
    "no namespace": b"<a:b/>",
    "nothing": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_xmp_says_nothing_and_what_else_there_is_is_read(name):
    said = read(jpeg((0xE1, HEAD + HOSTILE[name]), (0xED, block(GOOD))))
    assert best(said) == {"headline": "Headline"}
    assert "root:" not in json.dumps(said)


def test_xmp_is_read_as_attributes_too_and_control_characters_are_not_kept():
    said = xmp.read(packet('photoshop:City="كابل" photoshop:Credit="&#x202E;AFP"/>'))
    assert said == {"photoshop:City": "كابل", "photoshop:Credit": "AFP"}


def test_broken_exif_says_nothing():
    for content in (
        b"",
        b"II*\0\xff\xff\xff\xff",
        b"MM\0*" + b"\xff" * 60,
        b"II*\0\x08\0\0\0\x05\0" + b"\x0e\x01" * 20,
    ):
        said = read(jpeg((0xE1, b"Exif\0\0" + content), (0xED, block(GOOD))))
        assert best(said) == {"headline": "Headline"} and said["location"] is None


@pytest.mark.parametrize(
    ("value", "order"),
    [
        (b"UNICODE\0" + ARABIC.encode("utf-16-le"), "<"),
        (b"UNICODE\0" + ARABIC.encode("utf-16-be"), ">"),
        (b"UNICODE\0" + ARABIC.encode("utf-16-be"), "<"),
        (b"ASCII\0\0\0" + ARABIC.encode(), "<"),
        (b"\0" * 8 + ARABIC.encode("cp1256") + b"\0\0", "<"),
        (ARABIC.encode(), "<"),
    ],
)
def test_a_users_comment_is_read_in_every_spelling(value, order):
    assert exif.comment(value, order, "cp1256") == ARABIC


def test_what_a_camera_writes_by_itself_is_no_caption():
    for words, caption in (("OLYMPUS DIGITAL CAMERA  ", {}), ("A man", {"caption": "A man"})):
        tags = Image.Exif()
        tags[0x010E] = words
        assert best(read(encoded(drawn((160, 90)), exif=tags))) == caption


@pytest.mark.parametrize(
    ("text", "day", "end"),
    [
        ("2026-11-20", "2026-11-20", "2026-11-20T23:59:59"),
        ("20261120", "2026-11-20", "2026-11-20T23:59:59"),
        ("2026:11:20 10:11:12", "2026-11-20", "2026-11-20T10:11:12"),
        ("2026-11-20T10:11Z", "2026-11-20", "2026-11-20T10:11:00+00:00"),
        ("20261120 101112+0300", "2026-11-20", "2026-11-20T10:11:12+03:00"),
        ("2026-11-20T10:11:12.500-05:00", "2026-11-20", "2026-11-20T10:11:12-05:00"),
        ("2026-11-20T99:99", "2026-11-20", "2026-11-20T23:59:59"),
        ("2026-11", "", ""),
        ("20260000", "", ""),
        ("0000:00:00 00:00:00", "", ""),
        ("2026-02-30", "", ""),
        ("٢٠٢٦-١١-٢٠", "", ""),
        ("202611201", "", ""),
        ("", "", ""),
    ],
)
def test_dates_of_every_spelling_become_iso_8601(text, day, end):
    assert (moments.day(text), moments.end(text)) == (day, end)


def test_raw_metadata_keep_within_64_kilobytes_and_the_long_goes_first():
    many = {f"dc:{number}": "ن" * number for number in range(0, 4000, 40)}
    kept = within({"xmp": many, "iptc": {"City": [ARABIC]}})
    assert len(json.dumps(kept, ensure_ascii=False).encode()) <= LARGEST
    assert kept["iptc"] == {"City": [ARABIC]} and "dc:40" in kept["xmp"] and "dc:3960" not in kept["xmp"]


def test_a_place_that_is_none_is_none():
    assert location_in({"exif:GPSLatitude": "34,31.5N", "exif:GPSLongitude": "69,11,30W"}) == {
        "latitude": 34.525,
        "longitude": -69.191667,
    }
    for latitude, longitude in (("0N", "0E"), ("91N", "10E"), ("NaN", "10E"), ("34,31.5N", None), ([], "1E")):
        assert location_in({"exif:GPSLatitude": latitude, "exif:GPSLongitude": longitude}) is None


def test_readings_that_agree_but_for_spaces_or_order_are_one():
    said = fields(
        {"dc:subject": ["a", "b"], "dc:description": "a  b"}, {"Keywords": ["b", "a"]}, {"UserComment": "a b"}
    )
    assert said == {
        "caption": [{"source": "xmp", "value": "a  b"}],
        "keywords": [{"source": "xmp", "value": ["a", "b"]}],
    }


def test_no_more_is_read_of_a_packet_than_two_megabytes():
    assert xmp.read(packet(CAPTION.format("x" * 9000)))["dc:description"] == "x" * LONGEST
    with pytest.raises(ParseError):
        xmp.read(packet(CAPTION.format("x" * xmp.LARGEST)))


def test_no_list_and_no_text_of_several_grows_without_bounds():
    long = ["ع" + "a" * 3_900 + str(number) for number in range(100)]
    said = fields({"dc:subject": long, "dc:description": long}, {}, {})
    assert sum(map(len, said["keywords"][0]["value"])) <= 100 * 200
    assert len(said["caption"][0]["value"]) <= LONGEST


def test_no_spelling_of_the_place_on_earth_stays_in_what_is_shown():
    spelt = packet(
        '><w:lat xmlns:w="http://www.w3.org/2003/01/geo/wgs84_pos#">33.3</w:lat>'
        '<g:point xmlns:g="http://www.georss.org/georss">33.3 44.4</g:point></rdf:Description>'
    )
    assert without_location(xmp.read(spelt)) == {} != xmp.read(spelt)


TAGGED = ["سوق", "geo:lat=33.3152", "geo:lon=44.3661", "geotagged", "Places|geo:alt=34", "GPS jamming", "geology"]


def test_keywords_that_tell_the_place_go_the_way_of_the_place():
    subjects = "".join(f"<rdf:li>{word}</rdf:li>" for word in TAGGED)
    spelt = packet(f"><dc:subject><rdf:Bag>{subjects}</rdf:Bag></dc:subject></rdf:Description>")
    records = block(b"".join(dataset(25, word.encode()) for word in TAGGED[1:]))
    exif = Image.Exif()
    exif[0x9C9E] = ";".join(TAGGED).encode("utf-16-le")
    content = jpeg((0xE1, HEAD + spelt), (0xED, records), (0xE1, exif.tobytes()))
    said = read(content)
    assert best(said)["keywords"] == ["سوق", "GPS jamming", "geology"]
    assert said["location"] == {"latitude": 33.3152, "longitude": 44.3661, "tags": TAGGED[1:5]}
    shown = json.dumps([said["raw"], said["fields"]])
    assert not [word for word in TAGGED[1:5] if word in shown] and "geology" in shown


@pytest.mark.parametrize(
    "said",
    [
        '><w:lat xmlns:w="http://www.w3.org/2003/01/geo/wgs84_pos#">33.3</w:lat></rdf:Description>',
        'xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="a secret"/>',
        "><not-closed GPS",
    ],
)
def test_a_place_that_is_not_understood_is_still_known_to_be_there(said):
    assert read(jpeg((0xE1, HEAD + packet(said))))["location"] == {}
    assert read(jpeg((0xE1, HEAD + packet("/>"))))["location"] is None


def test_a_directory_of_the_place_counts_unless_only_its_version_stands_in_it():
    empty, searching = Image.Exif(), Image.Exif()
    empty.get_ifd(exif.PLACE).update({0: b"\2\3\0\0"})
    searching.get_ifd(exif.PLACE).update({0: b"\2\3\0\0", 27: b"ASCII\0\0\0GPS"})
    for one, location in ((empty, None), (searching, {})):
        assert read(encoded(drawn((160, 90)), exif=one))["location"] == location
