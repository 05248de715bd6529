"""Files on the newsroom's own disk: whole or not there, whatever stops a run, or the machine."""

import os
import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

PART = ".part"  # what a run that was stopped leaves behind; `manage.py sweep_media` takes it away


class Disk(FileSystemStorage):
    """A folder. A file is written beside its place, pushed down to the disk, and only then given its name.

    What had the name before is replaced in the same moment: nobody finds half of it, or nothing.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"allow_overwrite": True, **kwargs})

    def tidy(self, before: datetime) -> int:
        """Remove what runs that were stopped before that moment have left half-written; return how many files.

        Folders in which there has been nothing since then go, too.
        """
        removed = 0
        for folder, folders, names in os.walk(self.location, topdown=False):
            parts = [Path(folder, name) for name in names if name.startswith(".") and name.endswith(PART)]
            for part in [part for part in parts if _is_old(part, before)]:
                part.unlink(missing_ok=True)
                removed += 1
            if not folders and not names and folder != self.location and _is_old(Path(folder), before):
                with suppress(OSError):  # a file has been put there meanwhile
                    Path(folder).rmdir()
        return removed

    def _save(self, name: str, content: File) -> str:
        place = Path(self.path(name))
        part = place.with_name(f".{secrets.token_hex(8)}{PART}")
        try:
            self._put_down(part, content)
            os.replace(part, place)
        finally:
            part.unlink(missing_ok=True)
        _push_down(place.parent)
        return place.relative_to(self.location).as_posix()

    def _put_down(self, part: Path, content: File) -> None:
        """Write the file into its folder, which may be tidied away for being old and empty in this very moment."""
        for may_go in (True, True, False):
            try:
                _make(part.parent)
                return _write(part, content, self.file_permissions_mode)
            except FileNotFoundError:
                if not may_go:
                    raise


def _is_old(path: Path, before: datetime) -> bool:
    try:
        return path.stat().st_mtime < before.timestamp()
    except FileNotFoundError:
        return False


def _make(folder: Path) -> None:
    """Make a folder and those above it, each known to the disk before anything is put into it."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(exist_ok=True)
        _push_down(folder.parent)


def _write(path: Path, content: File, mode: int | None) -> None:
    with path.open("xb") as file:
        for chunk in content.chunks():
            file.write(chunk)
        file.flush()
        if mode is not None:
            os.fchmod(file.fileno(), mode)
        os.fsync(file.fileno())


def _push_down(folder: Path) -> None:
    """A new name is safe only when its folder is."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
