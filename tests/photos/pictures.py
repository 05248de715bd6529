"""Pictures for tests: drawn here, and given metadata by exiftool, as agencies' own programs would."""

import io
import subprocess
import warnings
from pathlib import Path

from django.core.files.base import ContentFile
from PIL import Image

from articles.photos.metadata.reading import metadata

SUFFIXES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}


def drawn(size=(900, 600)) -> Image.Image:
    """A slope of greys, so that no two parts of it look the same."""
    return Image.linear_gradient("L").resize(size).convert("RGB")


def encoded(picture: Image.Image, format="JPEG", **saving) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, format, **saving)
    return stream.getvalue()


def a_file(format="JPEG", size=(900, 600), **saving) -> ContentFile:
    return ContentFile(encoded(drawn(size), format, **saving), f"picture.{format.lower()}")


def written(folder: Path, format: str, *options: str, size=(160, 90)) -> Path:
    """A small picture with what exiftool's options say of it."""
    path = folder / f"picture.{SUFFIXES[format]}"
    drawn(size).save(path, format)
    return described(path, *options)


def described(path: Path, *options: str) -> Path:
    """The same file, when exiftool has done with it what the options say."""
    command = ["exiftool", "-q", "-overwrite_original", *options, str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stderr == "", "exiftool had something to say"
    return path


def read(path: Path | bytes, charset="cp1256") -> dict:
    """What our reader says of the picture."""
    with warnings.catch_warnings(action="ignore"), Image.open(_file(path)) as picture:
        picture.load()
        return metadata(picture, charset)


def _file(path: Path | bytes) -> Path | io.BytesIO:
    return io.BytesIO(path) if isinstance(path, bytes) else path


def best(said: dict) -> dict:
    """The reading of each field that is trusted most."""
    return {name: readings[0]["value"] for name, readings in said["fields"].items()}
