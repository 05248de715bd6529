"""A photo leaves the library only when nothing has it; what has it is listed to whoever wants it gone."""

from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.desk.library.pictures import rendition
from articles.desk.library.where_used import Standing
from articles.models.photo import Photo


def refused(model_admin, request, photo: Photo, standing: Standing):
    """Return the page that says where the photo stands; nothing has been deleted."""
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("This photo cannot be deleted"),
        "opts": model_admin.opts,
        "photo": photo,
        "shown": rendition(photo),
        "standing": standing,
    }
    status = 409 if request.method == "POST" else 200
    return TemplateResponse(request, "admin/articles/photo/leaving.html", context, status=status)
