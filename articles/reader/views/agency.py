"""A photo agency's page."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from articles.models.agency import Agency
from articles.reader.agencies import photos, stories
from articles.reader.lists import listed, open_or_missing
from articles.reader.page import page
from articles.reader.schema.pages import of_agency


@page
def agency(request, slug: str):
    """The stories that show the agency's photos, newest first."""
    now = timezone.now()
    here = get_object_or_404(Agency, slug=slug)
    rows, columns = stories(here, request.edition.code, now)
    context = open_or_missing(listed(request, rows, now, **columns), photos(here, now))
    context["schema"] = of_agency(request, here, context["stories"]) if context["is_first"] else None
    return render(request, "reader/agency.html", {"agency": here, **context})
