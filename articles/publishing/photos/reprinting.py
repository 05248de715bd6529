"""A library's caption is among the words that readers find stories by: when it changes, these are entered anew."""

from django.db.models import QuerySet

from articles.models.index import IndexEntry
from articles.models.photo import Photo
from articles.models.published import PublishedPhoto
from articles.publishing import indexing

AT_ONCE = 300  # stories, the newest: nobody who saves a caption waits longer than a second
OUTDATED = 0  # a version that the index never had


def enter_anew(photo: Photo) -> None:
    """Enter the published stories that print the photo's own caption, in the transaction that has changed it.

    Of a photo that stands in more of them than AT_ONCE the older ones are marked: rebuild_search enters them.
    """
    rows = PublishedPhoto.objects.filter(photo=photo.pk, caption_override="", story__withdrawn_at__isnull=True)
    numbers = list(rows.order_by("-story").values_list("story", flat=True)[: AT_ONCE + 1])
    if len(numbers) > AT_ONCE:
        numbers.pop()
        _mark(rows.filter(story__lt=numbers[-1]))
    if numbers:
        indexing.enter_anew(numbers)


def _mark(rows: QuerySet[PublishedPhoto]) -> None:
    IndexEntry.objects.filter(story__in=rows.values("story")).update(version=OUTDATED)
