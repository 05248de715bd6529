"""What the desk alone knows of a photo is kept in its own row: what the library searches, folded, and what it lacks."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Exists, OuterRef, Prefetch, Value
from django.db.models.functions import Replace

from articles.models.agency import Agency
from articles.models.photo import Photo, PhotoCredit
from articles.models.provenance import Provenance
from articles.publishing.photos.credits import Register
from articles.publishing.photos.lacking import faults_of
from articles.text.arabic import tokens
from articles.text.captions import weight

FRAME = "|"  # around the words of each agency; no folded word has it in it


def provenance_of(photo: Photo) -> Provenance:
    """Return the photo's row of provenance, made now if it has none."""
    return Provenance.objects.get_or_create(photo=photo)[0]


def file_away(photo: Photo) -> None:
    """Write down what the library finds this photo by, as the database has it now: words, names, places, dates; and
    what its words still lack.
    """
    known, agencies = provenance_of(photo), PhotoCredit.objects.select_related("agency")
    credited = Prefetch("credit_rows", agencies.prefetch_related("agency__spellings"))
    row = Photo.objects.prefetch_related(credited).get(pk=photo.pk)
    known.folded, known.lacks = searched(row, known), weight(faults_of(row, Register()))
    known.save(update_fields=["folded", "lacks"])


@contextmanager
def refiled(agency: Agency) -> Iterator[None]:
    """Inside, an agency's names or spellings are saved; the photos it credits are then found by the new ones.

    One statement for all of them: the words of an agency stand in one piece and are exchanged as one.
    """
    with transaction.atomic():
        before = filed(Agency.objects.get(pk=agency.pk)) if agency.pk else ""
        yield
        after = filed(Agency.objects.get(pk=agency.pk))
        if before and before != after:
            credited = Exists(PhotoCredit.objects.filter(agency=agency, photo=OuterRef("photo")))
            rows = Provenance.objects.filter(credited, folded__contains=before)
            rows.update(folded=Replace("folded", Value(before), Value(after)))


def searched(photo: Photo, known: Provenance) -> str:
    """Return the folded words of everything that names the photo, joined and framed by single spaces.

    Its credit rows are best prefetched, with their agencies and spellings.
    """
    date = photo.taken_on.isoformat() if photo.taken_on else ""
    words = (photo.headline, photo.caption, photo.alt, photo.people, photo.photographer, photo.place, date)
    said = " ".join([*words, *known.unnamed, *known.keywords, known.file_name, f"#{photo.pk}"])
    agencies = [row.agency for row in photo.credit_rows.all()]
    return f" {' '.join(tokens(said))} {' '.join(map(filed, agencies))} ".replace("  ", " ")


def filed(agency: Agency) -> str:
    """Return the folded words of an agency, framed: its names and short forms in all editions, and its spellings."""
    names = [agency.name, agency.short_form, *agency.other_names.values(), *agency.other_short_forms.values()]
    spellings = [row.spelling for row in agency.spellings.all()]
    return f"{FRAME} {' '.join(tokens(' '.join([*names, *spellings])))} {FRAME}"
