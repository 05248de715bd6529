"""Every picture becomes sRGB, the colours that screens assume: from its own profile, from grey, from inks."""

import io

from PIL import Image, ImageCms

SPACES = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK"}  # modes of a decoded picture, and what its profile must be for


def flattened(picture: Image.Image) -> Image.Image:
    """Return the picture as grey, RGB or CMYK, in its own colours; what was see-through is white."""
    if picture.mode.startswith("I") or picture.mode == "F":
        return _eight_bits(picture)
    if picture.mode in ("RGBA", "RGBa", "LA", "La", "PA") or "transparency" in picture.info:
        return _on_white(picture.convert("LA" if picture.mode in ("L", "LA", "La") else "RGBA"))
    if picture.mode == "1":
        return picture.convert("L")
    return picture if picture.mode in SPACES else picture.convert("RGB")


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Grey in sixteen bits: Pillow's own conversion cuts off what is brighter than 255."""
    return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")


def _on_white(picture: Image.Image) -> Image.Image:
    ground = Image.new(picture.mode[:-1], picture.size, "white")
    ground.paste(picture.convert(ground.mode), mask=picture.getchannel("A"))
    return ground


def in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a flattened picture in sRGB on a fresh canvas: nothing of the file is left but the colours.

    The profile (ICC.1) is left out of account where it is broken, or meant for other colours than the picture's.
    """
    canvas = Image.new("RGB", picture.size)
    canvas.paste(_by_profile(picture, profile) or picture.convert("RGB"))
    return canvas


def _by_profile(picture: Image.Image, profile: bytes | None) -> Image.Image | None:
    if not profile:
        return None
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if own.profile.xcolor_space.strip() != SPACES[picture.mode]:
            return None
        return ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
