"""Pages printed from nothing: no database, no host name, nothing of the request but its path. For when those fail."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from articles.editions import EDITIONS
from articles.reader.room import edition_at


def bare(request, template: str, *, status: int) -> HttpResponse:
    """Return the template, in the edition of the address, as an answer that nobody keeps."""
    edition = edition_at(request.path_info)
    homes = [{"edition": other, "address": reverse(f"{code}:front")} for code, other in EDITIONS.items()]
    context = {"edition": edition, "home": reverse(f"{edition.code}:front"), "homes": homes}
    with translation.override(edition.code):
        response = HttpResponse(render_to_string(template, context), status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
