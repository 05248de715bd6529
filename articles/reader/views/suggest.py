"""What a reader may be about to type."""

from django.http import JsonResponse
from django.utils import timezone

from articles.reader.filters import LONGEST_QUESTION
from articles.reader.page import page
from articles.reader.search.suggested import suggestions


@page
def suggest(request):
    """Suggestions for a question that is being typed: {"suggestions": […]}, none for what cannot become one."""
    text = request.GET.get("q", "")
    fits = len(text) <= LONGEST_QUESTION
    found = suggestions(text, request.edition.code, timezone.now()) if fits else []
    response = JsonResponse({"suggestions": found}, json_dumps_params={"ensure_ascii": False})
    response.headers["X-Robots-Tag"] = "noindex"
    return response
