"""Words inside renditions: every program reads them, the pixels are what they were, and nothing else is said."""

import io
import json
import subprocess

import pytest
from defusedxml import ElementTree
from PIL import Image

from articles.photos.cut import ENCODERS, SAVING
from articles.photos.sealing import packet
from articles.photos.sealing.sealed import FORMATS, sealed
from articles.photos.words import Words

WORDS = Words(
    language="ar",
    caption="رجل يقف أمام بوابة المدينة القديمة في صنعاء، 3 مارس 2024، خلال جولة «المبعوث» & <وفده>",
    alt="رجل في معطف داكن عند بوابة من حجر",
    credit="سامي الحداد - أ.ف.ب",
    photographer="سامي الحداد",
    copyright="© 2024 وكالة الأنباء الفرنسية",
)
OTHERS = Words(language="en", caption="A gate.\nTwo lines", credit="AFP - “Reuters”")
SIZES = [(64, 64), (321, 213), (1280, 853)]
STRUCTURAL = ("ExifTool", "File", "System", "JFIF", "RIFF", "QuickTime", "Meta", "Composite")
SAID = {
    "IFD0:Artist": WORDS.photographer,
    "IFD0:Copyright": WORDS.copyright,
    "XMP-dc:Language": WORDS.language,
    "XMP-dc:Description": WORDS.caption,
    "XMP-dc:Creator": WORDS.photographer,
    "XMP-dc:Rights": WORDS.copyright,
    "XMP-photoshop:Credit": WORDS.credit,
    "XMP-iptcCore:AltTextAccessibility": WORDS.alt,
}


def a_rendition(format: str, size=(321, 213)) -> bytes:
    stream = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(stream, ENCODERS[format], **SAVING[format])
    return stream.getvalue()


def pixels(content: bytes) -> tuple:
    with Image.open(io.BytesIO(content)) as picture:
        return picture.format, picture.mode, picture.size, picture.tobytes()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("format", FORMATS)
def test_the_pixels_stay_and_the_words_can_be_changed_and_taken_out_again(format, size):
    bare = a_rendition(format, size)
    once = sealed(bare, format, WORDS)
    assert pixels(once) == pixels(bare)
    assert sealed(once, format, WORDS) == once, "the same words again change nothing"
    assert sealed(once, format, OTHERS) == sealed(bare, format, OTHERS), "nothing of the words before is left"
    assert sealed(once, format, Words(language="ar")) == sealed(once, format, Words()) == bare
    assert len(once) - len(bare) < 1_500, "what the words cost in every rendition"


@pytest.mark.exiftool
def test_exiftool_reads_the_words_in_every_format_and_finds_nothing_else(tmp_path):
    for format in FORMATS:
        (tmp_path / f"a.{format}").write_bytes(sealed(a_rendition(format), format, WORDS))
    answer = subprocess.run(["exiftool", "-j", "-G1", "-a", tmp_path], capture_output=True, check=True).stdout
    for found in json.loads(answer):
        said = {name: value for name, value in found.items() if not name.startswith((*STRUCTURAL, "SourceFile"))}
        assert said == SAID, found["SourceFile"]


@pytest.mark.parametrize("format", FORMATS)
def test_pillow_reads_them_too(format):
    with Image.open(io.BytesIO(sealed(a_rendition(format), format, WORDS))) as picture:
        assert picture.info["xmp"] == packet.xmp(WORDS)
        exif = picture.getexif()
    assert {tag: said.encode("latin-1").decode() for tag, said in exif.items()} == {
        packet.ARTIST: WORDS.photographer,
        packet.COPYRIGHT: WORDS.copyright,
    }


def test_who_is_credited_is_the_maker_where_no_photographer_is_known():
    assert b"<rdf:li>AFP - " in packet.xmp(OTHERS) and b"AFP - " in packet.exif(OTHERS)
    assert b"dc:rights" not in packet.xmp(OTHERS), "what nobody has said is left out"


HOSTILE = {
    "markup": "]]></rdf:li><script>&lt;</script><!-- ",
    "control characters": "a\x00b\x08c\x1b\ufffe\ud800d",
    "lines": "أول\r\nثانٍ\rثالث",
    "direction marks": "\u200fأ.ف.ب\u200e (AFP)",
    "beyond the plane": "🏛️" * 40,
    "blanks": "   ",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_is_typed_the_packet_stays_xml_and_the_file_a_picture(name):
    text = HOSTILE[name]
    words = Words(language="ar", caption=text, alt=text, credit=text, photographer=text, copyright=text)
    tree = ElementTree.fromstring(packet.xmp(words))
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(letter for letter in lines if letter not in "\x00\x08\x1b\ufffe\ud800").strip()
    said = [entry.text for entry in tree.iter(f"{{{packet.RDF}}}li")]
    assert said == (["ar", kept, kept, kept, kept] if kept else ["ar"])
    for format in FORMATS:
        bare = a_rendition(format, (64, 64))
        assert pixels(sealed(bare, format, words)) == pixels(bare)


def test_a_caption_longer_than_a_segment_is_shortened_and_says_so():
    endless = Words("ar", *("&" * 90_000 for _field in ("caption", "alt", "credit", "photographer", "copyright")))
    once = sealed(a_rendition("jpg"), "jpg", endless)
    with Image.open(io.BytesIO(once)) as picture:
        assert picture.info["xmp"] == packet.xmp(endless) and "…".encode() in picture.info["xmp"]


@pytest.mark.parametrize("format", FORMATS)
def test_half_a_file_or_another_kind_of_file_is_not_sealed(format):
    whole = a_rendition(format)
    others = [a_rendition(other) for other in FORMATS if other != format]
    for content in (b"", whole[:3], whole[:30], whole[:-9], *others, b"<svg/>" * 20):
        with pytest.raises(ValueError):
            sealed(content, format, WORDS)
