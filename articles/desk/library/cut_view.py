"""A rendition at the desk's own address: readers' addresses stop answering when a photo may not be shown."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

from articles.desk.rights import policy
from articles.models.photo import Photo
from articles.photos.sets import names
from articles.photos.table import TYPES


def cut(model_admin, request, number: int, name: str):
    """Send one rendition of the photo, as `card-640.webp`, to staff who may see the library. Raises Http404."""
    if not policy.may(request.user, "view photo"):
        raise Http404
    photo = Photo.objects.filter(pk=number).first()
    file_name = f"{photo.cuts}/{name}" if photo else ""
    if photo is None or file_name not in names(photo.picture):
        raise Http404
    try:
        file = default_storage.open(file_name)
    except FileNotFoundError as missing:
        raise Http404 from missing
    return FileResponse(file, content_type=TYPES[name.rpartition(".")[2]])
