"""What another site prints for a link to us (oEmbed 1.0): a story as a card of words, a photo as the picture itself."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlencode, urlsplit
from xml.etree.ElementTree import Element

from django.conf import settings
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.editions import EDITIONS, Edition
from articles.models.named import address_prefix
from articles.models.photo import Photo
from articles.models.published import PublishedArticle
from articles.photos.renditions import Picture, Size, in_jpeg
from articles.reader.photos import title
from articles.templatetags.newspaper import MEDIA
from articles.text.dates import caption_date
from articles.text.xml import document, element

Whole = Callable[[str], str]
PORTS = {"http": ":80", "https": ":443"}
STORIES, PHOTOS = {"article", "article-bare", "short"}, {"photo"}
WIDE, LINE, LETTERS, AROUND = 600, 30, 9, 96  # pixels: a card, a line of it, a letter across, and what stands around
LONGEST_KEPT = 300  # seconds: a story may be withdrawn
FORMS = (
    ("json", "application/json+oembed"),
    ("xml", "text/xml+oembed"),
)


@dataclass(frozen=True)
class Place:
    """What an address of ours leads to: a story or a photo, and the edition of the address."""

    kind: str  # "story" or "photo"
    number: int
    edition: str


@dataclass(frozen=True)
class Room:
    """How large it may be, in pixels."""

    width: int
    height: int


def place(address: str, hosts: Collection[str]) -> Place | None:
    """Return what the address leads to; None for other hosts than these and for pages that have no card."""
    try:
        parts = urlsplit(address)
        found = resolve(unquote(parts.path)) if _host(parts) in map(str.lower, hosts) else None
    except (ValueError, Resolver404):  # «http://[» is no address
        return None
    if found is None or found.namespace not in EDITIONS or found.url_name not in STORIES | PHOTOS:
        return None
    return Place("photo" if found.url_name in PHOTOS else "story", int(found.kwargs["number"]), found.namespace)


def _host(parts: SplitResult) -> str | None:
    """The host of an address of the web in small letters, its port only if it is none of the usual ones; else None."""
    usual = PORTS.get(parts.scheme)
    return parts.netloc.lower().removesuffix(usual) if usual and parts.netloc else None


def story_card(story: PublishedArticle, room: Room, whole: Whole) -> dict:
    """Return the card of a public story: its headline as a link, what stands under it, who wrote it; its lead photo."""
    edition, width = EDITIONS[address_prefix(story.edition)], min(WIDE, room.width)
    people = [row.person for row in story.bylines]
    names = f"{edition.comma} ".join(who.byline_in(story.edition) for who in people)
    author = {"author_name": names} if names else {}
    if len(people) == 1:
        author["author_url"] = whole(people[0].address(story.edition))
    said = {"type": "rich", "title": story.headline, **author, "html": card(story, names, edition, whole)}
    return {
        **_paper(edition, whole), **said, "width": width, "height": min(height(story, width), room.height),
        **(thumbnail(story.lead.photo, room, whole) if story.lead else {}),
    }  # fmt: skip


def card(story: PublishedArticle, names: str, edition: Edition, whole: Whole) -> SafeString:
    """Return safe HTML without script, style or picture, in the story's own language and direction."""
    address = whole(story.address())
    under = format_html("<p>{}</p>", story.standfirst) if story.standfirst else ""
    by = format_html("{} – ", names) if names else ""
    day = story.published_at.astimezone(edition.zone).date()
    return format_html(
        '<blockquote lang="{}" dir="{}" cite="{}"><p><a href="{}"><strong>{}</strong></a></p>{}'
        '<footer>{}{}, <time datetime="{}">{}</time></footer></blockquote>',
        edition.code, edition.direction, address, address, story.headline, under, by, paper(edition), day.isoformat(),
        caption_date(day, edition),
    )  # fmt: skip


def photo_card(photo: Photo, code: str, room: Room, whole: Whole) -> dict | None:
    """Return the picture in the largest size that there is room for; None where there is room for none of them."""
    edition = EDITIONS[code]
    fitting = largest(photo.picture, room)
    if fitting is None:
        return None
    size, kind = fitting
    credit = photo.credit_in(code)
    return {
        **_paper(edition, whole),
        "type": "photo",
        "title": title(photo, code),
        **({"author_name": credit} if credit else {}),
        "url": whole(f"{MEDIA}{photo.picture.name(size, kind)}"),
        "width": size.width,
        "height": size.height,
    }


def thumbnail(photo: Photo, room: Room, whole: Whole) -> dict:
    """Return the three members of a preview picture, all or none of them."""
    sizes = [size for size in photo.picture.sizes("card") if size.width <= room.width and size.height <= room.height]
    jpeg = in_jpeg(photo.picture.sizes("card"), photo.picture.table)
    fitting = [(size, "jpg") for size in sizes if size in jpeg] or [(size, "webp") for size in sizes]
    if not fitting:
        return {}
    size, kind = fitting[-1]
    address = whole(f"{MEDIA}{photo.picture.name(size, kind)}")
    return {"thumbnail_url": address, "thumbnail_width": size.width, "thumbnail_height": size.height}


def largest(picture: Picture, room: Room) -> tuple[Size, str] | None:
    """Return the widest rendition of the whole picture that fits, as JPEG if it is cut as one."""
    sizes = picture.sizes("whole")
    fitting = [size for size in sizes if size.width <= room.width and size.height <= room.height]
    return (fitting[-1], "jpg" if fitting[-1] in in_jpeg(sizes, picture.table) else "webp") if fitting else None


def height(story: PublishedArticle, width: int) -> int:
    """Return about how high the card stands: nobody knows the type of the page that prints it."""
    letters = max(1, width // LETTERS)
    return AROUND + LINE * (-(-len(story.headline) // letters) + -(-len(story.standfirst) // letters))


def as_xml(said: dict) -> bytes:
    """Return the card as the XML that oEmbed asks for."""
    members: list[Element] = [element(name, str(value)) for name, value in said.items()]
    return document(element("oembed", *members))


def discovery(path: str, whole: Whole) -> str:
    """Return the Link header by which programs find the card of the page at this path (its short one will do)."""
    links = []
    for form, kind in FORMS:
        asked = urlencode({"url": whole(path), "format": form})
        links.append(f'<{whole(reverse("oembed"))}?{asked}>; rel="alternate"; type="{kind}"')
    return ", ".join(links)


def paper(edition: Edition) -> str:
    return settings.NEWSROOM_NAME or edition.paper


def _paper(edition: Edition, whole: Whole) -> dict:
    front = whole(reverse(f"{edition.code}:front"))
    return {
        "version": "1.0",
        "provider_name": paper(edition),
        "provider_url": front,
        "cache_age": LONGEST_KEPT,
    }
