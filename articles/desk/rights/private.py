"""Addresses of the desk that a stranger is told nothing about, not even by a login page."""

from functools import wraps

from django.http import Http404


def private(site, view):
    """Return the view, open to staff alone: 404 for everybody else, and never kept by anybody."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not site.has_permission(request):
            raise Http404
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return guarded
