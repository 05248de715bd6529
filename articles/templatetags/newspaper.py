"""What templates need and HTML cannot say: addresses, names and pictures in the page's edition."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.editions import EDITIONS, Edition
from articles.photos.roles import ROLES, Source, role_of, sources
from articles.text.markup import TABLE, labelled, lowered

register = template.Library()

MEDIA = "/media/"


def edition_of(context) -> Edition:
    """Return the edition of the page that is being printed."""
    return context.request.edition


@register.simple_tag(takes_context=True)
def address(context, thing) -> str:
    """The address of a region, topic or person in the page's edition."""
    return thing.address(edition_of(context).code)


@register.simple_tag(takes_context=True)
def photo_address(context, number: int) -> str:
    """The address of a photo's own page in the page's edition."""
    return reverse(f"{edition_of(context).code}:photo", args=[number])


@register.simple_tag(takes_context=True)
def name(context, thing) -> SafeString | str:
    """Its name; marked with its own language where the page's edition has no name for it."""
    code = edition_of(context).code
    return in_language(thing.name_in(code), thing.name_edition(code), code)


@register.simple_tag(takes_context=True)
def byline(context, person) -> SafeString | str:
    """The name as it is printed above a story; an organisation's in quotation marks."""
    code = edition_of(context).code
    return in_language(person.byline_in(code), person.name_edition(code), code)


def in_language(text: str, language: str, page: str) -> SafeString | str:
    """Return the text, in an isolated element with its own lang and dir when the page is in another language."""
    if language == page:
        return text
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', language, EDITIONS[language].direction, text)


@register.simple_tag(takes_context=True)
def caption(context, shown) -> SafeString | str:
    """The caption of a published photo, marked with its language if it is not the page's."""
    return in_language(shown.caption, shown.caption_edition, edition_of(context).code)


@register.simple_tag(takes_context=True)
def face(context, person):
    """The portrait of a person, if its rights let the page's edition show it now, else None."""
    return person.face_in(edition_of(context).code) if person else None


@register.simple_tag(takes_context=True)
def lang_dir(context, code: str) -> SafeString | str:
    """` lang=… dir=…` for a block in an edition that is not the page's, else nothing."""
    if code == edition_of(context).code:
        return ""
    return format_html(' lang="{}" dir="{}"', code, EDITIONS[code].direction)


@register.inclusion_tag("components/picture.html", takes_context=True)
def picture(
    context,
    photo,
    role: str,
    *,
    alt: str = "",
    alt_edition: str = "",
    eager: bool = False,
    offer: bool = False,
    opens: bool = False,
):
    """A <picture> of a library photo as it stands in this role (photos/roles.py); no query.

    With `opens` it is a link to itself in large. Whoever saves data gets the page's `eager` picture only, and with
    `offer` a link to any other.
    """
    library = photo.picture
    large = {"large": _large(photo) if opens else None, "alt": alt}
    if getattr(context.request, "saves_data", False) and not eager:
        return {
            "offered": f"{MEDIA}{library.name(library.jpeg('whole'), 'webp')}" if offer else "",
            "spared": True,
        } | large
    printed = [(source, _srcset(source)) for source in sources(library, role)]
    last, shape = printed[-1][0], ROLES[role_of(library, role)][-1].shape
    return {
        "sources": printed,
        "src": f"{MEDIA}{library.name(library.jpeg(shape), 'jpg')}",
        "width": last.width,
        "height": last.height,
        "tone": photo.tone,
        "alt_edition": EDITIONS.get(alt_edition),
        "eager": eager,
    } | large


def _large(photo) -> dict:
    """The whole picture: a JPEG for everybody, and the widths in which static/js/light-box.js may ask for it."""
    library = photo.picture
    sizes = library.sizes("whole")
    widths = " ".join(str(size.width) for size in sizes)
    address = f"{MEDIA}{library.name(library.jpeg('whole'), 'jpg')}"
    return {"number": photo.pk, "address": address, "widths": widths, "height": sizes[-1].height}


def _srcset(source: Source) -> str:
    return ", ".join(f"{MEDIA}{file} {width}w" for file, width in source.files)


@register.filter
def html(piece: dict) -> SafeString:
    """The safe HTML of a piece of body; only text.body.render makes such pieces."""
    return mark_safe(named(piece["html"]))  # noqa: S308 - cleaned by nh3 when it was published


@register.filter
def deeper(piece: dict) -> SafeString:
    """The same for a story that follows another on one page: its sub-headings one rank lower, no ids of its own."""
    return mark_safe(named(lowered(piece["html"])))  # noqa: S308 - cleaned by nh3 when it was published


def named(text: str) -> str:
    """Return the HTML with a name for every table's box that was stored without one."""
    return text.replace(TABLE, labelled(_("Table")))
