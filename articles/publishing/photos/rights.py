"""What a photo's rights allow, and what follows for the stories that it stands in.

When readers may see it, and «do not publish», is the photo's own and goes by the clock; which editions and regions may
print it is kept with each published story (`barred`), because a region's name is the desk's alone to know.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.models.article import Article, ArticlePhoto
from articles.models.photo import Photo
from articles.models.provenance import Provenance
from articles.models.published import PublishedArticle, PublishedPhoto, PublishedRegion
from articles.models.region import Region

SMALL_PRINT = ("rights_note", "instructions")


# --- May it be printed? ---------------------------------------------------------------------------
def allows(photo: Photo, *, edition: str, region: Region | None) -> bool:
    """Whether a story of this edition and region may print the photo, whatever the clock says."""
    return in_edition(photo, edition) and in_region(photo, region)


def in_edition(photo: Photo, edition: str) -> bool:
    return not photo.editions or edition in photo.editions


def in_region(photo: Photo, region: Region | None) -> bool:
    """Whether the region, or one that it is part of, is among those whose stories may print the photo."""
    allowed = {part.pk for part in regions_of(photo)}
    return not allowed or (region is not None and any(part.pk in allowed for part in region.lineage()))


def regions_of(photo: Photo) -> list[Region]:
    """Return the regions that its rights name; none for a photo that any region's story may print."""
    known = getattr(photo, "provenance", None)
    return list(known.regions.all()) if known else []


def problems(photo: Photo, article: Article, *, now: datetime) -> tuple[list[str], list[str]]:
    """Return (what keeps the story from going out with the photo, what an editor ought to know), as sentences.

    Judged is the moment at which readers are to see the story first. "%(number)s" in them is the photo's place.
    """
    start = max(now, article.publish_at or now)
    errors = [*_out_of_time(photo, start), *_out_of_place(photo, article)]
    end, last = photo.usable_until, article.publish_until
    if errors or end is None or (last and last <= end):
        return errors, []
    text = _("The right to print photo %(number)s ends %(when)s: from then on readers see its caption alone.")
    return [], [_when(text, end)]


def _out_of_time(photo: Photo, start: datetime) -> list[str]:
    """What the clock, and whoever held the photo back, say."""
    if photo.held:
        return [_("Photo %(number)s is marked “do not publish”. Take it out, or choose another one.")]
    if photo.usable_from and photo.usable_from > start:
        text = _("Photo %(number)s may be printed from %(when)s only. Publish later, or choose another one.")
        return [_when(text, photo.usable_from)]
    if photo.usable_until and photo.usable_until <= start:
        text = _("The right to print photo %(number)s ends %(when)s, before readers see the story. Choose another one.")
        if photo.usable_until <= timezone.now():
            text = _("The right to print photo %(number)s has been over since %(when)s. Choose another one.")
        return [_when(text, photo.usable_until)]
    return []


def _out_of_place(photo: Photo, article: Article) -> list[str]:
    if not in_edition(photo, article.edition):
        text = _("The rights of photo %(number)s leave this edition out. Take it out, or choose another one.")
        return [text]
    if article.region is not None and not in_region(photo, article.region):
        names = _(", ").join(region.name for region in regions_of(photo)).replace("%", "%%")
        text = _("Photo %(number)s may be printed in stories of these regions only: %(regions)s. Choose another one.")
        return [text.replace("%(regions)s", names)]
    return []


def _when(text: str, moment: datetime) -> str:
    here = localtime(moment)
    said = _("%(day)s at %(clock)s (%(greenwich)s GMT)") % {
        "day": date_format(here, "j F Y"),
        "clock": f"{here:%H:%M}",
        "greenwich": f"{moment.astimezone(UTC):%H:%M}",
    }
    return text.replace("%(when)s", said)


def when(photo: Photo) -> dict[str, bool | str | None]:
    """Return when readers may see it, in JSON: what its row says of that, for the files that outlive it."""
    start, end = photo.usable_from, photo.usable_until
    return {
        "held": photo.held,
        "usable_from": start.isoformat() if start else None,
        "usable_until": end.isoformat() if end else None,
    }


def said_of(photo: Photo) -> dict[str, str]:
    """Return what the database has of the small print, by what it is called."""
    known = Provenance.objects.filter(photo=photo.pk).prefetch_related("regions").first() or Provenance()
    texts = {
        str(field.verbose_name): getattr(known, field.name)
        for field in Provenance._meta.fields
        if field.name in SMALL_PRINT
    }
    regions = [region.name for region in known.regions.all()] if known.pk else []
    return {**texts, _("regions whose stories may print it"): _(", ").join(regions)}


