"""Canaries in every corner of a file where something can be hidden: not one is in a byte that readers are given."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageCms, PngImagePlugin

from articles.photos import intake
from tests.photos.pictures import described, drawn, encoded
from tests.photos.test_metadata_readings import HEAD, block, dataset, packet, segment

EXIF_PARTS = ("picture", "moment", "maker", "place", "exchange", "comment")
XMP_PARTS = ("xmp-city", "xmp-caption")
JPEG = (*EXIF_PARTS, *XMP_PARTS, "thumbnail", "iptc", "photoshop", "com", "icc", "app11", "trailing")
PNG = ("picture", "xmp-caption", "text", "packed", "international", "icc", "unknown", "trailing")
OTHERS = (*EXIF_PARTS, "xmp-caption", "icc")


def canary(part: str) -> bytes:
    """Sixty-four bytes that stand nowhere else."""
    return f"<canary:{part}:".encode().ljust(63, b"#") + b">"


def an_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E] = canary("picture").decode()
    moment = exif.get_ifd(0x8769)
    moment[0xA431], moment[0x927C] = canary("moment").decode(), canary("maker")
    moment[0x9286] = b"ASCII\0\0\0" + canary("comment")
    moment[0xA005] = {1: canary("exchange").decode()}
    exif.get_ifd(0x8825)[29] = canary("place").decode()
    return exif


def a_profile() -> bytes:
    """sRGB under another name: the description is as long as before, or its table of tags would lie."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile + canary("icc") + b"\0" * (-len(profile) % 4)


def an_xmp() -> bytes:
    city, caption = (canary(f"xmp-{part}").decode().strip("<>") for part in ("city", "caption"))
    return packet(f'photoshop:City="{city}"><dc:description>{caption}</dc:description></rdf:Description>')


def a_thumbnail() -> bytes:
    small = encoded(drawn((160, 120)))
    return small[:2] + segment(0xFE, canary("thumbnail")) + small[2:]


def a_jpeg(folder: Path) -> bytes:
    thumbnail, path = folder / "thumbnail.jpg", folder / "picture.jpg"
    thumbnail.write_bytes(a_thumbnail())
    path.write_bytes(encoded(drawn(), exif=an_exif(), icc_profile=a_profile()))
    plain = described(path, f"-ThumbnailImage<={thumbnail}").read_bytes()
    records = block(dataset(120, canary("iptc"))) + b"8BIM\x04\x24\0\0" + (64).to_bytes(4) + canary("photoshop")
    segments = ((0xE1, HEAD + an_xmp()), (0xED, records), (0xFE, canary("com")), (0xEB, canary("app11")))
    return plain[:2] + b"".join(segment(*each) for each in segments) + plain[2:] + canary("trailing")


def a_png(_folder: Path) -> bytes:
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", canary("text").decode())
    said.add_text("Raw", canary("packed").decode())
    said.add_itxt("Author", canary("international").decode())
    said.add_itxt("XML:com.adobe.xmp", an_xmp().decode())
    said.add(b"caNa", canary("unknown"), after_idat=True)
    picture = encoded(drawn(), "PNG", pnginfo=said, exif=an_exif(), icc_profile=a_profile())
    return picture + canary("trailing")


def another(format: str):
    return lambda _folder: encoded(drawn(), format, exif=an_exif(), xmp=an_xmp(), icc_profile=a_profile())


FILES = {
    "JPEG": (a_jpeg, JPEG),
    "PNG": (a_png, PNG),
    "WEBP": (another("WEBP"), OTHERS),
    "AVIF": (another("AVIF"), OTHERS),
}


@pytest.mark.exiftool
@pytest.mark.parametrize("format", FILES)
def test_no_canary_is_in_any_byte_that_readers_are_given(format, tmp_path):
    make, parts = FILES[format]
    content = make(tmp_path)
    hidden = [part for part in parts if canary(part).strip(b"<>") in content]
    assert hidden == [part for part in parts if part not in ("icc", "packed") or part in hidden], "it was never there"
    cut = intake.take_in(ContentFile(content, "x"))
    assert cut.width == 900
    for rendition in Path(default_storage.path(cut.cuts)).iterdir():
        assert b"canary" not in rendition.read_bytes(), rendition.name


def test_a_profile_with_a_canary_is_one_that_is_used():
    """Or its bytes would be left out for being broken, and the test above would prove nothing."""
    assert ImageCms.ImageCmsProfile(BytesIO(a_profile())).profile.xcolor_space.strip() == "RGB"
