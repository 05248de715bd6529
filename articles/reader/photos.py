"""A photograph for its own page: whether readers may see it now, and the stories that it stands in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from articles.editions import EDITIONS
from articles.models.agency import RightsClass
from articles.models.named import address_prefix
from articles.models.photo import Photo, PhotoCredit
from articles.models.published import PublishedArticle
from articles.text.dates import in_digits

MOST_ELSEWHERE = 24  # stories of other editions; each edition's own page of the photo has them all
TITLE = 90  # characters of the caption, where the photo has no title
PRINTED = ("edition", "slug", "headline", "short_headline", "published_at")
FOOTINGS = {
    RightsClass.STAFF: pgettext_lazy("photo page", "The paper’s own photograph"),
    RightsClass.COMMISSIONED: pgettext_lazy("photo page", "Taken on commission for the paper"),
    RightsClass.SUBSCRIPTION: pgettext_lazy("photo page", "From an agency, by subscription"),
    RightsClass.LICENSED: pgettext_lazy("photo page", "Under a licence for this use"),
    RightsClass.POOL: pgettext_lazy("photo page", "From a pool of newsrooms"),
    RightsClass.HANDOUT: pgettext_lazy("photo page", "Handed out by those whom it concerns"),
    RightsClass.COURTESY: pgettext_lazy("photo page", "By courtesy of its owner"),
    RightsClass.FREE: pgettext_lazy("photo page", "Under a free licence, or in the public domain"),
}


@dataclass(frozen=True)
class Page:
    """The photo's page in one edition."""

    edition: str
    number: int

    def address(self) -> str:
        return reverse(f"{address_prefix(self.edition)}:photo", args=[self.number])


def find(number: int, edition: str, now: datetime) -> Photo | None:
    """Return the photo with its agencies, or None if its rights keep it from this edition's readers now."""
    credits = Prefetch("credit_rows", PhotoCredit.objects.select_related("agency"))
    photo = Photo.objects.filter(pk=number).prefetch_related(credits).first()
    if photo is None or not photo.usable_at(now):
        return None
    return photo if not photo.editions or edition in photo.editions else None


def printing(photo: Photo, now: datetime) -> QuerySet:
    """Return the stories that show the photo to readers at that moment, in every edition."""
    return PublishedArticle.objects.public(now).filter(photo_rows__photo=photo, photo_rows__barred=False)


def pages(photo: Photo, now: datetime) -> list[Page]:
    """Return the photo's page in each edition that shows it, in the editions' order; none means: it does not exist."""
    found = set(printing(photo, now).order_by().values_list("edition", flat=True).distinct())
    return [Page(code, photo.pk) for code in EDITIONS if code in found]


def elsewhere(photo: Photo, editions: Collection[str], now: datetime) -> QuerySet:
    """Return the newest stories of these editions that show the photo, edition by edition in nobody's favour."""
    rows = printing(photo, now).filter(edition__in=editions)
    return rows.newest_first().only(*PRINTED)[:MOST_ELSEWHERE]


def title(photo: Photo, edition: str) -> str:
    """Return what stands over the photo's page: its title, else the beginning of its caption, else its number."""
    numbered = _("Photo %s") % in_digits(str(photo.pk), EDITIONS[edition])
    return photo.headline or shorten(photo.caption, TITLE, placeholder="…") or numbered


def footing(photo: Photo) -> str:
    """Return in words on what footing the paper prints it, by its own class or its first agency's; "" for neither."""
    first = next((row.agency.rights_class for row in photo.credit_rows.all()), "")
    return str(FOOTINGS.get(photo.rights_class or first, ""))
