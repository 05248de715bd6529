"""What the desk alone knows of a photo is kept in its own row; and what the library searches is filed there, folded."""

from articles.models.photo import Photo
from articles.models.provenance import Provenance
from articles.text.arabic import tokens


def provenance_of(photo: Photo) -> Provenance:
    """Return the photo's row of provenance, made now if it has none."""
    return Provenance.objects.get_or_create(photo=photo)[0]


def file_away(photo: Photo) -> None:
    """Write down what the library finds this photo by, as the database has it now: words, names, places, dates."""
    known = provenance_of(photo)
    known.folded = searched(photo, known)
    known.save(update_fields=["folded"])


def searched(photo: Photo, known: Provenance) -> str:
    """Return the folded words of everything that names the photo, joined and framed by single spaces."""
    agencies = [row.agency for row in photo.credit_rows.select_related("agency")]
    names = [name for agency in agencies for name in (agency.name, agency.short_form, *agency.other_names.values())]
    shorts = [form for agency in agencies for form in agency.other_short_forms.values()]
    date = photo.taken_on.isoformat() if photo.taken_on else ""
    words = (photo.headline, photo.caption, photo.alt, photo.people, photo.photographer, photo.place, date)
    said = " ".join([*words, *names, *shorts, *known.keywords, known.file_name, f"#{photo.pk}"])
    return f" {' '.join(tokens(said))} "
