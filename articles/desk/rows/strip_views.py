"""What the strip asks the desk for while a story is written: the library, and rows for photos."""

from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.template.loader import render_to_string

from articles.desk.fields.numbers import number
from articles.desk.library.table import table
from articles.desk.rights import policy
from articles.desk.rights.access import mendable
from articles.desk.rows.strip import PhotoInline
from articles.models.article import Article
from articles.models.photo import Photo

MOST_AT_ONCE = 20  # photos


def library(model_admin, request):
    """Return one page of the library as JSON: {"html": its tiles, "after": the number that the next page follows, 0}.

    The first page brings the form that narrows them, too: "narrow".
    """
    _may_place(request)
    found = table(request)
    page, narrow = found["page"], {}
    if not request.GET.get("after"):
        narrow["narrow"] = render_to_string("admin/articles/photo/narrow.html", {"form": found["form"]}, request)
    html = render_to_string("admin/articles/photo/picks.html", {"tiles": page.tiles}, request)
    return JsonResponse({"html": html, "after": page.after, **narrow})


def rows(model_admin, request):
    """Return the rows of chosen photos as JSON: {"rows": [html]}; `index` is the number of the first one."""
    _may_place(request)
    numbers = [number(text) for text in request.GET.getlist("photo")[:MOST_AT_ONCE]]
    found = Photo.objects.prefetch_related("credit_rows__agency").in_bulk(numbers)
    photos = [found[key] for key in numbers if key in found]
    return JsonResponse({"rows": _rows(model_admin, request, photos, _index(request.GET))})


def _may_place(request) -> None:
    if not policy.may(request.user, "place photos"):
        raise PermissionDenied


def _index(data) -> int:
    return min(number(data.get("index")), 1000)


def _rows(model_admin, request, photos: list[Photo], first: int) -> list[str]:
    inline = PhotoInline(Article, model_admin.admin_site)
    formset = inline.get_formset(request, fields=flatten_fieldsets(inline.get_fieldsets(request)))(instance=Article())
    mends = mendable(request.user, [photo.pk for photo in photos])
    return [
        render_to_string(
            "admin/articles/article/photo_row.html",
            {"form": formset.row_for(photo, index, mends=photo.pk in mends), "can_edit": True},
            request,
        )
        for index, photo in enumerate(photos, first)
    ]
