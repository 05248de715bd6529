"""What a picture still lacks: as a condition, as a number for each, and as chips."""

from collections import Counter

from django.db.models import Count, F, Q, QuerySet
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.sheet.mending import SAID, told
from articles.models.photo import Photo
from articles.models.provenance import Provenance
from articles.publishing.photos.credits import Register
from articles.text.captions import BLOCKS, WORST_FIRST, bit

ANYTHING, BLOCKING = "anything", "blocks"
LOUD = frozenset({"caption", "credit", "alt"})  # seen from across the room; of the others a tile says how many
SOME = Q(provenance__lacks__gt=0)  # in every condition, word for word: so databases know that the index will do
LACKING = {
    ANYTHING: SOME,
    BLOCKING: SOME & Q(provenance__lacks__gte=BLOCKS),
    **{key: SOME & Q(GreaterThan(F("provenance__lacks").bitand(bit(key)), 0)) for key in WORST_FIRST},
}
WORST = ("-provenance__lacks", "-provenance__photo_id")  # the order of the index


def lacking_labels() -> dict[str, str]:
    """Return what can be lacking, by the keys of LACKING, and what it is called; the worst first."""
    whole = {ANYTHING: _("anything"), BLOCKING: _("what blocks publication")}
    return {**whole, **{key: str(SAID[key][0]) for key in WORST_FIRST}}


def how_many_lack(among: QuerySet[Photo] | None = None) -> dict[str, int]:
    """Return how many photos lack it, for every key of LACKING; of the whole library, or among these. One query."""
    rows = Provenance.objects.filter(lacks__gt=0)
    rows = rows if among is None else rows.filter(photo__in=among.order_by().values("pk"))
    found: Counter[str] = Counter()
    for lacks, many in rows.order_by().values_list("lacks").annotate(many=Count("pk")):
        keys = [ANYTHING, *[BLOCKING] * (lacks >= BLOCKS), *(key for key in WORST_FIRST if lacks & bit(key))]
        found.update(dict.fromkeys(keys, many))
    return {key: found[key] for key in LACKING}


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


def all_chips(photo: Photo, register: Register) -> list[dict]:
    """Return a chip, {"key", "label", "title"}, for everything that is to be mended in the photo's words."""
    return [
        {"key": one["kind"] if one["key"] in LOUD else "quiet", "label": one["label"], "title": one["sentence"]}
        for one in told(photo, register)
    ]


def chips_from_afar(photo: Photo, register: Register) -> list[dict]:
    """Return `all_chips`, but one for everything that is not LOUD: it says how many these are, and its title what."""
    found = all_chips(photo, register)
    quiet = [chip["label"] for chip in found if chip["key"] == "quiet"]
    if len(quiet) < 2:
        return found
    label = ngettext("%(n)s to mend", "%(n)s to mend", len(quiet)) % {"n": len(quiet)}
    loud = [chip for chip in found if chip["key"] != "quiet"]
    return [*loud, {"key": "quiet", "label": label, "title": _("; ").join(quiet), "read_out": True}]
