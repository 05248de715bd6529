"""What every reader's page promises: it only answers, it may be kept a second, and it never asks who is reading."""

from functools import wraps

from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

KEPT = "public, max-age=0, s-maxage=1, stale-while-revalidate=30"


def page(view):
    """Make a function a reader's view: GET and HEAD only, the same bytes for everybody."""

    @csrf_exempt  # there is nothing here to forge: a POST is answered 405, not 403
    @require_safe
    @wraps(view)
    def answered(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", KEPT)
        return response

    return answered
