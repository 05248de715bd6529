"""What the log says of a photo: a line for every change, one for a whole visit to its words (docs/decisions/0029)."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models.activity import Activity, OpenLine
from articles.models.photo import Photo, PhotoCredit
from articles.publishing.photos import rights, sealing
from articles.publishing.record import Facts, called, facts, read_of, record_thing, said

# What readers are told of a picture, and what it may be used for.
WORDS = ("headline", "caption", "alt", "people", "photographer", "place", "taken_on", "edition", "copyright")
LOGGED = (*WORDS, "rights_class", "held", "usable_from", "usable_until", "editions")
SHORT = 12  # letters of a digest in the log
A_VISIT = timedelta(minutes=5)  # after its last change nobody is writing on any more
AT_ONCE = 20  # lines that one save writes for others


@contextmanager
def noted(photo: Photo, *, by, pausing: bool = False) -> Iterator[None]:
    """What is saved inside is one transaction with a line in the log that says what has changed, if anything has.

    While `by` is only pausing, the line stays open: what the fields said before is kept, in the same transaction, until
    the visit ends, and the line says then what has become of them. Another's open line is written first.
    """
    with transaction.atomic():
        before = read_of(photo, said_of) if photo.pk else None
        line = _taken_up(photo, by) if before is not None else None
        yield
        after = read_of(photo, said_of)
        if line and before is not None and _was_read(photo, line, before, after):
            _write(line, before)
            line = None
        if pausing and before is not None:
            _keep(photo, line, before, after, by)
        else:
            _end(photo, line, before, after, by)


def end(photos: Collection[int], *, by) -> None:
    """End the user's visits to these photos: write their lines, and seal their words if they are printed."""
    _ended(Q(photo__in=photos, by=by))


def end_abandoned(most: int | None = AT_ONCE) -> None:
    """End so many of the visits that nobody goes on with: the browser was killed, the connection lost."""
    _ended(Q(at__lt=timezone.now() - A_VISIT), most)


def end_all_of(photo: Photo) -> None:
    """End every visit to a photo, as before it is removed."""
    _ended(Q(photo=photo.pk))


def said_of(photo: Photo) -> Facts:
    """Return what the database has of a photo's words, its credit and its file, by the first letters of its digest."""
    credit = PhotoCredit.objects.filter(photo=photo.pk).values_list("agency__name", flat=True)
    file = Photo.objects.values_list("digest", flat=True).get(pk=photo.pk)[:SHORT]
    words, named = facts(Photo, photo.pk, LOGGED), {_("agencies, in order"): " - ".join(credit)}
    return {**words, **named, **rights.said_of(photo), _("file"): file}


def _taken_up(photo: Photo, by) -> OpenLine | None:
    """The line that the user has open on the photo. Somebody else's, or one left long ago, is written first."""
    line = _locked(photo.pk)
    if line and (line.by_id != by.pk or line.at < timezone.now() - A_VISIT):
        _write(line, read_of(photo, said_of))
        return None
    return line


def _locked(photo: int) -> OpenLine | None:
    return OpenLine.objects.select_for_update(of=("self",)).select_related("photo", "by").filter(photo=photo).first()


def _was_read(photo: Photo, line: OpenLine, before: Facts, after: Facts) -> bool:
    """Whether readers have met what is taken back now: it would be as if it had never been."""
    changed = (name for name in line.before if before.get(name) != after.get(name))
    return any(line.before[name] == after.get(name) for name in changed) and sealing.is_printed(photo)


def _keep(photo: Photo, line: OpenLine | None, before: Facts, after: Facts, by) -> None:
    changed = {name: before.get(name, "") for name in after if before.get(name, "") != after[name]}
    first = {**changed, **(line.before if line else {})}
    if changed:
        now = {"by": by, "before": first, "at": timezone.now()}
        OpenLine.objects.update_or_create(photo=photo, defaults=now)


def _end(photo: Photo, line: OpenLine | None, before: Facts | None, after: Facts, by) -> None:
    if line and before is not None:
        before = {**before, **line.before}
        line.delete()
    changed = said(before, after)
    if changed:
        record_thing(called(photo), Activity.Verb.PHOTO, by=by, reason=changed)


def _ended(which: Q, most: int | None = None) -> None:
    numbers = list(OpenLine.objects.filter(which).order_by("at").values_list("pk", flat=True)[:most])
    for number in numbers:
        with transaction.atomic():
            line = _locked(number)
            if line:
                _write(line, read_of(line.photo, said_of))
    if numbers:
        sealing.soon(numbers)


def _write(line: OpenLine, now: Facts) -> None:
    """Write an open line, with the moment of its last change, and close it. It says nothing if all is as it was."""
    changed = said({**now, **line.before}, now)
    if changed:
        record_thing(called(line.photo), Activity.Verb.PHOTO, by=line.by, reason=changed, at=line.at)
    line.delete()
