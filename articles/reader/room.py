"""The readers' room: every request that is not the desk's is answered here, without session, user or cookie."""

from django.conf import settings
from django.utils import translation
from django.utils.cache import patch_vary_headers

from articles.doors import readers_room
from articles.editions import DEFAULT_EDITION, EDITIONS, Edition

DESK = ("/admin/", "/preview/")  # whose answers are not everybody's: the desk's own, and what it lends to a stranger
SPECULATION = '"/speculation.json"'  # where browsers find what they may fetch before it is asked for


class ReaderRoomMiddleware:
    """Names the edition by the first segment of the path, speaks its language, and reads by the readers' connection.

    A reader's answer is the same for everybody: no view or template of this room asks for session, user or token.
    The one wish that it hears is Save-Data, and pages say so in Vary.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.edition = edition_at(request.path_info)
        request.saves_data = request.headers.get("Save-Data", "").strip().lower() == "on"
        request.works_offline = settings.SERVICE_WORKER and not request.saves_data
        if request.path_info.startswith(DESK):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)  # whatever a browser sends along, nobody further in is to answer it
        with translation.override(request.edition.code), readers_room():
            return heard(request, self.get_response(request))


def edition_at(path: str) -> Edition:
    """Return the edition that an address belongs to, by its first segment."""
    return EDITIONS.get(path.lstrip("/").partition("/")[0], EDITIONS[DEFAULT_EDITION])


def heard(request, response):
    """Return the answer; a page says that it depends on Save-Data, and where browsers may look ahead without it."""
    if response.headers.get("Content-Type", "").startswith("text/html"):
        patch_vary_headers(response, ["Save-Data"])
        if not request.saves_data:
            response.headers["Speculation-Rules"] = SPECULATION
    return response
