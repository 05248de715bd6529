"""Thousands of files that mean harm: Pillow's own test pictures, and sound pictures in which bytes were changed."""

import importlib.metadata
import random
import re
import resource
import subprocess
import sys
import tarfile
from collections import Counter
from pathlib import Path
from time import perf_counter

import pillow_heif
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from articles.photos import intake, knife, limits, sets
from articles.photos.renditions import Picture
from tests.photos.hostile import REFUSED, TAKEN
from tests.photos.pictures import drawn, encoded
from tests.photos.test_canaries import an_exif, an_xmp
from tests.photos.test_hostile import MAGIC

pytestmark = [pytest.mark.soak, pytest.mark.once]
MUTATIONS = 2000
SEED = 20261123


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """The pictures that Pillow tests itself with, of the version that is installed, from its source distribution."""
    folder = tmp_path_factory.mktemp("pillow")
    wanted = f"pillow=={importlib.metadata.version('pillow')}"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*command, "--no-binary", ":all:", "--dest", str(folder), wanted], check=True, timeout=1800)
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        members = [member for member in packed.getmembers() if "/Tests/images/" in member.name and member.isfile()]
        packed.extractall(folder, members, filter="data")
    found = sorted(path for path in folder.rglob("Tests/images/**/*") if path.is_file())
    assert len(found) > 900
    return found


@pytest.fixture
def deaths(monkeypatch):
    """How children ended that did not answer: none should."""
    found, really = [], knife._asked

    def asked(*arguments):
        try:
            return really(*arguments)
        except intake.Refused as refusal:
            found.append(f"{refusal.__cause__!r}: {Path(arguments[0]).read_bytes()[:40]!r}")
            raise

    monkeypatch.setattr(knife, "_asked", asked)
    return found


def judge(files, deaths):
    """Take every file in, look at what is served of it, and print the figures. Returns what became of how many."""
    began, slowest, came_to = perf_counter(), (0.0, ""), Counter()
    for name, content in files:
        start = perf_counter()
        came_to[became(content)] += 1
        slowest = max(slowest, (perf_counter() - start, name))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    print(f"\n{sum(came_to.values())} files in {perf_counter() - began:.0f} s: {dict(came_to)}; {len(deaths)} deaths")
    print(f"slowest {slowest[0]:.1f} s ({slowest[1]}); largest child {memory / 2**20:.0f} MB")
    print("\n".join(deaths))
    assert memory <= limits.MEMORY
    return came_to


def became(content: bytes) -> str:
    try:
        cut = intake.take_in(ContentFile(content, "x.jpg"))
    except intake.Refused as refusal:
        return str(refusal)[:48]
    names = sets.names(Picture(cut.cuts, cut.width, cut.height))
    for name in names:
        is_a_picture(Path(default_storage.path(name)))
    sets.remove(cut.cuts, unless=lambda: False)
    return "cut"


def is_a_picture(path):
    content = path.read_bytes()
    assert re.match(MAGIC[path.suffix], content, re.DOTALL) and b"<script" not in content and b"<?php" not in content
    with Image.open(path, formats=({".jpg": "JPEG"}.get(path.suffix, path.suffix[1:].upper()),)) as picture:
        picture.load()


def test_pillows_own_test_pictures_kill_nobody(corpus, deaths):
    files = [(path.name, path.read_bytes()) for path in corpus if path.stat().st_size < intake.LARGEST_FILE]
    files += [(name, content) for name, (content, _why) in REFUSED.items()] + list(TAKEN.items())
    came_to = judge(files, deaths)
    assert came_to["cut"] > 200 and not deaths


def test_two_thousand_mutations_kill_nobody(tmp_path, deaths):
    chance = random.Random(SEED)  # noqa: S311 - the same every time
    sound = list(sound_pictures(tmp_path))
    files = [(f"{number} of {kind}", mutated(content, chance)) for number, (kind, content) in turns(sound)]
    came_to = judge(files, deaths)
    assert sum(came_to.values()) == MUTATIONS and 0.02 * MUTATIONS < came_to["cut"] < 0.98 * MUTATIONS and not deaths


def turns(sound):
    return ((number, sound[number % len(sound)]) for number in range(MUTATIONS))


def sound_pictures(folder):
    """One of each kind, with metadata, small enough for a change to hit something that matters."""
    picture, said = drawn((160, 120)), {"exif": an_exif(), "xmp": an_xmp()}
    yield "JPEG", encoded(picture, **said)
    yield "progressive JPEG", encoded(picture, progressive=True, **said)
    yield "inks", encoded(picture.convert("CMYK"), **said)
    yield "PNG", encoded(picture, "PNG", exif=said["exif"])
    yield "palette", encoded(picture.quantize(16), "PNG", transparency=0)
    yield "WebP", encoded(picture, "WEBP", **said)
    yield "lossless WebP", encoded(picture, "WEBP", lossless=True, **said)
    yield "AVIF", encoded(picture, "AVIF", **said)
    path = folder / "picture.heic"
    pillow_heif.from_pillow(picture).save(path)
    yield "HEIC", path.read_bytes()


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Bytes changed, cut out, doubled or put at the end, near the head more often than not."""
    changed = bytearray(content)
    for _turn in range(chance.choice((1, 1, 2, 4, 16, 64))):
        at = chance.randrange(min(len(changed), chance.choice((64, 512, len(changed)))) or 1)
        part = slice(at, at + chance.choice((1, 2, 4, 64)))
        match chance.randrange(6):
            case 0 | 1 | 2:
                changed[at : at + 1] = bytes([chance.randrange(256)])
            case 3:
                changed[part] = bytes([chance.choice((0, 0x7F, 0xFF))]) * len(changed[part])
            case 4:
                changed[at:at] = changed[part]
            case 5:
                del changed[part]
    return bytes(changed[: chance.randrange(len(changed))] if chance.random() < 0.1 else changed)
