"""A page that is no story: about the paper, how to reach it, what it holds itself to."""

from django.http import Http404
from django.shortcuts import render

from articles.editions import EDITIONS
from articles.models.page import Page
from articles.reader.page import page
from articles.reader.schema.pages import of_page
from articles.text.dates import local_day


@page
def standing(request, slug: str):
    """The page of this edition at that address, and where the other editions have theirs; one query for all."""
    found = {there.edition: there for there in Page.objects.public().filter(slug=slug, edition__in=EDITIONS)}
    here = found.pop(request.edition.code, None)
    if here is None:
        raise Http404
    siblings = [found[code] for code in EDITIONS if code in found]
    changed_on = local_day(here.changed_at, request.edition)
    context = {"standing": here, "siblings": siblings, "changed_on": changed_on, "schema": of_page(request, here)}
    return render(request, "reader/standing.html", context)
