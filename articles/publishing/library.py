"""The photo library's doors: a file becomes a photo here, and a moved focal point new cuts."""

from collections.abc import Iterable
from contextlib import contextmanager

from django.core.files.base import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models.activity import Activity
from articles.models.agency import Agency
from articles.models.photo import Photo, PhotoCredit, original_name
from articles.photos.intake import Cut, take_in
from articles.photos.table import ROOT
from articles.publishing.photos import rights
from articles.publishing.photos.filing import file_away
from articles.publishing.record import Facts, facts, noted

# What readers are told of a picture, and what it may be used for.
LOGGED = ("headline", "caption", "alt", "people", "photographer", "place", "taken_on", "edition", "copyright")
LOGGED += ("rights_class", "held", "usable_from", "usable_until", "editions")


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
    photographer, …); `agencies` stand in the credit in their order. The same picture with the same focal point shares
    its cuts and its original with the row that came before; whoever has called `take_in` already hands over its `cut`.
    Raises intake.Refused for a file that is no picture the newsroom can take; nothing is saved then.
    """
    cut = cut or take_in(file, focus=focus)
    photo = Photo(focus_x=focus[0], focus_y=focus[1], **words)
    adopt(photo, file, cut)
    with logged(photo, by=by):
        photo.save()
        rows = [PhotoCredit(photo=photo, agency=agency, position=place) for place, agency in enumerate(agencies)]
        PhotoCredit.objects.bulk_create(rows)
    return photo


@contextmanager
def logged(photo: Photo, *, by=None):
    """Inside, a photo is saved with its credit, and nowhere else: all that must follow from a change follows here.

    One transaction with a line in the log that says what has changed (none without `by`), the moment at which caption
    or alt did, the words that the library searches, and the stories that its rights now leave out.
    """
    with noted(photo, Activity.Verb.PHOTO, said_of, by=by) if by else transaction.atomic():
        before = worded(photo)
        yield
        if before and before != worded(photo):
            photo.worded_at = timezone.now()
            Photo.objects.filter(pk=photo.pk).update(worded_at=photo.worded_at)
        file_away(photo)
        rights.settle(photo)


def worded(photo: Photo) -> tuple | None:
    """Return the caption and alt that the database has, None for a photo that is not in it yet."""
    return Photo.objects.filter(pk=photo.pk).values_list("caption", "alt").first() if photo.pk else None


def said_of(photo: Photo) -> Facts:
    """Return what the database has of a photo's words and credit."""
    credit = PhotoCredit.objects.filter(photo=photo.pk).values_list("agency__name", flat=True)
    return {**facts(Photo, photo.pk, LOGGED), _("agencies, in order"): " - ".join(credit)}


def adopt(photo: Photo, file: File, cut: Cut) -> None:
    """Write what the knife found onto the row and keep the original in its private store. Does not save the row."""
    photo.digest, photo.format, photo.cuts, photo.tone = cut.digest, cut.format, cut.cuts, cut.tone
    photo.width, photo.height = cut.width, cut.height
    name = original_name(photo, "")
    storage = photo.original.storage
    if not storage.exists(name):  # named by its own digest: what is there already is the same picture
        file.seek(0)
        storage.save(name, file)
    photo.original = name


@transaction.atomic
def remove(photo: Photo, *, by) -> None:
    """Take a photo out of the library for good, and say in the log which it was.

    Raises ProtectedError if it stands in a story or is a portrait. Its files stay: another row may share them.
    """
    words, number = str(photo), photo.pk
    photo.delete()
    headline = f"{words} (#{number})" if photo.caption else words
    Activity.objects.create(headline=headline, verb=Activity.Verb.PICTURE, by=by, at=timezone.now())


def refocus(photo: Photo) -> None:
    """Cut the photo anew from its original, around the focal point on the row, and set its new address. Does not save.

    Raises intake.Refused if the original can no longer be read.
    """
    with photo.original.open("rb") as original:
        cut = take_in(original, focus=(photo.focus_x, photo.focus_y))
    photo.cuts, photo.tone = cut.cuts, cut.tone


def outdated() -> QuerySet[Photo]:
    """Return the photos that an older table of sizes has cut, newest first."""
    return Photo.objects.exclude(cuts__startswith=ROOT).order_by("-pk")


def cut_again(photo: Photo) -> None:
    """Cut the photo by today's table and save its new address, unless its focal point was moved meanwhile.

    Raises intake.Refused or OSError if its original can no longer be read.
    """
    same = Photo.objects.filter(pk=photo.pk, focus_x=photo.focus_x, focus_y=photo.focus_y)
    refocus(photo)
    same.update(cuts=photo.cuts, tone=photo.tone)
