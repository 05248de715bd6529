"""What the paper has put right, in one place."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models.published import PublishedArticle
from articles.reader.lists import around, turned
from articles.reader.page import page
from articles.reader.schema.pages import listing

PRINTED = ("edition", "slug", "headline", "corrections", "corrected_at")


@page
def corrections(request):
    """The stories that were corrected, the latest correction first, each with all that was put right in it."""
    public = PublishedArticle.objects.public(timezone.now()).of(request.edition.code)
    rows = public.filter(corrected_at__isnull=False)
    found = turned(request, rows, number="pk", at="corrected_at")
    stories = public.only(*PRINTED).in_bulk(found.numbers)
    context = {
        "stories": [stories[number] for number in found.numbers if number in stories],
        **around(request, found, {}),
    }
    if context["is_first"]:
        context["schema"] = listing(request, _("Corrections"), request.path, context["stories"])
    return render(request, "reader/corrections.html", context)
