"""The language that the desk speaks to its user: Arabic, unless the user has chosen another that the desk speaks."""

from django.conf import settings
from django.utils import translation

COOKIE = "desk_language"
DESK = "/admin/"


def language_of(request) -> str:
    """Return the language that the user has chosen, of those that the desk speaks."""
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in settings.DESK_LANGUAGES else settings.LANGUAGE_CODE


class DeskLanguageMiddleware:
    """Answers the desk's requests in the user's language. Readers' requests pass: their edition has spoken already."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(DESK):
            return self.get_response(request)
        code = language_of(request)
        with translation.override(code):
            request.LANGUAGE_CODE = code
            return self.get_response(request)
