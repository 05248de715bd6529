"""Renditions of photographs, for newsrooms without a web server in front that serves them itself."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

from articles.photos.table import TYPES
from articles.reader.page import page

IMMUTABLE = "public, max-age=31536000, immutable"


@page
def rendition(request, name: str):
    """One cut of one photograph; its address changes when its pixels do, so it may be kept for ever."""
    try:
        file = default_storage.open(name)
    except FileNotFoundError as missing:
        raise Http404 from missing
    response = FileResponse(file, content_type=TYPES[name.rpartition(".")[2]])
    response.headers["Cache-Control"] = IMMUTABLE
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
