"""What a photo's words still lack, as the register of agencies stands: judged one by one, and all of them again."""

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import Prefetch, QuerySet

from articles.editions import EDITIONS
from articles.models.photo import Photo, PhotoCredit
from articles.models.provenance import Provenance
from articles.publishing.photos.credits import Register, split_caption
from articles.text.captions import Fault, faults, weight

AT_ONCE = 1_000  # photos
JUDGED = ("caption", "alt", "place", "taken_on", "photographer", "edition")


def faults_of(photo: Photo, register: Register) -> list[Fault]:
    """Return what the words of a photo lack (articles.text.captions.faults); its credit rows are best prefetched."""
    return faults(
        photo.caption,
        photo.alt,
        place=photo.place,
        taken_on=photo.taken_on,
        has_credit=photo.has_credit,
        calendar=EDITIONS[photo.edition],
        credit_left=bool(photo.caption and split_caption(photo.caption, register)[1]),
    )


def judge_again() -> int:
    """Judge all photos by today's rule and register, keep what has changed, and return how many that were.

    A name that is added to the register may turn the end of any caption into a credit: no photo is saved for that.
    """
    register, changed, last = Register(), 0, 0
    ahead = Photo.objects.order_by("pk").values_list("pk", flat=True)
    while numbers := list(ahead.filter(pk__gt=last)[:AT_ONCE]):
        changed, last = changed + _judged(numbers, register), numbers[-1]
    return changed


@transaction.atomic
def _judged(numbers: Iterable[int], register: Register) -> int:
    """Judge these photos; their rows are locked meanwhile, so that nobody's save is judged by the words before it."""
    rows = Provenance.objects.select_for_update().filter(photo__in=numbers).order_by("pk")
    kept = dict(rows.values_list("photo", "lacks"))
    now = dict(_weights(Photo.objects.filter(pk__in=kept), register))
    changed = [Provenance(photo_id=key, lacks=lacks) for key, lacks in now.items() if kept[key] != lacks]
    Provenance.objects.bulk_update(changed, ["lacks"])
    return len(changed)


def _weights(photos: QuerySet[Photo], register: Register) -> Iterator[tuple[int, int]]:
    credited = Prefetch("credit_rows", PhotoCredit.objects.only("photo"))
    for photo in photos.only(*JUDGED).prefetch_related(credited):
        yield photo.pk, weight(faults_of(photo, register))
