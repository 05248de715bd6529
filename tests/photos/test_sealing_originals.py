"""An original without what it says of itself: the same pixels, upright, our words, and no place on earth anywhere."""

import io
import json
import subprocess

import pytest
from PIL import Image, ImageCms

from articles.photos.sealing import foreign
from articles.photos.sealing.foreign import sealed
from articles.photos.words import Words
from tests.photos.pictures import SUFFIXES, described, drawn, encoded

WORDS = Words(language="ar", caption="ساحة المدينة", credit="كريم - أ.ف.ب", photographer="كريم", copyright="© أ.ف.ب")
PLACE = ("-GPSLatitude=33.3152", "-GPSLatitudeRef=N", "-GPSLongitude=44.3661", "-GPSLongitudeRef=E")
SAID = (*PLACE, "-XMP:GPSLatitude=33.3152", "-XMP-dc:Subject=geo:lat=33.3152", "-XMP-dc:Description=بغداد 33.3152")
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
TOLD = (b"33.31", b"33,18", b"geo:lat", b"GPS", b"preview", b"moov")
SAVED = {
    "JPEG": [{}, {"progressive": True}, {"restart_marker_blocks": 3}, {"icc_profile": PROFILE, "comment": b"33.3152"}],
    "PNG": [{}, {"icc_profile": PROFILE}],
    "WEBP": [{"lossless": True}, {}, {"icc_profile": PROFILE}],
    "AVIF": [{}, {"icc_profile": PROFILE}],
}
CASES = [(format, saving, turn) for format, all_ in SAVED.items() for saving in all_ for turn in (1, 6)]


def a_turn(turn: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = turn
    return exif


def opened(content: bytes):
    with Image.open(io.BytesIO(content)) as picture:
        picture.load()
        turn = picture.getexif().get(0x0112, 1)
        return picture.mode, picture.size, picture.tobytes(), picture.info.get("icc_profile"), turn


@pytest.mark.exiftool
@pytest.mark.parametrize(("format", "saving", "turn"), CASES)
def test_the_picture_stays_as_it_was_and_only_our_words_are_said(tmp_path, format, saving, turn):
    path = tmp_path / f"picture.{SUFFIXES[format]}"
    path.write_bytes(encoded(drawn((320, 200)), format, exif=a_turn(turn), **saving))
    described(path, *SAID)
    before = path.read_bytes()
    behind = b"\xff\xd8preview" + b"moov 33.3152" if format in ("JPEG", "PNG", "WEBP") else b""
    content = sealed(before + behind, SUFFIXES[format], WORDS)
    assert opened(content) == opened(before) and opened(content)[-1] == turn
    assert not any(told in content for told in TOLD)
    path.write_bytes(content)
    run = subprocess.run(["exiftool", "-j", "-G1", "-a", "-u", str(path)], capture_output=True, check=True)
    said = json.loads(run.stdout)[0]
    assert said["XMP-dc:Description"] == WORDS.caption and said["IFD0:Artist"] == WORDS.photographer
    assert not [name for name in said if "GPS" in name or name.endswith(("Warning", "Error"))], said
    assert sealed(content, SUFFIXES[format], WORDS) == content, "the same words again change nothing"


def test_a_webp_with_holes_in_it_keeps_them():
    for saving in ({}, {"lossless": True}):
        picture = drawn((64, 80)).convert("RGBA")
        picture.putalpha(Image.linear_gradient("L").resize((64, 80)))
        before = encoded(picture, "WEBP", exif=a_turn(8), **saving)
        for words in (WORDS, Words()):
            assert opened(sealed(before, "webp", words)) == opened(before)


def test_orientation_is_read_in_either_order_of_bytes_and_from_xmp():
    big = b"Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0"
    assert foreign._turn(big) == 6 and foreign._turn(b"", b'<x tiff:Orientation="8"/>') == 8
    for nonsense in (b"", b"II*\0", b"MM\0*\xff\xff\xff\xff\0\0", big.replace(b"\0\6", b"\0\x63")):
        assert foreign._turn(nonsense) == 1


def test_a_file_that_forgets_its_end_is_sealed_and_one_that_is_no_picture_refused():
    whole = encoded(drawn((160, 90)), "JPEG")
    assert opened(sealed(whole[:-2], "jpg", Words())) == opened(whole)
    pieces = b"\xff\xd8" + b"\xff\xe1\0\0" * 200_000
    for format in foreign.FORMATS:
        for content in (b"", b"as it was taken in", b"\xff\xd8\xff", pieces, foreign.PNG):
            with pytest.raises(ValueError):
                sealed(content, format, WORDS)
    with pytest.raises(ValueError):
        sealed(whole, "heic", WORDS)


def test_an_avif_with_more_in_it_than_a_picture_is_refused():
    picture = drawn((64, 80)).convert("RGBA")
    picture.putalpha(128)
    with pytest.raises(ValueError):
        sealed(encoded(picture, "AVIF"), "avif", WORDS)
    with pytest.raises(ValueError):
        sealed(encoded(drawn((64, 80)), "AVIF").replace(b"pixi", b"udes"), "avif", WORDS)
