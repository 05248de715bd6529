"""Sources that a file names and the register of agencies did not know: the desk says of each what it is."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.models.photo import Photo, PhotoCredit
from articles.publishing import library
from articles.publishing.library import May, anybody
from articles.publishing.photos.credits import known as agency_named
from articles.publishing.photos.filing import provenance_of
from articles.publishing.photos.prefill import listed

PHOTOGRAPHER, AGENCY, NOBODY = "photographer", "agency", "nobody"
WAYS = (PHOTOGRAPHER, AGENCY, NOBODY)


def settle_source(photo: Photo, name: str, way: str, *, by, may: May = anybody) -> None:
    """Credit the name as a photographer, or as the agency that the register knows by it now, or drop it.

    Raises ValueError for a name that the photo has not, or an unknown way, and ValidationError, a sentence, for what
    cannot be. Raises as library.changing does.
    """
    with library.changing(photo, by=by, may=may) as row:
        known = provenance_of(row)
        if name not in known.unnamed or way not in WAYS:
            raise ValueError(name)
        if way == PHOTOGRAPHER:
            _photographer(row, name)
        elif way == AGENCY:
            _agency(row, name)
        known.unnamed = [other for other in known.unnamed if other != name]
        known.save(update_fields=["unnamed"])


def _photographer(photo: Photo, name: str) -> None:
    both = listed([one for one in (photo.photographer.strip(), name) if one])
    if len(both) > (Photo._meta.get_field("photographer").max_length or 0):
        raise ValidationError(_("There is no room for another photographer. Shorten the names first."))
    photo.photographer = both
    photo.save(update_fields=["photographer"])


def _agency(photo: Photo, name: str) -> None:
    agency = agency_named(name)
    if agency is None:
        raise ValidationError(
            _("The register of agencies does not know “%(name)s” yet. Add it there first.") % {"name": name}
        )
    last = photo.credit_rows.count()
    PhotoCredit.objects.get_or_create(photo=photo, agency=agency, defaults={"position": last})
