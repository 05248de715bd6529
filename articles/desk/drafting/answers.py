"""What the scripts of the desk's pages are told: JSON whatever happens, and in a sentence when something is refused."""

from functools import wraps

from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import Http404, HttpResponseNotAllowed, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from articles.desk.fields.numbers import number

WRITER = "writer"  # the field in which a page says whose it is
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def told(status: int, text: str, **more) -> JsonResponse:
    """Return {"error": sentence, …} under a status, kept by nobody."""
    return unkept(JsonResponse({"error": text, **more}, status=status))


def unkept(response):
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def for_scripts(site, view):
    """Return the view, open to posts of pages that staff have open; it answers JSON.

    401: nobody is logged in, or somebody else than the page's writer. 403 and 404: what the view says. 413: too much.
    """
    protected = csrf_protect(view)

    @csrf_exempt  # checked by `protected`, after the questions that have better answers
    @wraps(view)
    def answered(request, *args, **kwargs):
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            if not is_writers(site, request):
                return told(401, _("You are no longer logged in."))
            return unkept(protected(request, *args, **kwargs))
        except TOO_MUCH:
            return told(413, _("This is more than the desk takes at once. Shorten the text or divide the story."))
        except BadRequest:
            return told(400, _("The server did not take it. Try again."))
        except Http404:
            return told(404, _("This story is no longer at the desk."))
        except PermissionDenied:
            return told(403, _("You may no longer change this story."))

    return answered


def is_writers(site, request) -> bool:
    """Whether the page that sent this belongs to whoever is logged in now."""
    writer = request.POST.get(WRITER)
    return site.has_permission(request) and (writer is None or number(writer) == request.user.pk)
