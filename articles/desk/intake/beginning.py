"""A file is announced before it is sent: what is in the library already, or half here, need not come again."""

import re
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.fields.numbers import number
from articles.desk.intake import pieces
from articles.desk.rights import policy
from articles.models.photo import Photo
from articles.models.provenance import Collection
from articles.models.upload import Upload
from articles.photos.intake import LARGEST_FILE
from articles.publishing.photos.receiving import known_as
from articles.text.bidi import plain

State = Upload.State
OPEN = (State.SENDING, State.TWIN)
A_DAY = timedelta(days=1)
KEPT_FOR = timedelta(days=14)  # an upload that nobody has gone on with
A_SWEEP = 20  # uploads
DIGEST = re.compile(r"[0-9a-f]{64}")


class Unwelcome(Exception):
    """The file need not be sent; str() is a sentence for the person who chose it."""

    def __init__(self, sentence: str, *, status: int = 422):
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True)
class Announced:
    """A file as its sender announces it: its name, its size in bytes, its SHA-256 in hex or ""."""

    name: str
    size: int
    digest: str = ""

    @classmethod
    def of(cls, name: str, size: int, digest: str = "") -> "Announced":
        one_line = " ".join(plain(name).split())
        return cls(one_line[-255:], size, digest if DIGEST.fullmatch(digest) else "")


def meant(user, text: str | None) -> Collection | None:
    """Return the collection of that number, if there is one and the user may put photos into it."""
    may = text and policy.may(user, "change collection")
    return Collection.objects.filter(pk=number(text)).first() if may else None


def begin(file: Announced, *, by, collection: Collection | None = None) -> Photo | Upload:
    """Return the photo that this file is, the upload that was begun with it, or a new one.

    Raises Unwelcome for a file that is empty or too large, and when the day's number of files is reached.
    """
    if not 0 < file.size <= LARGEST_FILE:
        raise Unwelcome(_why_not(file.size))
    known = known_as(file.digest)
    if known:
        if collection:
            collection.photos.add(known)
        _drop(file, by)
        return known
    return _begun(file, by, collection) or _new(file, by, collection)


def _why_not(size: int) -> str:
    if size:
        return _("The picture is larger than 25 MB. Choose a smaller copy.")
    return _("This file is empty. Choose another copy of it.")


def _begun(file: Announced, by, collection: Collection | None) -> Upload | None:
    """What was begun with this file goes on, into the collection for which it is chosen now."""
    same = Upload.objects.filter(by=by, digest=file.digest, size=file.size, state__in=OPEN)
    upload = same.order_by("-received").first() if file.digest else None
    if upload and collection:
        Upload.objects.filter(pk=upload.pk).update(collection=collection)
        upload.collection = collection
    return upload


def _new(file: Announced, by, collection: Collection | None) -> Upload:
    forget(by)
    today = Upload.objects.filter(by=by, began_at__gt=timezone.now() - A_DAY).count()
    if today >= settings.UPLOADS_A_DAY:
        raise Unwelcome(_("You have sent as many files as one may in a day. Go on tomorrow."), status=429)
    return Upload.objects.create(
        key=secrets.token_urlsafe(32),
        by=by,
        name=file.name,
        size=file.size,
        digest=file.digest,
        collection=collection,
    )


def _drop(file: Announced, by) -> None:
    """Somebody else has brought the file: what this user has half sent of it is not wanted any more."""
    for upload in Upload.objects.filter(by=by, digest=file.digest, state=State.SENDING):
        _removed(upload)


def forget(by) -> None:
    """Remove some of the user's uploads that nobody has gone on with for a long time, and what had arrived of them."""
    old = Upload.objects.filter(by=by, began_at__lt=timezone.now() - KEPT_FOR)
    for upload in old[:A_SWEEP]:
        _removed(upload)


def _removed(upload: Upload) -> None:
    if Upload.objects.filter(pk=upload.pk, received=upload.received, state=upload.state).delete()[0]:
        pieces.throw_away(upload)
