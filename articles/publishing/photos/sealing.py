"""The words of a photo inside its renditions: sealed in when readers may meet it, and again when they change.

Pixels stay as they were cut. Another set of files, with the new words, is written beside the old one; then the row is
moved to it in one step, if nothing has changed meanwhile. It may be done again, and stopped at any moment
(docs/decisions/0022).
"""

import logging
from collections.abc import Iterable, Iterator
from functools import partial

from django.db import transaction
from django.db.models import Q, QuerySet

from articles.models.agency import Agency
from articles.models.person import Person
from articles.models.photo import Photo
from articles.models.published import PublishedPhoto
from articles.photos import sets
from articles.photos.intake import cuts_address, take_in
from articles.photos.table import VERSION, version_of
from articles.photos.words import Words
from articles.publishing.photos.waiting import WAIT, Late, Wait

ROUNDS = 5  # words that change five times while they are sealed are still being written
NAMED = 10  # photos, in a line of the log
log = logging.getLogger(__name__)


def words_of(photo: Photo, agencies: Iterable[Agency] | None = None) -> Words:
    """Return what travels inside the photo's renditions, in the language of its words.

    Its credit is that of its rows; `agencies` stand for them while a photo is not saved yet.
    """
    return Words(
        language=photo.edition,
        caption=photo.caption,
        alt=photo.alt,
        credit=photo.credit_in(photo.edition) if agencies is None else credit(photo, agencies),
        photographer=photo.photographer.strip(),
        copyright=photo.copyright,
    )


def credit(photo: Photo, agencies: Iterable[Agency]) -> str:
    """Return the credit that a photo will have with these agencies, in the language of its words."""
    names = [photo.photographer.strip(), *(agency.short_in(photo.edition) for agency in agencies)]
    return " - ".join(name for name in names if name)


def address_of(photo: Photo) -> str:
    """Return where the photo's renditions are once its words, as the row has them, are sealed in."""
    return cuts_address(photo.digest, (photo.focus_x, photo.focus_y), words_of(photo))


def is_sealed(photo: Photo) -> bool:
    """Whether its renditions have today's words in them, and are cut by today's table."""
    return photo.cuts == address_of(photo)


def is_printed(photo: Photo) -> bool:
    """Whether readers may meet it: in a published story, in one that is scheduled, as the portrait of a writer."""
    return PublishedPhoto.objects.filter(photo=photo).exists() or Person.objects.filter(portrait=photo).exists()


def printed() -> QuerySet[Photo]:
    """Return the photos that readers may meet, newest first."""
    stories, portraits = PublishedPhoto.objects.values("photo"), Person.objects.values("portrait")
    either = Q(pk__in=stories) | Q(pk__in=portraits.filter(portrait__isnull=False))
    return Photo.objects.filter(either).order_by("-pk")


def unsealed() -> Iterator[int]:
    """Yield the numbers of the printed photos whose renditions have other words in them, newest first."""
    photos = printed().prefetch_related("credit_rows__agency")
    return (photo.pk for photo in photos.iterator(chunk_size=500) if not is_sealed(photo))


def seal(photo: Photo, wait: Wait | None = None) -> bool:
    """Seal the words that the database has now into the photo's renditions; return whether anything had to be done.

    Never inside a transaction: it takes a moment, and others would wait. Raises intake.Refused, OSError or ValueError
    if neither the renditions nor the original can be read; the photo keeps the ones it has then. Where somebody waits,
    raises Late when their patience ends, and at once for a photo that must be cut anew.
    """
    done = False
    for _round in range(ROUNDS):
        now = _fresh(photo)
        if now is None or is_sealed(now):
            break
        done = _move(now, wait) or done
    photo.cuts = now.cuts if now else photo.cuts
    return done


def soon(numbers: Iterable[int]) -> None:
    """Seal these photos, those of them that readers may meet, once what is being saved is saved.

    Whatever happens then, what was saved stands. What could not be sealed, or not while somebody waits, is said in the
    log; `manage.py cut_again` finds it again by comparing rows with addresses, so nothing has to remember it.
    """
    transaction.on_commit(partial(_quietly, list(numbers)), robust=True)


def soon_of(agency: Agency) -> None:
    """Seal the printed photos of an agency, newest first, once its new name is saved."""
    soon(printed().filter(credit_rows__agency=agency).values_list("pk", flat=True))


def _fresh(photo: Photo) -> Photo | None:
    with transaction.atomic(durable=True):  # refuses to be part of another one
        return Photo.objects.prefetch_related("credit_rows__agency").filter(pk=photo.pk).first()


def _move(photo: Photo, wait: Wait | None = None) -> bool:
    """Make the set that the photo should have, and give it to the row, unless that was given another meanwhile."""
    before, after = photo.cuts, address_of(photo)
    if wait:
        wait.for_it(partial(_write, photo, after, hurried=True))
    else:
        _write(photo, after)
    photo.cuts = after
    return bool(Photo.objects.filter(pk=photo.pk, cuts=before).update(cuts=after))


def _write(photo: Photo, after: str, *, hurried: bool = False) -> None:
    """Make the set where it is not there yet, and write down that it is given, and the other left. Asks no database."""
    if not sets.given(after):
        if not hurried:
            _make(photo, after)
        elif not _copied(photo, after):
            raise Late
    sets.leave(photo.cuts, photo.pk, to=after)


def _make(photo: Photo, cuts: str) -> None:
    """Write the set, from its renditions, or, where that cannot be, from the original."""
    if _copied(photo, cuts):
        return
    with photo.original.open("rb") as original:
        take_in(original, focus=(photo.focus_x, photo.focus_y), words=words_of(photo))


def _copied(photo: Photo, cuts: str) -> bool:
    """Write the set from the renditions that there are, if they are this picture's by today's table, cut around its
    focal point; return False where they are not, or one is missing or broken.
    """
    said = sets.facts(photo.cuts) or {}
    its_own = (said.get("digest"), said.get("focus")) == (photo.digest, [photo.focus_x, photo.focus_y])
    if not its_own or version_of(photo.cuts) != VERSION:
        return False
    try:
        sets.copy(photo.picture, cuts, words_of(photo))
    except (FileNotFoundError, ValueError):
        log.warning("Photo %s must be cut anew: its renditions are not all there.", photo.pk)
        return False
    return True


def _quietly(numbers: list[int]) -> None:
    wait = WAIT.get() or Wait()
    late = [number for number in numbers if wait.left <= 0 or not _tried(number, wait)]
    if late:
        named = ", ".join(map(str, late[:NAMED])) + (", …" if len(late) > NAMED else "")
        log.warning("%s photos have old words in their files (%s): run `manage.py cut_again`.", len(late), named)


def _tried(number: int, wait: Wait) -> bool:
    """Seal the photo, if readers may meet it; return whether it has today's words now, or needs none."""
    photo = Photo.objects.filter(pk=number).first()
    try:
        if photo and is_printed(photo):
            seal(photo, wait)
    except Late:
        return False
    except Exception:
        log.exception("Photo %s could not be sealed.", number)
        return False
    return True
