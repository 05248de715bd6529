"""A hostile file costs its uploader a clear sentence, and nobody else anything; a polyglot is served as a picture."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import translation
from PIL import Image

from articles.photos import intake, knife, limits
from articles.photos.slots import Busy, slot
from tests.photos.hostile import REFUSED, SCRIPT, TAKEN, ZIP
from tests.photos.pictures import a_file

MAGIC = {".avif": rb"....ftypavif", ".webp": rb"RIFF....WEBP", ".jpg": rb"\xff\xd8\xff"}


def taken_in(content):
    with translation.override("en"):
        return intake.take_in(ContentFile(content, "x.jpg"))


@pytest.mark.parametrize("name", REFUSED)
def test_what_means_harm_is_refused_with_a_sentence(name):
    content, why = REFUSED[name]
    with pytest.raises(intake.Refused, match=why):
        taken_in(content)


@pytest.mark.parametrize("name", TAKEN)
def test_every_rendition_of_a_polyglot_is_a_picture_and_nothing_else(name):
    cut = taken_in(TAKEN[name])
    renditions = pictures_of(cut)
    assert renditions
    for path in renditions:
        assert re.match(MAGIC[path.suffix], path.read_bytes(), re.DOTALL)
        assert not any(trace in path.read_bytes() for trace in (b"<script", b"<?php", b"PK\x03\x04", b"alert"))
        with Image.open(path) as picture:
            picture.verify()


def pictures_of(cut):
    return [path for path in Path(default_storage.path(cut.cuts)).iterdir() if path.suffix in MAGIC]


def test_the_polyglots_are_what_they_are_said_to_be():
    assert any(SCRIPT in content for content in TAKEN.values()) and any(ZIP in content for content in TAKEN.values())


# --- The child's limits --------------------------------------------------------------------------
CHILD = "from articles.photos import limits; limits.confine()\n"


def in_a_child(code):
    command = [sys.executable, "-c", CHILD + code]
    return subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=60)


def test_the_child_gives_way_to_readers():
    said = in_a_child("import os; print(os.nice(0), os.sched_getscheduler(0) == os.SCHED_BATCH)").stdout
    assert said.split() == [str(os.nice(0) + limits.NICE), "True"]


def test_the_child_gets_no_more_than_its_memory_files_and_space(tmp_path):
    assert "MemoryError" in in_a_child(f"bytes({limits.MEMORY})").stderr
    assert "Too many open files" in in_a_child("files = [open('/dev/null') for _ in range(100)]").stderr
    big = tmp_path / "big"
    assert (
        "File too large"
        in in_a_child(
            f"with open({str(big)!r}, 'wb') as file: file.write(bytes({limits.LARGEST_RENDITION + 1}))"
        ).stderr
    )
    assert big.stat().st_size == limits.LARGEST_RENDITION


DEATHS = {
    "it thinks for ever": (
        "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass",
        "time",
    ),
    "it is killed": (f"import os; os.kill(os.getpid(), {signal.SIGKILL:d})", "memory"),
    "it crashes": (f"import os; os.kill(os.getpid(), {signal.SIGSEGV:d})", "could not be read"),
    "it talks nonsense": ("print('{')", "could not be read"),
    "it sleeps": ("import time; time.sleep(60)", "time"),
}


@pytest.mark.parametrize("name", DEATHS)
def test_however_the_child_dies_there_is_a_sentence(name, monkeypatch, tmp_path):
    code, sentence = DEATHS[name]
    program = tmp_path / "program"
    program.write_text(f"#!{sys.executable}\n{code}\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(knife, "WALL_SECONDS", 1.5)
    with pytest.raises(intake.Refused, match=sentence):
        taken_in(a_file(size=(320, 200)).read())


# --- One at a time -------------------------------------------------------------------------------
def test_a_slot_is_held_by_one_and_free_again_when_its_holder_is_killed(tmp_path):
    with slot(tmp_path, number=1, patience=0), pytest.raises(Busy), slot(tmp_path, number=1, patience=0.1):
        raise AssertionError("there is one slot")
    with slot(tmp_path, number=2, patience=0), slot(tmp_path, number=2, patience=0):
        pass
    code = "from pathlib import Path; from articles.photos.slots import slot; import time\n"
    code += f"with slot(Path({str(tmp_path)!r}), number=1, patience=0): print('held', flush=True); time.sleep(60)"
    holder = subprocess.Popen([sys.executable, "-c", code], cwd=settings.BASE_DIR, stdout=subprocess.PIPE)
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(Busy), slot(tmp_path, number=1, patience=0):
        pass
    holder.kill()
    holder.communicate()
    with slot(tmp_path, number=1, patience=0):
        pass


def test_whoever_waits_too_long_is_told_that_the_desk_is_busy(monkeypatch, settings):
    monkeypatch.setattr(knife, "PATIENCE", 0.1)
    monkeypatch.setattr(knife, "slots", lambda: 1)
    with knife.at_hand(), pytest.raises(intake.Refused, match="busy"):
        taken_in(a_file(size=(310, 210)).read())
    assert taken_in(a_file(size=(310, 210)).read()).width == 310
