"""What a picture still lacks: as a condition, and as chips."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from articles.models.photo import Photo, PhotoCredit

NO_AGENCY = ~Exists(PhotoCredit.objects.filter(photo=OuterRef("pk")))
LACKING = {
    "credit": Q(photographer="") & NO_AGENCY,
    "caption": Q(caption=""),
    "alt": Q(alt=""),
}
LACKING["anything"] = LACKING["credit"] | LACKING["caption"] | LACKING["alt"]


def lacks(photo: Photo) -> list[dict]:
    """Return a chip for everything the photo lacks: {"key", "label"}; a missing credit or caption blocks a story."""
    found = []
    if not photo.has_credit:
        found.append({"key": "problem", "label": _("no credit")})
    if not photo.caption.strip():
        found.append({"key": "problem", "label": _("no caption")})
    if not photo.alt.strip():
        found.append({"key": "review", "label": _("no alternative text")})
    return found
