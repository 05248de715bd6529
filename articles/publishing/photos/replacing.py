"""A better file for a photo that is in the library: its number, its words and every story that has it stay."""

import hashlib

from django.core.files.base import File
from django.db import transaction

from articles.models.photo import Photo, PhotoCredit
from articles.photos.intake import Cut, take_in
from articles.publishing.library import adopt, logged
from articles.publishing.photos.filing import provenance_of
from articles.publishing.photos.prefill import prefill
from articles.publishing.photos.sealing import words_of

MIDDLE = (0.5, 0.5)
OF_THE_FILE = ("original", "digest", "format", "width", "height", "cuts", "tone")
A_NAME = 255  # letters


class SameFile(Exception):
    """It is the very file that the photo has already."""


class Overtaken(Exception):
    """Somebody has put another file in its place, or moved its focal point, since this one's page was opened."""


def replace(photo: Photo, file: File, *, seen: str, name: str = "", keep_focus: bool = True, by) -> Photo:
    """Give the photo this file for its own and return its row; readers have the new picture from that moment on.

    `seen` is the digest of the file that the user saw there. What the file says fills in words that are blank; what
    somebody has typed stays. The file is stored and its renditions are cut before the one transaction that changes the
    row; the old original stays in its store until that is swept.
    Raises SameFile, Overtaken, and intake.Refused for a file that is no picture the newsroom can take.
    """
    if photo.digest != seen:
        raise Overtaken
    if digest_of(file) == seen:
        raise SameFile
    focus = (photo.focus_x, photo.focus_y) if keep_focus else MIDDLE
    cut = take_in(file, focus=focus, words=words_of(photo))
    fresh = Photo(focus_x=focus[0], focus_y=focus[1])
    adopt(fresh, file, cut)
    with transaction.atomic():
        row = _still(photo)
        with logged(row, by=by):
            _put(row, fresh, cut, name=name[:A_NAME], size=file.size)
    return row


def digest_of(file: File) -> str:
    """Return the SHA-256 of the whole file, in hexadecimal, and leave the file at its beginning."""
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return digest


def _still(photo: Photo) -> Photo:
    """Return the row, locked until the transaction ends. Raises Overtaken if its picture is not the one we have cut."""
    row = Photo.objects.select_for_update().filter(pk=photo.pk).first()
    if row is None or any(getattr(row, name) != getattr(photo, name) for name in ("digest", "focus_x", "focus_y")):
        raise Overtaken
    return row


def _put(row: Photo, fresh: Photo, cut: Cut, *, name: str, size: int) -> None:
    for field in (*OF_THE_FILE, "focus_x", "focus_y"):
        setattr(row, field, getattr(fresh, field))
    known, said = provenance_of(row), cut.metadata or {}
    known.file_name, known.size, known.fingerprint = name, size, cut.fingerprint
    known.unnamed = []
    agencies = prefill(row, known, said)
    row.save()
    known.save()
    if not row.credit_rows.exists():
        rows = [PhotoCredit(photo=row, agency=agency, position=place) for place, agency in enumerate(agencies)]
        PhotoCredit.objects.bulk_create(rows)
