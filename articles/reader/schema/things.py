"""What pages say of themselves to machines, in the vocabulary of schema.org (JSON-LD 1.1): its commonest things.

A property without a value is left out; every address is whole, with scheme and host.
"""

from collections.abc import Iterable

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models.person import Person
from articles.models.photo import Photo
from articles.templatetags.addresses import own_address
from articles.templatetags.newspaper import MEDIA
from articles.templatetags.reading import paper as name_of

Thing = dict[str, object]
SHARED = "wide"  # the shape of pictures that others show
MARK = 512  # pixels: a side of the paper's mark


def graph(*things: Thing | None) -> Thing:
    """Return the things as one document, those that are nothing left out."""
    said = [thing for thing in things if thing]
    return {"@context": "https://schema.org", **(said[0] if len(said) == 1 else {"@graph": said})}


def told(kind: str, **properties) -> Thing:
    """Return a thing with those of its properties that say something."""
    return {"@type": kind, **{name: value for name, value in properties.items() if value not in (None, "", [], {})}}


def home(request) -> str:
    return own_address(request, reverse(f"{request.edition.code}:front"))


def publisher(request, **more) -> Thing:
    """The paper, as its edition calls it."""
    mark = told("ImageObject", url=own_address(request, static("icons/icon-512.png")), width=MARK, height=MARK)
    return told("NewsMediaOrganization", name=name_of(request.edition), url=home(request), logo=mark, **more)


def writer(request, who: Person, **more) -> Thing:
    """Somebody who signs, or an organisation that does."""
    code = request.edition.code
    kind = "Person" if who.kind == Person.Kind.PERSON else "Organization"
    return told(kind, name=who.name_in(code), url=own_address(request, who.address(code)), **more)


def picture(request, photo: Photo, caption: str, shape: str = SHARED, **more) -> Thing:
    """A photograph as others may show it: with its words, and whoever must be named. Its agencies are loaded."""
    size, code = photo.picture.jpeg(shape), request.edition.code
    return told(
        "ImageObject",
        url=own_address(request, f"{MEDIA}{photo.picture.name(size, 'jpg')}"),
        width=size.width,
        height=size.height,
        caption=caption,
        creditText=photo.credit_in(code),
        creator=creator(photo, code),
        copyrightNotice=photo.copyright,
        **more,
    )


def creator(photo: Photo, code: str) -> Thing | None:
    """Who has taken it: the photographer, else the first agency of its credit."""
    if photographer := photo.photographer.strip():
        return told("Person", name=photographer)
    agency = next((row.agency for row in photo.credit_rows.all()), None)
    return told("Organization", name=agency.name_in(code)) if agency else None


def way(request, steps: Iterable[tuple[str, str]]) -> Thing:
    """The way to the page from the front page on: (name, path) of each step."""
    known = [(_("Home"), reverse(f"{request.edition.code}:front")), *steps]
    items = [
        told("ListItem", position=place, name=str(name), item=own_address(request, path))
        for place, (name, path) in enumerate(known, 1)
    ]
    return told("BreadcrumbList", itemListElement=items)


def steps_to(region, code: str) -> list[tuple[str, str]]:
    return [(step.name_in(code), step.address(code)) for step in region.crumbs()]
