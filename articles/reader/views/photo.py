"""A photograph at its address."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from articles.reader.lists import listed
from articles.reader.oembed import discovery
from articles.reader.page import page
from articles.reader.photos import Page, elsewhere, find, footing, pages, printing, title
from articles.reader.schema.pages import of_photo
from articles.templatetags.addresses import whole_for


@page
def photo(request, number: str) -> HttpResponse:
    """The picture, its words and the stories that print it: there as long as readers can see it in one of them."""
    now, code = timezone.now(), request.edition.code
    here = find(int(number), code, now)
    printed = pages(here, now) if here else []
    if here is None or not printed:
        raise Http404
    own = Page(code, here.pk)
    if number != str(here.pk):
        return redirect(own.address(), permanent=True)
    context = listed(request, printing(here, now).of(code), now, number="pk")
    context |= {"photo": here, "title": title(here, code), "footing": footing(here), **places(own, printed)}
    others = elsewhere(here, [sibling.edition for sibling in context["siblings"]], now)
    schema = of_photo(request, here, context["title"], context["canonical"].address())
    context |= {"others": others, "schema": schema} if context["is_first"] else {"others": []}
    response = render(request, "reader/photo.html", context)
    response.headers["Link"] = discovery(own.address(), whole_for(request))
    return response


def places(own: Page, printed: list[Page]) -> dict:
    """Where the page is: its address for search engines, an edition's that prints the photo, and the other editions."""
    canonical = own if own in printed else printed[0]
    return {"canonical": canonical, "siblings": [page for page in printed if page != own]}
