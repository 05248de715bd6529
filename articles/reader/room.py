"""The readers' room: every request that is not the desk's is answered here, without session, user or cookie."""

from django.utils import translation

from articles.doors import readers_room
from articles.editions import DEFAULT_EDITION, EDITIONS

DESK = "/admin/"


class ReaderRoomMiddleware:
    """Names the edition by the first segment of the path, speaks its language, and reads by the readers' connection.

    A reader's answer is the same for everybody: no view or template of this room asks for session, user or token.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.edition = EDITIONS.get(request.path_info.lstrip("/").partition("/")[0], EDITIONS[DEFAULT_EDITION])
        if request.path_info.startswith(DESK):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)  # whatever a browser sends along, nobody further in is to answer it
        with translation.override(request.edition.code), readers_room():
            return self.get_response(request)
