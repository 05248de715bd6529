"""What the scripts of the intake are told, in JSON: where an upload stands, and in a sentence why it does not go on."""

from functools import wraps

from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpResponseRedirect, JsonResponse, UnreadablePostError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from articles.desk.drafting.answers import told, unkept
from articles.desk.fields.numbers import number
from articles.desk.intake import finishing, pieces
from articles.desk.intake.beginning import Announced, Unwelcome, begin, meant
from articles.desk.intake.shown import answer, photo_answer
from articles.models.photo import Photo
from articles.models.upload import Upload
from articles.photos.slots import Busy

A_MOMENT = "2"  # seconds
REFUSED = {"refused": 422, "gone": 410}


def for_senders(site, view):
    """Return the view, open to staff; whatever happens is answered in JSON.

    401: nobody is logged in. 404: no such upload of this user. 409: the bytes do not fit; `received` says where to go
    on. 503: come back in a moment.
    """
    protected = csrf_protect(view)

    @csrf_exempt  # checked by `protected`, after the question that has a better answer
    @wraps(view)
    def answered(request, *args, **kwargs):
        if not site.has_permission(request):
            return told(401, _("You are no longer logged in."))
        try:
            return unkept(protected(request, *args, **kwargs))
        except Unwelcome as unwelcome:
            return told(unwelcome.status, str(unwelcome))
        except (RequestDataTooBig, BadRequest, UnreadablePostError):
            return told(400, _("The server did not take it. Try again."))
        except Http404:
            return told(404, _("This upload is no longer here. Choose the file again."))
        except PermissionDenied:
            return told(403, _("You may not add photos to the library."))

    return answered


def begin_view(request):
    """Announce a file: what is here already is shown, what is half here goes on where it stopped."""
    said = request.POST
    file = Announced.of(said.get("name", ""), number(said.get("size")), said.get("digest", ""))
    found = begin(file, by=request.user, collection=meant(request.user, said.get("collection")))
    if isinstance(found, Photo):
        return JsonResponse(photo_answer(request, found, known=True))
    return JsonResponse(answer(request, found))


def piece_view(request, key: str):
    """Say where an upload stands, or take its next piece: the raw body of a post, and where in the file it starts."""
    upload = _own(request, key)
    if request.method == "GET" or upload.state != Upload.State.SENDING:
        return _stands(upload)
    length = number(request.headers.get("Content-Length"))
    if not 0 < length <= pieces.PIECE:
        return told(413, _("The server did not take it. Try again."), received=upload.received)
    try:
        offset = number(request.GET.get("offset"), otherwise=-1)
        return _stands(pieces.add(upload, offset, request.read(length)))
    except pieces.Misfit:
        return _stands(finishing.again(upload), status=409)


def finish_view(request, key: str):
    """Make a photo of an upload that is all here."""
    return _settled(request, _own(request, key), finishing.finish)


def decide_view(request, key: str):
    """Add a twin in spite of its likeness, or leave it out. A form without scripts comes back to its page."""
    act = {"add": finishing.add, "leave": finishing.leave}.get(request.POST.get("keep", ""))
    if act is None:
        raise BadRequest
    response = _settled(request, _own(request, key), act)
    if request.headers.get("Accept", "").startswith("application/json"):
        return response
    return HttpResponseRedirect(reverse("admin:articles_photo_intake"))


def _settled(request, upload: Upload, act) -> JsonResponse:
    try:
        said = answer(request, act(upload))
    except (finishing.Unfinished, pieces.Damaged):
        return _stands(finishing.again(upload), status=409)
    except Busy:
        busy = told(503, _("Other pictures are being cut just now. This one waits for its turn."))
        busy.headers["Retry-After"] = A_MOMENT
        return busy
    return JsonResponse(said, status=REFUSED.get(said["state"], 200))


def _stands(upload: Upload, status: int = 200) -> JsonResponse:
    return JsonResponse({"received": upload.received, "state": upload.state}, status=status)


def _own(request, key: str) -> Upload:
    upload = Upload.objects.select_related("by", "photo", "twin", "collection").filter(pk=key, by=request.user).first()
    if upload is None:
        raise Http404
    return upload
