"""The original of a photo for staff: as it came in, or, where it tells its place on earth, for many without that."""

from io import BytesIO

from django.http import FileResponse, Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.desk.rights import policy
from articles.models.photo import Photo
from articles.models.provenance import Provenance
from articles.photos.sealing import foreign
from articles.publishing.photos.sealing import words_of


def original(model_admin, request, number: int):
    """Send the original to staff who may see the library: to those who may not see where on earth it was taken, with
    our words instead of all that the file says, or, where that cannot be done, a page that says whom to ask.

    Raises Http404.
    """
    if not policy.may(request.user, "view photo"):
        raise Http404
    photo = Photo.objects.filter(pk=number).first()
    if photo is None or not photo.original.storage.exists(photo.original.name):
        raise Http404
    if as_it_came(photo, request.user):
        return _sent(photo, photo.original.open("rb"))
    try:
        return _sent(photo, BytesIO(without_place(photo)))
    except ValueError:
        return _kept_back(model_admin, request, photo)


def as_it_came(photo: Photo, user) -> bool:
    """Whether the user gets the file just as it came: they may see its place, or it was read and tells of none."""
    if policy.may(user, "see where on earth"):
        return True
    known = Provenance.objects.filter(photo=photo.pk).only("location", "raw").first()
    return known is not None and known.location is None and bool(known.raw)


def without_place(photo: Photo) -> bytes:
    """Return the original with our words instead of all that it says. Raises ValueError where that cannot be done."""
    with photo.original.open("rb") as file:
        return foreign.sealed(file.read(), photo.format, words_of(photo))


def _sent(photo: Photo, file) -> FileResponse:
    return FileResponse(file, as_attachment=True, filename=f"photo-{photo.pk}.{photo.format}")


def _kept_back(model_admin, request, photo: Photo):
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("This original stays with the photo desk"),
        "opts": model_admin.opts,
        "photo": photo,
    }
    return TemplateResponse(request, "admin/articles/photo/original_kept.html", context, status=409)