# --- What has been printed ------------------------------------------------------------------------
def admitted(editions: Collection[str], regions: Collection) -> Q:
    """Return the condition, over PublishedPhoto, that these editions and regions (none: all of them) leave it in."""
    found = Q(story__edition__in=list(editions)) if editions else Q(pk__isnull=False)
    if not regions:
        return found
    return found & Q(Exists(PublishedRegion.objects.filter(story=OuterRef("story"), region__in=list(regions))))


def settle(photo: Photo) -> None:
    """Bar the photo from the published stories that its rights, as they are now, leave out; open the others.

    Two writes at most, however many stories it stands in; none where nothing changes for readers.
    """
    editions = Photo.objects.select_for_update(no_key=True).values_list("editions", flat=True).get(pk=photo.pk)
    regions = list(Provenance.regions.through.objects.filter(provenance=photo.pk).values_list("region", flat=True))
    rows, inside = PublishedPhoto.objects.filter(photo=photo.pk), admitted(editions, regions)
    _turn(rows.filter(inside, barred=True), barred=False)
    if editions or regions:
        _turn(rows.filter(barred=False).exclude(pk__in=rows.filter(inside).values("pk")), barred=True)


def _turn(rows: QuerySet[PublishedPhoto], *, barred: bool) -> None:
    numbers = list(rows.values_list("pk", flat=True))
    if numbers:
        PublishedPhoto.objects.filter(pk__in=numbers).update(barred=barred)


def bound_in(regions: Collection[int]) -> QuerySet[Photo]:
    """Return the photos with rights in some regions only that stand in stories of these, the lowest number first."""
    bound = Provenance.regions.through.objects.filter(provenance=OuterRef("photo"))
    rows = PublishedPhoto.objects.filter(Exists(bound), story__region__in=regions)
    return Photo.objects.filter(pk__in=rows.values("photo")).order_by("pk")


def settle_regions(regions: Collection[int]) -> None:
    """Settle every photo that is bound in these regions, whose map has changed."""
    for photo in bound_in(regions):
        settle(photo)


def hold(article: Article) -> None:
    """Hold the rights of the story's photos until the transaction ends, so that none change while it is published."""
    hold_photos(ArticlePhoto.objects.filter(article=article.pk).values("photo"))


def hold_photos(numbers) -> None:
    """Hold these photos until the transaction ends, the lowest number first, as everybody does who holds several."""
    held = Photo.objects.filter(pk__in=numbers).order_by("pk").select_for_update(no_key=True)
    list(held.values_list("pk", flat=True))


@contextmanager
def held(photo: Photo) -> Iterator[None]:
    """Inside, one transaction, the photo is held before anything that hangs on it."""
    with transaction.atomic():
        if photo.pk:
            hold_photos([photo.pk])
        yield


# --- What readers see, or will --------------------------------------------------------------------
def out(now: datetime) -> Q:
    """Return the condition, over PublishedPhoto, that readers see its story or are to see it."""
    ends = Q(story__until__isnull=True) | Q(story__until__gt=now)
    return Q(story__withdrawn_at__isnull=True) & ends


def taken_from(photo: Photo, regions: Collection, now: datetime) -> QuerySet[PublishedArticle]:
    """Return the stories that would lose the picture if the photo were saved as it is, with rights in these regions."""
    before = Photo.objects.get(pk=photo.pk)
    rows = PublishedPhoto.objects.filter(out(now), photo=photo.pk, barred=False)
    if not before.usable_at(now):
        rows = rows.none()
    elif photo.usable_at(now):
        rows = rows.exclude(pk__in=rows.filter(admitted(photo.editions, regions)).values("pk"))
    return PublishedArticle.objects.filter(pk__in=rows.values("story")).newest_first()


def ending(now: datetime, until: datetime) -> QuerySet[PublishedPhoto]:
    """Return the rows whose photo's right ends by then while readers still have the story, the nearest first.

    The few photos come first, by the index of ends: their rows need no search through all stories.
    """
    near = Photo.objects.filter(held=False, usable_until__gt=now, usable_until__lte=until).order_by().values("pk")
    still = Q(story__until__isnull=True) | Q(story__until__gt=F("photo__usable_until"))
    rows = PublishedPhoto.objects.filter(out(now), still, photo__in=near, barred=False)
    return rows.order_by("photo__usable_until", "photo", "-story__published_at")
