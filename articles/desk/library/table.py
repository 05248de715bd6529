"""The light table: the library, a collection and the picker of a story are the same grid with the same search."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponseNotAllowed
from django.template.response import TemplateResponse

from articles.desk.library.asked import LibraryForm
from articles.desk.library.grid import page
from articles.desk.rights import policy
from articles.models.photo import Photo
from articles.models.provenance import Collection

STEPS = ("after", "before")  # what an address says of its page besides what it asks for
RECENT = 50  # collections


def table(request, among: QuerySet[Photo] | None = None) -> dict:
    """Return the context of a grid: "form", "page", "asked" for the links to its neighbours, what may be done with it.

    `among` are the photos of a collection, if it is one.
    """
    form = LibraryForm(request.GET, user=request.user, among=among)
    form.count()
    asked = request.GET.copy()
    for step in STEPS:
        asked.pop(step, None)
    gathers = policy.may(request.user, "change collection")
    return {
        "form": form,
        "page": page(form.photos(), form.order, **{step: request.GET.get(step, 0) for step in STEPS}),
        "asked": asked.urlencode(),
        "gathers": gathers,
        "begins": gathers and policy.may(request.user, "add collection"),
        "collections": Collection.objects.all()[:RECENT] if gathers else (),
    }


def library(model_admin, request, extra_context=None):
    """Show the library, as far as it is narrowed."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET"])
    context = {
        **model_admin.admin_site.each_context(request),
        "title": model_admin.opts.verbose_name_plural,
        "opts": model_admin.opts,
        "may_upload": policy.may(request.user, "upload"),
        **table(request),
        **(extra_context or {}),
    }
    return TemplateResponse(request, model_admin.change_list_template, context)
