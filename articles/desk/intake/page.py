"""The page on which pictures come in: dropped, chosen or pasted by scripts, or sent as one form without them."""

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from articles.desk.intake import finishing, pieces
from articles.desk.intake.beginning import Announced, Unwelcome, begin, meant
from articles.desk.intake.shown import fresh, halves, pair, tile, twins
from articles.desk.library.gather import begun
from articles.desk.rights import policy
from articles.desk.sheet.chosen import sheet_of
from articles.models.photo import Photo
from articles.models.upload import Upload
from articles.photos.formats import ACCEPT, HEIC
from articles.photos.intake import LARGEST_FILE
from articles.photos.slots import Busy
from articles.text.bidi import plain

HERE = "admin:articles_photo_intake"
MOST_FILES = 20  # in one form, without scripts: each is cut before the page comes back
State = Upload.State
FORMATS = ("JPEG", "PNG", "WebP", "AVIF", *(["HEIC"] if HEIC else []))


def intake(model_admin, request):
    """Show the page; take the files of its form; or go on to the captions of what has come in."""
    if request.method == "POST" and "_captions" in request.POST:
        return to_captions(request)
    if request.method == "POST":
        return sent_at_once(request)
    return shown_page(model_admin, request)


def shown_page(model_admin, request):
    """Return the page, with what waits on it: twins that are undecided, files half sent, photos without captions."""
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Add photos"),
        "opts": model_admin.opts,
        "tiles": [tile(upload.photo) for upload in fresh(request.user)],
        "pairs": [pair(upload) for upload in twins(request.user)],
        "halves": halves(request.user),
        "collection": meant(request.user, request.GET.get("collection")),
        "may_gather": policy.may(request.user, "add collection"),
        "accept": ACCEPT,
        "formats": pgettext("between names", ", ").join(FORMATS),
        "largest": LARGEST_FILE,
        "piece": pieces.PIECE,
        "a_day": settings.UPLOADS_A_DAY,
    }
    return TemplateResponse(request, "admin/articles/photo/intake.html", context)


# --- Without scripts ---
def sent_at_once(request):
    """Take the files of a form, one after the other, by the road that pieces take; say of each what went wrong."""
    files = request.FILES.getlist("files")
    if not files:
        messages.error(request, _("Choose pictures first."))
    if len(files) > MOST_FILES:
        messages.error(
            request, _("Only the first %(n)s files were taken. Send the rest after them.") % {"n": MOST_FILES}
        )
    added = sum(_taken(request, file) for file in files[:MOST_FILES])
    if added:
        text = ngettext("%(n)s photo is in the library now.", "%(n)s photos are in the library now.", added)
        messages.success(request, text % {"n": added})
    return HttpResponseRedirect(request.get_full_path())


def _taken(request, file: UploadedFile) -> bool:
    """Whether the file is in the library now; if not, the page says why, or shows it beside its twin."""
    try:
        upload = _sent(request, file)
    except (Unwelcome, Busy) as refusal:
        _refused(request, file, str(refusal) or _("Other pictures are being cut just now. Try again."))
        return False
    if upload is None or (upload.state == State.DONE and finishing.NEW not in upload.facts):
        messages.info(request, _("“%(name)s” is in the library already.") % {"name": file.name})
    elif upload.state == State.REFUSED:
        _refused(request, file, upload.facts.get(finishing.WHY, ""))
    return upload is not None and finishing.NEW in upload.facts


def _refused(request, file: UploadedFile, why: str) -> None:
    messages.error(request, _("“%(name)s”: %(why)s") % {"name": file.name, "why": why})


def _sent(request, file: UploadedFile) -> Upload | None:
    """Return the upload that the file has become, None for one that is in the library already."""
    collection = meant(request.user, request.GET.get("collection"))
    found = begin(Announced.of(file.name or "", file.size or 0), by=request.user, collection=collection)
    if isinstance(found, Photo):
        return None
    while found.received < found.size:
        found = pieces.add(found, found.received, file.read(pieces.expected(found)))
    return finishing.finish(finishing.again(found))


# --- On to the captions ---
def to_captions(request):
    """Open the contact sheet of what has come in; under a name it becomes a collection first."""
    uploads = fresh(request.user)
    if not uploads:
        return HttpResponseRedirect(reverse(HERE))
    photos = [upload.photo for upload in uploads]
    name = " ".join(plain(request.POST.get("name", "").replace("\0", "")).split())
    address = sheet_of([photo.pk for photo in photos])
    if name:
        collection = begun(request, name)
        collection.photos.add(*photos)
        address = f"{reverse('admin:articles_photo_sheet')}?collection={collection.pk}"
    Upload.objects.filter(pk__in=[upload.pk for upload in uploads]).update(facts={})
    return HttpResponseRedirect(address)
