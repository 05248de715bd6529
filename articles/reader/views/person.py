"""A writer's page."""

from urllib.parse import unquote

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from articles.models.person import Person
from articles.models.published import PublishedPerson
from articles.reader.lists import listed, open_or_missing
from articles.reader.page import page
from articles.reader.schema.pages import of_person


@page
def person(request, number: str, slug: str):
    """The stories of a writer, newest first; any other spelling of the address leads to the right one."""
    now = timezone.now()
    here = get_object_or_404(Person.objects.select_related("portrait"), pk=int(number))
    rows = PublishedPerson.objects.public(now).filter(person=here)
    context = open_or_missing(listed(request, rows.of(request.edition.code), now), rows)
    if request.path != unquote(here.address(request.edition.code)):
        return redirect(here.address(request.edition.code), permanent=True)
    context["schema"] = of_person(request, here) if context["is_first"] else None
    return render(request, "reader/person.html", {"person": here, **context})
