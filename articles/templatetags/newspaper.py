"""What templates need and HTML cannot say: addresses, names, pictures and dates in the page's edition."""

from datetime import date, datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import now

from articles.editions import EDITIONS, Edition
from articles.text import dates

register = template.Library()

MEDIA = "/media/"
SIZES = {
    "lead": "(min-width: 80rem) 76rem, 100vw",
    "body": "(min-width: 76rem) 58rem, (min-width: 58rem) 60vw, 100vw",
    "feature": "(min-width: 64rem) 40rem, 100vw",
    "card": "(min-width: 64rem) 18rem, (min-width: 40rem) 45vw, 100vw",
    "small": "(min-width: 40rem) 12rem, 35vw",
    "portrait": "6rem",
}


def edition_of(context) -> Edition:
    """Return the edition of the page that is being printed."""
    return context.request.edition


@register.simple_tag(takes_context=True)
def address(context, thing) -> str:
    """The address of a region, topic or person in the page's edition."""
    return thing.address(edition_of(context).code)


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
def lang_dir(context, code: str) -> SafeString | str:
    """` lang=… dir=…` for a block in an edition that is not the page's, else nothing."""
    if code == edition_of(context).code:
        return ""
    return format_html(' lang="{}" dir="{}"', code, EDITIONS[code].direction)


@register.inclusion_tag("components/picture.html")
def picture(photo, role: str, *, shape: str = "whole", alt: str = "", alt_edition: str = "", eager: bool = False):
    """A <picture> of a library photo: best format first, width and height always stated, no query."""
    sources, size, fallback = photo.picture.shape(shape)
    srcsets = [
        {"type": source.type, "srcset": ", ".join(f"{MEDIA}{file} {width}w" for file, width in source.files)}
        for source in sources
    ]
    edition = EDITIONS.get(alt_edition)
    return {
        "sources": srcsets[:-1],
        "last": srcsets[-1],
        "src": f"{MEDIA}{fallback}",
        "width": size.width,
        "height": size.height,
        "sizes": SIZES[role],
        "alt": alt,
        "alt_edition": edition,
        "eager": eager,
    }


@register.filter
def html(piece: dict) -> SafeString:
    """The safe HTML of a piece of body; only text.body.render makes such pieces."""
    return mark_safe(piece["html"])  # noqa: S308 - cleaned by nh3 when it was published


@register.filter
def deeper(piece: dict) -> SafeString:
    """The same with its sub-headings one rank lower, for a story that follows another on one page."""
    text = piece["html"]
    for rank in (3, 2):
        text = text.replace(f"<h{rank}", f"<h{rank + 1}").replace(f"</h{rank}>", f"</h{rank + 1}>")
    return mark_safe(text)  # noqa: S308 - cleaned by nh3 when it was published


@register.filter
def placed_by(number: int, story):
    """The published photo with this library number, or None if the story no longer has it."""
    return next((shown for shown in story.placed if shown.photo_id == number), None)


@register.filter
def gallery(story) -> list:
    """The photos that neither lead the story nor stand in its body."""
    standing = {piece["photo"] for piece in story.body if "photo" in piece}
    return [shown for shown in story.placed[1:] if shown.photo_id not in standing]


@register.simple_tag(takes_context=True)
def full_moment(context, moment: datetime) -> str:
    return dates.full_moment(moment, edition_of(context))


@register.simple_tag(takes_context=True)
def greenwich(context, moment: datetime) -> str:
    return dates.greenwich(moment, edition_of(context))


@register.simple_tag(takes_context=True)
def card_date(context, moment: datetime) -> str:
    """«18:38» today, «30 أكتوبر 2024» on any other day: cards take one month name."""
    edition = edition_of(context)
    if dates.local_day(moment, edition) == dates.local_day(now(), edition):
        return dates.clock(moment, edition)
    return dates.caption_date(dates.local_day(moment, edition), edition)


@register.simple_tag(takes_context=True)
def day(context, value: date) -> str:
    return dates.caption_date(value, edition_of(context))


@register.simple_tag(takes_context=True)
def today(context) -> dict:
    """The masthead's date: {"weekday", "date", "iso"} where the edition is read."""
    edition = edition_of(context)
    here = dates.local_day(now(), edition)
    return {"weekday": dates.weekday(here, edition), "date": dates.running_date(here, edition), "iso": here.isoformat()}


@register.filter
def moment(text: str) -> datetime:
    """The moment that a correction was stored with."""
    return datetime.fromisoformat(text)
