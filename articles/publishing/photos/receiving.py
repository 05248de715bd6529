"""A file that comes in is one of three things: in the library already, the twin of a picture there, or a new photo."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.files.base import File
from django.db import connection, transaction
from django.db.models import Max

from articles.models.agency import Agency
from articles.models.photo import Photo, PhotoCredit
from articles.models.provenance import Collection, Provenance
from articles.photos.fingerprint import NEAR, distance, tells
from articles.photos.intake import Cut, take_in
from articles.photos.words import Words
from articles.publishing.library import adopt, logged
from articles.publishing.photos import sealing
from articles.publishing.photos.prefill import prefill

ADDED, KNOWN, TWIN = "added", "known", "twin"
LOCK = 0x70686F74  # of PostgreSQL: one number among its advisory locks
A_NAME = 255  # letters


@dataclass(frozen=True)
class Received:
    """What has become of a file. `photo` is the row that was added or is known; of a twin, the one it resembles is."""

    state: str
    photo: Photo | None
    twin: Photo | None
    cut: Cut


@dataclass(frozen=True)
class Entry:
    """A photo that is not saved yet, with what its file says."""

    photo: Photo
    provenance: Provenance
    agencies: list[Agency]

    @property
    def credit(self) -> str:
        """The credit without parentheses, as it will be printed."""
        return sealing.credit(self.photo, self.agencies)


def at_once(received: Received) -> bool:
    """Agree to whatever has become of the file: nobody else can be bringing it."""
    return True


def receive(
    file: File,
    *,
    by,
    name: str,
    anyway: bool = False,
    collection: Collection | None = None,
    claim: Callable[[Received], bool] = at_once,
) -> Received | None:
    """Take a file in, unless it is known or, without `anyway`, resembles a photo of the library; return what it is.

    A new photo has the words that its file carries, and the log says who has brought it. Its original is in the store
    before its row is, and stays there, for the sweeping to find, if the row never comes. `claim` is asked in the same
    transaction; where it says no, nothing is saved and None comes back.
    Raises intake.Refused for a file that is no picture the newsroom can take.
    """
    cut = take_in(file, focus=(0.5, 0.5), words=words_of_file)
    newest = Photo.objects.aggregate(newest=Max("pk"))["newest"] or 0
    found = already(cut, anyway=anyway)
    entry = entry_of(cut, name=name, size=file.size, by=by)
    if not found:
        adopt(entry.photo, file, cut)
    with transaction.atomic():
        _one_at_a_time()
        found = found or already(cut, anyway=anyway, since=newest)
        received = found or _added(entry, cut, by)
        if collection and received.photo:
            collection.photos.add(received.photo)
        if claim(received):
            return received
        transaction.set_rollback(True)
    return None


def already(cut: Cut, *, anyway: bool = False, since: int = 0) -> Received | None:
    """Return the photo that this is, or, among those with a number above `since`, the one it resembles; or None."""
    known = known_as(cut.digest)
    if known:
        return Received(KNOWN, known, None, cut)
    twin = None if anyway else twin_of(cut.fingerprint, since=since)
    return Received(TWIN, None, twin, cut) if twin else None


def known_as(digest: str) -> Photo | None:
    """Return the photo whose original is this very file, by its SHA-256 in hex."""
    return Photo.objects.filter(digest=digest).order_by("pk").first() if digest else None


def twin_of(fingerprint: int | None, *, since: int = 0) -> Photo | None:
    """Return the photo above that number that looks most like this one, the newest of several; None if none does.

    Fingerprints are compared by the bits in which they differ (Hamming). That of an even plane is like any other's.
    """
    if fingerprint is None or not tells(fingerprint):
        return None
    rows = Provenance.objects.filter(fingerprint__isnull=False, photo__gt=since).values_list("fingerprint", "photo")
    near = (
        (distance(fingerprint, other), -number)
        for other, number in rows.iterator(chunk_size=10_000)
        if other is not None
    )
    nearest = min(near, default=(NEAR + 1, 0))
    return Photo.objects.filter(pk=-nearest[1]).first() if nearest[0] <= NEAR else None


def entry_of(cut: Cut, *, name: str, size: int, by) -> Entry:
    """Return the photo that the file would be, unsaved, with the words, the credit and the rights that it carries."""
    photo = Photo(focus_x=0.5, focus_y=0.5)
    known = Provenance(file_name=name[:A_NAME], size=size, added_by=by, fingerprint=cut.fingerprint)
    return Entry(photo, known, prefill(photo, known, cut.metadata))


def words_of_file(metadata: dict) -> Words:
    """Return what the renditions of a new photo say of themselves: the words that its own file brings."""
    photo = Photo()
    return sealing.words_of(photo, prefill(photo, Provenance(), metadata))


def _added(entry: Entry, cut: Cut, by) -> Received:
    photo, known = entry.photo, entry.provenance
    with logged(photo, by=by):
        photo.save()
        known.photo = photo
        known.save(force_insert=True)
        rows = [PhotoCredit(photo=photo, agency=agency, position=place) for place, agency in enumerate(entry.agencies)]
        PhotoCredit.objects.bulk_create(rows)
    return Received(ADDED, photo, None, cut)


def _one_at_a_time() -> None:
    """Let nobody else add a photo until the transaction ends. SQLite has one writer at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
