"""What readers' templates need beyond newspaper.py: editions, addresses of pages, the paper's name."""

import json
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.editions import DEFAULT_EDITION, EDITIONS, Edition
from articles.templatetags.addresses import own_address, with_default
from articles.templatetags.newspaper import MEDIA, edition_of, in_language
from articles.templatetags.times import digits
from articles.text import bidi
from articles.text.letters import language_of
from articles.text.paragraphs import paragraphs

register = template.Library()

MARKS = ("before", "after")
IN_A_SCRIPT = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


@register.simple_tag(takes_context=True)
def here(context, page: str) -> str:
    """The address of a page without arguments ("front", "browse") in the page's edition."""
    return reverse(f"{edition_of(context).code}:{page}")


@register.simple_tag(takes_context=True)
def edition(context) -> Edition:
    """The edition of the page, for components, which are included with `only`."""
    return edition_of(context)


@register.simple_tag
def found(count: int, more: bool, looking: bool = False) -> str:
    """How many stories a search has found, in words: "More than 1,000 stories" where counting was not worth it, "At
    least 12 stories" where it is still `looking`.
    """
    n = {"n": digits(count)}
    if more:
        return _("More than %(n)s stories") % n
    if looking and count:
        return ngettext("At least %(n)s story", "At least %(n)s stories", count) % n
    if looking:
        return _("Nothing among the newest; older ones are on the next page")
    return ngettext("%(n)s story", "%(n)s stories", count) % n if count else _("No story")


@register.simple_tag
def paper(edition: Edition) -> str:
    """The paper's name: the operator's, or the edition's own."""
    return settings.NEWSROOM_NAME or edition.paper


@register.simple_tag(takes_context=True)
def house_byline(context) -> str:
    """The paper's name as a byline, in quotation marks, for stories that name nobody."""
    edition = edition_of(context)
    opening, closing = edition.quotes
    return f"{opening}{paper(edition)}{closing}"


@register.simple_tag(takes_context=True)
def names(context, story, linked: bool = False) -> SafeString | str:
    """Everybody named above a story, in order, joined as the edition joins; with `linked`, each leads to their page."""
    edition = edition_of(context)
    people = [row.person for row in story.bylines]
    if not people:
        return house_byline(context)
    printed = [in_language(who.byline_in(edition.code), who.name_edition(edition.code), edition.code) for who in people]
    if linked:
        links = zip(people, printed, strict=True)
        printed = [format_html('<a href="{}">{}</a>', who.address(edition.code), name) for who, name in links]
    return format_html_join(f"{edition.comma} ", "{}", ((name,) for name in printed))


@register.simple_tag(takes_context=True)
def elsewhere(context, subject=None, siblings=()) -> list[dict]:
    """Where this page is in the other editions: [{"edition", "address"}, …]; never a page that is not there.

    A story leads to its sibling, or to the list of its subject there; a region, topic or person to its page; a page
    that every edition has to the same page; everything else to the front page.
    """
    found = {story.edition: story.address() for story in siblings or ()}  # templates pass "" for what is not there
    here = edition_of(context).code
    return [
        {"edition": other, "address": found.get(code) or _address(context, subject, code)}
        for code, other in EDITIONS.items()
        if code != here
    ]


@register.simple_tag(takes_context=True)
def alternates(context, address: str, subject=None, siblings=None) -> list[tuple[str, str]]:
    """(language, whole address) of the page in every edition that has it, its own first, for search engines.

    `siblings` are the same page in those other editions that have it; without them every edition does. "x-default",
    for readers of every other language, is the default edition's.
    """
    if siblings is None:
        others = [(other["edition"].code, other["address"]) for other in elsewhere(context, subject)]
    else:
        others = [(sibling.edition, sibling.address()) for sibling in siblings]
    pages = with_default([(edition_of(context).code, address), *others])
    return [(language, own_address(context.request, path)) for language, path in pages]


def _address(context, subject, code: str) -> str:
    if subject:
        return subject.address(code)
    match = getattr(context.request, "resolver_match", None)
    everywhere = match and match.namespace in EDITIONS and not match.kwargs  # an address without a number or a name
    return reverse(f"{code}:{match.url_name if everywhere else 'front'}")


@register.simple_tag(takes_context=True)
def whole(context, path: str) -> str:
    """The address with scheme and host, for those who read it elsewhere: search engines and chat programs."""
    return own_address(context.request, path)


@register.simple_tag(takes_context=True)
def social_picture(context, photo) -> dict:
    """The JPEG that chat programs show with a link: {"address", "width", "height"}, its scheme and host included."""
    size = photo.picture.jpeg("wide")
    address = own_address(context.request, f"{MEDIA}{photo.picture.name(size, 'jpg')}")
    return {"address": address, "width": size.width, "height": size.height}


@register.simple_tag
def linked_data(said: dict) -> SafeString:
    """What the page says of itself to machines, as a block of data: no letter of it can end the block."""
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":")).translate(IN_A_SCRIPT)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - no «<» in it


@register.simple_tag(takes_context=True)
def itself(context) -> str:
    """The address of a later page of a list: with the mark that it begins or ends at, and nothing else."""
    asked = {name: context.request.GET[name] for name in MARKS if context.request.GET.get(name)}
    return f"{context.request.path}?{urlencode(asked)}".rstrip("?")


@register.filter
def called(thing, code: str) -> str:
    """Its name in an edition without any markup, for titles and attributes."""
    return thing.name_in(code)


@register.filter
def isolated(text: str, edition: Edition) -> str:
    """The text for a title or an attribute in this edition, kept from its surroundings if it runs the other way."""
    return bidi.isolated(str(text), edition.direction)


@register.simple_tag(takes_context=True)
def house_words(context, text: str) -> SafeString | str:
    """Words that the desk has in the default edition only, such as a writer's role; marked with that language."""
    return in_language(text, DEFAULT_EDITION, edition_of(context).code)


@register.filter
def summary(story) -> str:
    """What stands above it, else its first paragraph: for those who print no more of it."""
    return story.standfirst or next(iter(paragraphs(story.body)), "")


@register.filter
def outside(story) -> list:
    """Its links to other places."""
    return [link for link in story.linked if link.url]


@register.simple_tag(takes_context=True)
def fragments(context, numbers) -> str:
    """The addresses of stories alone, separated by spaces, for reading on."""
    return " ".join(reverse(f"{edition_of(context).code}:fragment", args=[number]) for number in numbers)


@register.simple_tag(takes_context=True)
def agencies(context, photo) -> SafeString | str:
    """The credit of a photo; where an agency is named by its short form, its whole name is one hover away."""
    code = edition_of(context).code
    photographer = photo.photographer.strip()
    parts = [_photographer(photographer, photo.edition, code)] if photographer else []
    parts += [_agency(row.agency, code) for row in photo.credit_rows.all()]
    return format_html_join(" - ", "{}", ((part,) for part in parts))


def _photographer(name: str, likely: str, code: str) -> SafeString | str:
    """A name has one text for all editions, and the language of its letters, whatever the caption's is."""
    language = language_of(name, likely)
    return in_language(name, language if language in EDITIONS else likely, code)


def _agency(agency, code: str) -> SafeString | str:
    short, name = agency.short_in(code), agency.name_in(code)
    language = code if agency.other_short_forms.get(code) else DEFAULT_EDITION
    title = bidi.isolated(name, EDITIONS[code].direction)
    printed = short if short == name else format_html('<abbr title="{}">{}</abbr>', title, short)
    return in_language(printed, language, code)
