"""Pieces of a file on their way: each is whole in the private store before anybody counts on it."""

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, storages

from articles.models.upload import Upload

PIECE = 512 * 1024  # bytes; every piece but the last has as many
KEPT = "pieces"  # in an upload's facts: the names of its pieces, in their order


class Misfit(Exception):
    """The piece does not go on where the upload stands, or is not whole."""


class Damaged(Exception):
    """What has arrived is not the file whose SHA-256 was announced."""


def store() -> Storage:
    """Return the private store of files that are on their way. Pieces of an upload stand under its key."""
    return storages["uploads"]


def add(upload: Upload, offset: int, content: bytes) -> Upload:
    """Keep a piece and move the upload on; return the upload as it is now.

    The name of a piece is new each time, so of two that were sent at once the one that counts is never written over.
    Raises Misfit, and keeps nothing, for a piece that starts elsewhere than the upload stands, or has another length.
    """
    if offset != upload.received or len(content) != expected(upload):
        raise Misfit
    name = store().save(f"{upload.pk}/{offset:09d}-{secrets.token_hex(4)}", ContentFile(content))
    facts = {**upload.facts, KEPT: [*upload.facts.get(KEPT, []), name]}
    here = Upload.objects.filter(pk=upload.pk, received=offset, state=Upload.State.SENDING)
    if not here.update(received=offset + len(content), facts=facts):
        store().delete(name)
        raise Misfit
    return Upload.objects.get(pk=upload.pk)


def expected(upload: Upload) -> int:
    """Return how many bytes the next piece has."""
    return min(PIECE, upload.size - upload.received)


@contextmanager
def whole(upload: Upload) -> Iterator[File]:
    """Inside, the upload is one file on this machine's disk. Nothing larger than a piece is ever in memory.

    Raises Damaged if it is not the file that was announced.
    """
    digest = sha256()
    with tempfile.TemporaryFile(prefix="newsroom-") as copy:
        for name in upload.facts.get(KEPT, []):
            with _opened(name) as piece:
                content = piece.read()
            digest.update(content)
            copy.write(content)
        if copy.tell() != upload.size or upload.digest not in ("", digest.hexdigest()):
            raise Damaged
        copy.seek(0)
        file = File(copy, name=upload.name)
        file.size = upload.size
        yield file


def _opened(name: str):
    try:
        return store().open(name)
    except (OSError, SuspiciousFileOperation) as gone:
        raise Damaged from gone


def begin_again(upload: Upload) -> None:
    """Throw away what has arrived; the upload waits for its first piece."""
    waiting = Upload.objects.filter(pk=upload.pk, received=upload.received, state=Upload.State.SENDING)
    if waiting.update(received=0, facts={}):
        throw_away(upload)


def throw_away(upload: Upload) -> None:
    """Remove the upload's pieces. Called when its row no longer needs them: a crash leaves them to the sweeping."""
    for name in upload.facts.get(KEPT, []):
        store().delete(name)
