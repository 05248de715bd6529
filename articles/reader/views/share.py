"""The picture that chat programs show with a link to a story."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from articles.models.published import PublishedArticle, PublishedPhoto, photos_by
from articles.photos.share.drawn import NotDrawn, drawn
from articles.photos.slots import Busy
from articles.reader.page import page
from articles.templatetags.share import card_of, share_address

SOON = "10"  # seconds


@page
def share(request, number: str, digest: str) -> HttpResponse:
    """The picture of a story that readers may see now; another digest, of an older headline or photo, leads to it."""
    story = find(int(number))
    if story is None:
        raise Http404
    if request.path != share_address(story):
        return redirect(share_address(story))
    try:
        return HttpResponse(
            drawn(card_of(story)), content_type="image/jpeg", headers={"X-Content-Type-Options": "nosniff"}
        )
    except (Busy, NotDrawn):
        return HttpResponse(
            status=503, content_type="text/plain", headers={"Retry-After": SOON, "Cache-Control": "no-store"}
        )


def find(number: int) -> PublishedArticle | None:
    """Return the public story with what its picture shows."""
    lead = photos_by(PublishedPhoto.objects.filter(position=0))
    public = PublishedArticle.objects.public(timezone.now()).filter(pk=number)
    return public.select_related("region").defer("body").prefetch_related(lead).first()
