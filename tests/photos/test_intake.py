"""What the newsroom takes in as a picture, what it refuses, and what never leaves the original."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from articles.photos import intake
from articles.photos.renditions import Picture
from articles.photos.sets import FACTS
from articles.photos.table import TABLE

CANARY = b"canary-8f1c"


def a_file(format="JPEG", size=(900, 600), **saving):
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    stream = io.BytesIO()
    picture.save(stream, format, **saving)
    return ContentFile(stream.getvalue(), f"picture.{format.lower()}")


def exif_with_a_place():
    exif = Image.Exif()
    exif[0x010F] = CANARY.decode()
    exif[0x0112] = 6  # lying on its side
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[29] = CANARY.decode()
    exif.get_ifd(0x8769)[0xA431] = CANARY.decode()  # the camera's serial number
    return exif.tobytes()


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_every_format_is_cut_into_every_size_of_the_table(format):
    cut = intake.take_in(a_file(format))
    assert (cut.width, cut.height) == (900, 600)
    picture = Picture(cut.cuts, cut.width, cut.height)
    written = {path.name for path in Path(default_storage.path(cut.cuts)).iterdir()} - {FACTS}
    for shape in TABLE.shapes:
        for size in picture.sizes(shape):
            for kind in ("avif", "webp", *(["jpg"] if size == picture.jpeg(shape) else [])):
                name = picture.name(size, kind)
                with default_storage.open(name) as kept, Image.open(kept) as rendition:
                    assert rendition.size == (size.width, size.height)
                written.remove(name.rpartition("/")[2])
    assert not written, "nothing is cut that no page can ask for"


def test_nothing_of_the_originals_metadata_reaches_a_rendition_and_it_stands_upright():
    cut = intake.take_in(a_file(exif=exif_with_a_place(), comment=CANARY, icc_profile=CANARY * 20))
    assert (cut.width, cut.height) == (600, 900)
    folder = Path(default_storage.path(cut.cuts))
    files = [file for file in folder.iterdir() if file.name != FACTS]
    assert files and not [file.name for file in files if CANARY in file.read_bytes()]


def test_the_same_picture_with_another_focal_point_has_another_address():
    file = a_file()
    one, two = intake.take_in(file, focus=(0.1, 0.1)), intake.take_in(file, focus=(0.9, 0.9))
    assert one.digest == two.digest and one.cuts != two.cuts
    assert one.digest not in one.cuts


def test_the_same_picture_is_not_cut_twice():
    first = intake.take_in(a_file(size=(300, 200)))
    facts = Path(default_storage.path(f"{first.cuts}/{FACTS}"))
    facts.write_text(facts.read_text().replace(first.tone, "#123456"))
    assert intake.take_in(a_file(size=(300, 200))).tone == "#123456", "it was cut again"
    facts.unlink()
    assert intake.take_in(a_file(size=(300, 200))) == first


def test_half_a_rendition_of_a_run_that_was_stopped_is_written_anew():
    first = intake.take_in(a_file(size=(310, 200)))
    rendition = Path(
        default_storage.path(Picture(first.cuts, 310, 200).name(Picture(first.cuts, 310, 200).jpeg("card"), "jpg"))
    )
    whole = rendition.read_bytes()
    rendition.write_bytes(whole[:20])
    Path(default_storage.path(f"{first.cuts}/{FACTS}")).unlink()
    intake.take_in(a_file(size=(310, 200)))
    assert rendition.read_bytes() == whole


def test_a_crop_keeps_the_focal_point():
    from articles.photos.cut import framed

    wide = Image.new("RGB", (1000, 100), "white")
    wide.paste("black", (950, 0, 1000, 100))
    kept = framed(wide, "square", (1.0, 0.5))
    assert kept.size == (100, 100) and kept.getpixel((99, 50)) == (0, 0, 0)


def test_the_tone_is_the_mean_of_the_light():
    """Half black, half white: a mean of the numbers in the file would be #808080."""
    from articles.photos.tone import tone

    picture = Image.new("RGB", (640, 400), "black")
    picture.paste("white", (0, 0, 320, 400))
    assert tone(picture) == "#BCBCBC"
    assert intake.take_in(a_file("PNG", (90, 90))).tone.startswith("#")
    assert tone(Image.new("RGB", (64, 64), "#C08040")) == "#C08040"


@pytest.mark.parametrize("size", [(64, 64), (200, 1000), (5000, 300)])
def test_small_and_odd_pictures_are_cut(size):
    cut = intake.take_in(a_file(size=size))
    picture = Picture(cut.cuts, cut.width, cut.height)
    for shape in TABLE.shapes:
        for wanted in picture.sizes(shape):
            with default_storage.open(picture.name(wanted, "webp")) as kept, Image.open(kept) as rendition:
                assert rendition.size == (wanted.width, wanted.height)


def a_bomb(side=30_000):
    rows = zlib.compress(b"\x00" * (side // 8 + 1) * side, 9)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def a_moving_picture():
    stream = io.BytesIO()
    frames = [Image.new("RGB", (100, 100), colour) for colour in ("red", "blue")]
    frames[0].save(stream, "WEBP", save_all=True, append_images=frames[1:])
    return stream.getvalue()


REFUSED = {
    "no picture": (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "not a picture"),
    "text": ("نص عربي".encode(), "not a picture"),
    "empty": (b"", "not a picture"),
    "cut off": (a_file().read()[:800], "not a picture"),
    "gif": (b"GIF89a" + bytes(40), "not a picture"),
    "bomb": (a_bomb(), "40 megapixels"),
    "moving": (a_moving_picture(), "moves"),
    "tiny": (a_file("PNG", (20, 20)).read(), "too small"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_picture_for_print_is_refused_with_a_sentence(name):
    content, sentence = REFUSED[name]
    from django.utils import translation

    with translation.override("en"), pytest.raises(intake.Refused, match=sentence):
        intake.take_in(ContentFile(content, "x.jpg"))


def test_a_thirty_megabyte_file_is_refused_before_it_is_read():
    file = ContentFile(b"", "x.jpg")
    file.size = 30 * 1024 * 1024
    with pytest.raises(intake.Refused):
        intake.take_in(file)
