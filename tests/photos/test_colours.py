"""Whatever a picture's colours are spelt in, readers get them in sRGB; and what a picture looks like, in 64 bits."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageCms, ImageEnhance, ImageOps

from articles.photos import intake
from articles.photos.colour import flattened, in_srgb
from articles.photos.fingerprint import distance, fingerprint
from articles.photos.renditions import Picture
from tests.photos.pictures import drawn, encoded


def swapped() -> bytes:
    """A profile in which red and blue have changed places, so that nobody can fail to notice whether it was used."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for at in range(132, 132 + 12 * int.from_bytes(profile[128:132]), 12):
        name = bytes(profile[at : at + 4])
        if name in (b"rXYZ", b"bXYZ"):
            profile[at : at + 4] = b"bXYZ" if name == b"rXYZ" else b"rXYZ"
    return bytes(profile)


def printed(content: bytes) -> tuple[int, ...]:
    """The colour in the middle of what readers are given."""
    cut = intake.take_in(ContentFile(content, "x"))
    picture = Picture(cut.cuts, cut.width, cut.height)
    with default_storage.open(picture.name(picture.jpeg("card"), "jpg")) as kept, Image.open(kept) as rendition:
        return rendition.convert("RGB").getpixel((rendition.width // 2, rendition.height // 2))


def close(colour, to, by=6):
    return all(abs(one - other) <= by for one, other in zip(colour, to, strict=True))


def test_a_pictures_own_profile_is_applied_and_not_passed_on():
    red = Image.new("RGB", (300, 200), (255, 0, 0))
    assert close(printed(encoded(red)), (255, 0, 0))
    assert close(printed(encoded(red, icc_profile=swapped())), (0, 0, 255))


@pytest.mark.parametrize("profile", [b"", b"nonsense", swapped()[:200], b"\0" * 200_000])
def test_a_broken_profile_is_left_out_of_account(profile):
    red = Image.new("RGB", (300, 200), (255, 0, 0))
    assert in_srgb(red, profile).getpixel((0, 0)) == (255, 0, 0)


def test_a_profile_for_other_colours_is_left_out_of_account():
    assert in_srgb(Image.new("L", (64, 64), 100), swapped()).getpixel((0, 0)) == (100, 100, 100)


def test_inks_become_light():
    cyan = Image.new("CMYK", (300, 200), (255, 0, 0, 0))
    assert close(printed(encoded(cyan)), (0, 255, 255), by=8)


SPELT = {  # the same grey, or nothing at all on white
    "one bit": (Image.new("1", (64, 64), 1), (255, 255, 255)),
    "grey": (Image.new("L", (64, 64), 100), (100, 100, 100)),
    "sixteen bits": (Image.new("I;16", (64, 64), 100 * 257), (100, 100, 100)),
    "palette": (Image.new("RGB", (64, 64), (100, 100, 100)).quantize(4), (100, 100, 100)),
    "see-through": (Image.new("RGBA", (64, 64), (0, 0, 0, 0)), (255, 255, 255)),
    "half see-through": (Image.new("RGBA", (64, 64), (0, 0, 0, 128)), (127, 127, 127)),
    "grey and see-through": (Image.new("LA", (64, 64), (0, 0)), (255, 255, 255)),
}


@pytest.mark.parametrize("name", SPELT)
def test_every_spelling_of_a_colour_is_understood(name):
    picture, colour = SPELT[name]
    with Image.open(io.BytesIO(encoded(picture, "PNG"))) as again:
        again.load()
        assert close(in_srgb(flattened(again), None).getpixel((32, 32)), colour, by=1)


def test_a_see_through_colour_of_a_palette_is_white():
    content = encoded(Image.new("P", (300, 200), 0), "PNG", transparency=0)
    assert close(printed(content), (255, 255, 255))


def test_a_second_picture_inside_a_jpeg_is_a_preview_and_no_film():
    """Cameras and telephones write them (CIPA DC-007); the first is the photograph."""
    content = encoded(drawn(), "MPO", save_all=True, append_images=[Image.new("RGB", (90, 60))])
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.format == "MPO" and picture.n_frames == 2
    cut = intake.take_in(ContentFile(content, "x.jpg"))
    assert (cut.format, cut.width, cut.height) == ("jpg", 900, 600)


# --- Fingerprints --------------------------------------------------------------------------------
def a_scene() -> Image.Image:
    return Image.effect_mandelbrot((600, 400), (-2.2, -1.1, 0.8, 1.4), 100).convert("RGB")


def test_a_picture_that_was_scaled_saved_and_toned_has_nearly_the_same_fingerprint():
    scene = a_scene()
    worn = Image.open(io.BytesIO(encoded(ImageEnhance.Brightness(scene.resize((500, 333))).enhance(1.15), quality=40)))
    assert distance(fingerprint(scene), fingerprint(worn)) <= 4
    assert distance(fingerprint(scene), fingerprint(ImageOps.mirror(scene))) > 10
    assert distance(fingerprint(scene), fingerprint(ImageOps.invert(scene))) > 10


def test_a_fingerprint_fits_where_databases_keep_it():
    left, right = Image.linear_gradient("L").rotate(90), Image.linear_gradient("L").rotate(-90)
    assert {fingerprint(left), fingerprint(right)} == {-1, 0} and distance(-1, 0) == 64
    scene = a_scene().resize((300, 200))
    seen = intake.take_in(ContentFile(encoded(scene), "x.jpg")).fingerprint
    assert seen is not None and -(2**63) <= seen < 2**63 and distance(seen, fingerprint(scene)) <= 4
