"""What the paper has put right, in one place."""

from django.shortcuts import render
from django.utils import timezone

from articles.models.published import PublishedArticle
from articles.reader.page import page
from articles.reader.paging import leaf

PRINTED = ("edition", "slug", "headline", "corrections", "corrected_at")


@page
def corrections(request):
    """The stories that were corrected, the latest correction first, each with all that was put right in it."""
    public = PublishedArticle.objects.public(timezone.now()).of(request.edition.code)
    rows = public.filter(corrected_at__isnull=False)
    found = leaf(rows, request.GET.get("before", ""), number="pk", at="corrected_at")
    stories = public.only(*PRINTED).in_bulk(found.numbers)
    context = {
        "stories": [stories[number] for number in found.numbers if number in stories],
        "older": found.older and f"?before={found.older}",
        "newest": None if found.is_first else request.path,
        "is_first": found.is_first,
    }
    return render(request, "reader/corrections.html", context)
