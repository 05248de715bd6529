"""Rights that end: what a photo's chip says, the panel of the front page, and the line in the frame on the last day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.library.pictures import thumbnail
from articles.desk.rights import policy
from articles.models.photo import Photo
from articles.models.published import PublishedPhoto
from articles.publishing.photos import rights

WEEK, DAY, HOUR = timedelta(days=7), timedelta(days=1), timedelta(hours=1)
MOST = 8  # photos of the panel
MOST_ROWS = 200  # photos in stories that are looked at for them
NAMED = 3  # stories


def clock(end: datetime, now: datetime) -> str:
    """Return when it ends on the desk's clock: «today 18:00», «tomorrow 18:00», or with its day."""
    here = localtime(end)
    days = (here.date() - localtime(now).date()).days
    near = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    return f"{near.get(days) or date_format(here, 'j F')} {here:%H:%M}"


def rights_chips(photo: Photo, now: datetime) -> list[dict]:
    """Return what stands in the way of printing the photo, or soon will: {"key", "label"}; nothing for most photos."""
    if photo.held:
        return [{"key": "problem", "label": _("do not publish")}]
    end, start = photo.usable_until, photo.usable_from
    if end and end <= now:
        return [{"key": "problem", "label": _("right over since %(when)s") % {"when": clock(end, now)}}]
    if start and start > now:
        return [{"key": "scheduled", "label": _("usable from %(when)s") % {"when": clock(start, now)}}]
    if end and end <= now + WEEK:
        return [{"key": urgency(end, now), "label": _("right ends %(when)s") % {"when": clock(end, now)}}]
    return []


def urgency(end: datetime, now: datetime) -> str:
    """Return the colour: a problem within a day, else something to look at."""
    return "problem" if end <= now + DAY else "review"


# --- The panel of the front page -----------------------------------------------------------------------
@dataclass
class Ending:
    """A photo whose right ends within a week, and the stories whose readers will miss it."""

    photo: Photo
    key: str  # "hour", "day" or "week"
    chip: dict
    picture: str
    stories: list[PublishedPhoto] = field(default_factory=list)

    @property
    def named(self) -> list[PublishedPhoto]:
        return self.stories[:NAMED]

    @property
    def more(self) -> int:
        return len(self.stories) - len(self.named)


def endings(user, stories, now: datetime) -> list[Ending]:
    """Return the photos in these published stories whose right ends within a week, the nearest first; one query.

    Nothing for those who could do nothing about it.
    """
    if not policy.may(user, policy.PRINTED):
        return []
    rows = rights.ending(now, now + WEEK).filter(story__in=stories.order_by().values("pk"))
    return gathered(rows.select_related("photo", "story").defer("story__body")[:MOST_ROWS], now)


def gathered(rows: Iterable[PublishedPhoto], now: datetime) -> list[Ending]:
    found: dict[int, Ending] = {}
    for row in rows:
        photo = row.photo
        if photo.pk not in found:
            [chip] = rights_chips(photo, now)
            found[photo.pk] = Ending(photo, step(photo.usable_until, now), chip, thumbnail(photo))
        found[photo.pk].stories.append(row)
    return list(found.values())[:MOST]


def step(end: datetime | None, now: datetime) -> str:
    """Return which of the three warnings this is."""
    left = (end or now) - now
    return "hour" if left <= HOUR else "day" if left <= DAY else "week"


# --- The line in the frame ---------------------------------------------------------------------------
def frame_line(user) -> dict | None:
    """Return what every page of the desk says on a photo's last day: {"text", "address", "key"}; None on any other.

    One query, which begins at the index of ends; none for those who may not change photos.
    """
    if not policy.may(user, policy.PRINTED):
        return None
    now = timezone.now()
    stands = PublishedPhoto.objects.filter(rights.out(now), photo=OuterRef("pk"), barred=False)
    photos = Photo.objects.filter(Exists(stands), held=False, usable_until__gt=now, usable_until__lte=now + DAY)
    near = list(photos.order_by("usable_until").values_list("pk", "usable_until")[: MOST + 1])
    return said(near, now) if near else None


def said(near: list[tuple[int, datetime]], now: datetime) -> dict:
    """Return the line about these photos, the first of which ends first."""
    (number, end), count = near[0], len(near)
    words = {"n": count, "when": clock(end, now)}
    if count == 1:
        text = _("The right to a photo that readers see ends %(when)s.") % words
        return {"text": text, "address": reverse("admin:articles_photo_change", args=[number]), "key": step(end, now)}
    text = ngettext(
        "The right to %(n)s photo that readers see ends within a day, the first %(when)s.",
        "The rights to %(n)s photos that readers see end within a day, the first %(when)s.",
        count,
    )
    if count > MOST:
        text = _("The rights to many photos that readers see end within a day, the first %(when)s.")
    return {"text": text % words, "address": f"{reverse('admin:index')}#endings", "key": step(end, now)}
