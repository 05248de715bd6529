"""What every reader's page promises: it only answers, it may be kept a second, and it never asks who is reading."""

from functools import wraps

from django.views.decorators.csrf import csrf_exempt

from articles.reader.bare import bare

# Whoever keeps it asks again after a second and shows nothing older meanwhile (RFC 9111, 5.2.2.10): a story is
# withdrawn, or ends, at once. «stale-while-revalidate» would show it for as long as it says.
KEPT = "public, max-age=0, s-maxage=1"
SAFE = ("GET", "HEAD")
ELSEWHERE = "X-Accel-Redirect"  # nginx sends the file, and says how long that may be kept once it has it in its hands


def page(view):
    """Make a function a reader's view: GET and HEAD only, the same bytes for everybody."""

    @csrf_exempt  # there is nothing here to forge: a POST is answered 405, not 403
    @wraps(view)
    def answered(request, *args, **kwargs):
        if request.method not in SAFE:
            return refused(request)
        response = view(request, *args, **kwargs)
        if ELSEWHERE not in response.headers:
            response.headers.setdefault("Cache-Control", KEPT)
        return response

    return answered


def refused(request):
    """405: whoever sends something is told, in words, that pages are there to be read."""
    response = bare(request, "405.html", status=405)
    response.headers["Allow"] = ", ".join(SAFE)
    return response
