"""The card of a story or a photo, for another site that links to it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from articles.models.named import address_prefix
from articles.reader import oembed, photos
from articles.reader.api import stories
from articles.reader.api.answer import Refused, machine, told
from articles.reader.api.asked import misunderstood, read
from articles.reader.api.table import BY_NAME
from articles.reader.story import find_withdrawn
from articles.templatetags.addresses import whole_for

NARROWEST = 120  # pixels: below that a card is no card


@machine
def card(request):
    """The card of the address that is asked for: JSON, or XML where that is asked."""
    asked = read(request, BY_NAME["oembed"].parameters)
    room = oembed.Room(asked.get("maxwidth", 100_000), asked.get("maxheight", 100_000))
    found = oembed.place(asked["url"], {request.get_host(), urlsplit(settings.SITE_ADDRESS).netloc})
    if found is None:
        raise Http404
    said = (photo if found.kind == "photo" else story)(found, room, whole_for(request))
    if asked["format"] == "xml":
        return HttpResponse(oembed.as_xml(said), content_type="text/xml; charset=utf-8")
    return told(said)


def story(found: oembed.Place, room: oembed.Room, whole) -> dict:
    """Raises Refused with 410 for a story that was withdrawn, Http404 for what is missing or closed."""
    here = stories.one(found.number, timezone.now())
    if here is None and find_withdrawn(found.number):
        raise Refused(
            410, "withdrawn", _("The newsroom has withdrawn this story"), _("Take the card of this story away.")
        )
    if here is None:
        raise Http404
    if room.width < NARROWEST:
        raise too_small()
    with translation.override(address_prefix(here.edition)):
        return oembed.story_card(here, room, whole)


def photo(found: oembed.Place, room: oembed.Room, whole) -> dict:
    """Raises Http404 for a photo that readers cannot see in any story now."""
    now = timezone.now()
    here = photos.find(found.number, found.edition, now)
    if here is None or not photos.printing(here, now).exists():
        raise Http404
    with translation.override(found.edition):
        said = oembed.photo_card(here, found.edition, room, whole)
    if said is None:
        raise too_small()
    return said


def too_small() -> Refused:
    return misunderstood({"maxwidth": _("There is nothing so small. Ask for more room.")})
