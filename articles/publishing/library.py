"""The photo library's doors: a file becomes a photo here, and a moved focal point new cuts."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import PurePath

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.models.activity import Activity
from articles.models.agency import Agency
from articles.models.photo import Photo, PhotoCredit, original_name
from articles.models.provenance import Provenance
from articles.photos import sets
from articles.photos.intake import Cut, take_in
from articles.photos.table import ROOT
from articles.publishing.photos import logbook, reprinting, rights, sealing
from articles.publishing.photos.filing import file_away
from articles.publishing.photos.prefill import prefill
from articles.text.bidi import plain

May = Callable[[int], bool]  # whether the user may change the photo of a number


def anybody(number: int) -> bool:
    return True


def store_photo(
    file: File,
    *,
    focus: tuple[float, float] = (0.5, 0.5),
    agencies: Iterable[Agency] = (),
    cut: Cut | None = None,
    by=None,
    **words,
) -> Photo:
    """Take a file into the library and return its saved row.

    `by` has brought it, which the log says; a demo is nobody's. `words` are Photo's own fields (caption, alt,
    photographer, …); `agencies` stand in the credit in their order. The same picture with the same focal point and
    words shares its cuts, and its original, with the row that came before; whoever has called `take_in` already hands
    over its `cut`. What the file says of itself fills what nobody has said, the credit included.
    Raises intake.Refused for a file that is no picture the newsroom can take; nothing is saved then.
    """
    photo, named = Photo(focus_x=focus[0], focus_y=focus[1], **words), list(agencies)
    known = Provenance(added_by=by, size=file.size, file_name=plain(PurePath(file.name or "").name)[:255])

    def credited(metadata: dict) -> list[Agency]:
        found = prefill(photo, known, metadata)
        photo.edition = words.get("edition", photo.edition)
        return named or found

    cut = cut or take_in(file, focus=focus, words=lambda metadata: sealing.words_of(photo, credited(metadata)))
    credit = credited(cut.metadata)
    known.fingerprint = cut.fingerprint
    adopt(photo, file, cut)
    with logged(photo, by=by):
        photo.save()
        known.photo = photo
        known.save(force_insert=True)
        rows = [PhotoCredit(photo=photo, agency=agency, position=place) for place, agency in enumerate(credit)]
        PhotoCredit.objects.bulk_create(rows)
    return photo


@contextmanager
def logged(photo: Photo, *, by=None, pausing: bool = False):
    """Inside, a photo is saved with its credit, and nowhere else: all that must follow from a change follows here.

    One transaction with a line in the log that says what has changed (none without `by`), the moment at which caption
    or alt did, the words that the library searches, those by which readers find the stories that print its caption, and
    the stories that its rights now leave out. While `by` is only `pausing`, the line and what is sealed into the
    renditions wait until logbook.end.
    """
    with rights.held(photo), logbook.noted(photo, by=by, pausing=pausing) if by else nullcontext():
        before, first = worded(photo), Photo.objects.only("cuts", "digest").filter(pk=photo.pk).first()
        yield
        now = worded(photo)
        if before and before != now:
            photo.worded_at = timezone.now()
            Photo.objects.filter(pk=photo.pk).update(worded_at=photo.worded_at)
        file_away(photo)
        rights.settle(photo)
        if before and now and before[0] != now[0]:
            reprinting.enter_anew(photo)
        if first and first.cuts != photo.cuts:
            _leave(first)
        if not pausing:
            sealing.soon([photo.pk])


@contextmanager
def changing(photo: Photo, *, by, may: May = anybody) -> Iterator[Photo]:
    """Inside, `logged`, with the row as it is now; nobody else changes or publishes it until the transaction ends.

    Raises PermissionDenied if by then it is one that the user `may` not change, and Photo.DoesNotExist.
    """
    with transaction.atomic():
        row = Photo.objects.select_for_update().get(pk=photo.pk)
        if not may(row.pk):
            raise PermissionDenied
        with logged(row, by=by):
            yield row


def _leave(before: Photo) -> None:
    """Let the files that the photo had follow its rights: pages that are kept name them for a while longer."""
    now = Photo.objects.get(pk=before.pk)
    if now.digest != before.digest:
        sets.leave(before.cuts, now.pk, rights=rights.when(now))
    elif now.cuts != before.cuts:
        sets.leave(before.cuts, now.pk, to=now.cuts)


def worded(photo: Photo) -> tuple | None:
    """Return the caption and alt that the database has, None for a photo that is not in it yet."""
    return Photo.objects.filter(pk=photo.pk).values_list("caption", "alt").first() if photo.pk else None


def adopt(photo: Photo, file: File, cut: Cut) -> None:
    """Write what the knife found onto the row and keep the original in its private store. Does not save the row."""
    photo.digest, photo.format, photo.cuts, photo.tone = cut.digest, cut.format, cut.cuts, cut.tone
    photo.width, photo.height = cut.width, cut.height
    name = original_name(photo, "")
    storage = photo.original.storage
    # Named by its own digest: what another row has is the same picture. What no row has may be swept at any moment.
    if not (storage.exists(name) and Photo.objects.filter(original=name).exists()):
        file.seek(0)
        storage.save(name, file)
    photo.original = name


@transaction.atomic
def remove(photo: Photo, *, by) -> None:
    """Take a photo out of the library for good, and say in the log which it was.

    Raises ProtectedError if it stands in a story or is a portrait. Its files stay: another row may share them.
    """
    words, number = str(photo), photo.pk
    last = Photo.objects.select_for_update().get(pk=number)
    sets.leave(last.cuts, number, rights=rights.when(last))
    logbook.end_all_of(photo)
    photo.delete()
    headline = f"{words} (#{number})" if photo.caption else words
    Activity.objects.create(headline=headline, verb=Activity.Verb.PICTURE, by=by, at=timezone.now())


def refocus(photo: Photo) -> None:
    """Cut the photo anew from its original, around the focal point on the row, and set its new address. Does not save.

    Raises intake.Refused if the original can no longer be read.
    """
    with photo.original.open("rb") as original:
        cut = take_in(original, focus=(photo.focus_x, photo.focus_y), words=sealing.words_of(photo))
    sets.leave(photo.cuts, photo.pk, to=cut.cuts)
    photo.cuts, photo.tone = cut.cuts, cut.tone


def outdated() -> QuerySet[Photo]:
    """Return the photos that an older table of sizes has cut, newest first."""
    return Photo.objects.exclude(cuts__startswith=ROOT).order_by("-pk")


def cut_again(photo: Photo) -> None:
    """Cut the photo by today's table and save its new address, unless focal point or file have changed meanwhile.

    Raises intake.Refused or OSError if its original can no longer be read.
    """
    same = Photo.objects.filter(pk=photo.pk, digest=photo.digest, focus_x=photo.focus_x, focus_y=photo.focus_y)
    refocus(photo)
    same.update(cuts=photo.cuts, tone=photo.tone)
