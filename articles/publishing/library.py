"""The photo library's doors: a file becomes a photo here, and a moved focal point new cuts."""

from collections.abc import Iterable
from contextlib import contextmanager
from functools import partial
from pathlib import PurePath

from django.core.files.base import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models.activity import Activity
from articles.models.agency import Agency
from articles.models.photo import Photo, PhotoCredit, original_name
from articles.models.provenance import Provenance
from articles.photos import sets
from articles.photos.intake import Cut, take_in
from articles.photos.table import ROOT
from articles.publishing.photos import rights, sealing
from articles.publishing.photos.filing import file_away
from articles.publishing.photos.prefill import prefill
from articles.publishing.record import Facts, facts, noted
from articles.text.bidi import plain

# What readers are told of a picture, and what it may be used for.
WORDS = ("headline", "caption", "alt", "people", "photographer", "place", "taken_on", "edition", "copyright")
LOGGED = (*WORDS, "rights_class", "held", "usable_from", "usable_until", "editions")
SHORT = 12  # letters of a digest in the log


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
def logged(photo: Photo, *, by=None):
    """Inside, a photo is saved with its credit, and nowhere else: all that must follow from a change follows here.

    One transaction with a line in the log that says what has changed (none without `by`), the moment at which caption
    or alt did, the words that the library searches, and the stories that its rights now leave out.
    """
    with noted(photo, Activity.Verb.PHOTO, said_of, by=by) if by else transaction.atomic():
        before, left = worded(photo), Photo.objects.filter(pk=photo.pk).values_list("cuts", flat=True).first()
        yield
        if before and before != worded(photo):
            photo.worded_at = timezone.now()
            Photo.objects.filter(pk=photo.pk).update(worded_at=photo.worded_at)
        file_away(photo)
        rights.settle(photo)
        if left and left != photo.cuts:
            _left(photo, left)
        sealing.soon([photo.pk])


def _left(photo: Photo, cuts: str) -> None:
    """Keep the set that the photo has left: pages that are kept name it for a while, under the photo's own rights."""
    transaction.on_commit(partial(sets.leave, cuts, rights.when(photo)), robust=True)


def worded(photo: Photo) -> tuple | None:
    """Return the caption and alt that the database has, None for a photo that is not in it yet."""
    return Photo.objects.filter(pk=photo.pk).values_list("caption", "alt").first() if photo.pk else None


def said_of(photo: Photo) -> Facts:
    """Return what the database has of a photo's words, its credit and its file, by the first letters of its digest."""
    credit = PhotoCredit.objects.filter(photo=photo.pk).values_list("agency__name", flat=True)
    file = Photo.objects.values_list("digest", flat=True).get(pk=photo.pk)[:SHORT]
    words, named = facts(Photo, photo.pk, LOGGED), {_("agencies, in order"): " - ".join(credit)}
    return {**words, **named, **rights.said_of(photo), _("file"): file}


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
    words, number, cuts = str(photo), photo.pk, photo.cuts
    photo.delete()
    _left(photo, cuts)
    headline = f"{words} (#{number})" if photo.caption else words
    Activity.objects.create(headline=headline, verb=Activity.Verb.PICTURE, by=by, at=timezone.now())


def refocus(photo: Photo) -> None:
    """Cut the photo anew from its original, around the focal point on the row, and set its new address. Does not save.

    Raises intake.Refused if the original can no longer be read.
    """
    with photo.original.open("rb") as original:
        cut = take_in(original, focus=(photo.focus_x, photo.focus_y), words=sealing.words_of(photo))
    sets.renew(photo.cuts)
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
