"""A story's text for who prints it elsewhere: whole addresses, pictures with words and credit, nothing that runs."""

from collections.abc import Callable, Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles.models.published import PublishedArticle, PublishedPhoto
from articles.templatetags.body import pieces
from articles.templatetags.newspaper import MEDIA, in_language, named
from articles.text.abroad import abroad
from articles.text.paragraphs import paragraphs

Whole = Callable[[str], str]  # a path as an address with scheme and host


def html(story: PublishedArticle, whole: Whole) -> str:
    """Return the body as safe HTML, without the picture over it; of a picture that may not be shown, its caption."""
    return "\n".join(text for piece in pieces(story) if (text := _piece(piece, story, whole)))


def plain(story: PublishedArticle) -> str:
    """Return the words of the body, an empty line between paragraphs."""
    return "\n\n".join(paragraphs(story.body))


def _piece(piece: dict, story: PublishedArticle, whole: Whole) -> str:
    if "html" in piece:
        return abroad(named(piece["html"]), whole(story.address()))
    if "embed" in piece:
        embed = piece["embed"]
        return format_html('<p><a href="{}">{}</a></p>', embed["url"], embed.get("title") or embed["name"])
    return figures((row for row, _role in piece.get("figures", piece.get("gallery", []))), story.edition, whole)


def figures(rows: Iterable[PublishedPhoto], code: str, whole: Whole) -> str:
    """Return these pictures for a page in that edition, each with its caption and, last, its credit."""
    return "\n".join(figure(row, code, whole) for row in rows)


def figure(row: PublishedPhoto, code: str, whole: Whole) -> SafeString | str:
    """Return one picture, or what remains of it when its rights are over: the caption."""
    caption = in_language(row.caption, row.caption_edition, code)
    if not row.is_shown:
        return format_html("<p>{}</p>", caption) if row.caption else ""
    size, picture = row.photo.picture.jpeg("whole"), row.photo.picture
    image = format_html(
        '<img src="{}" width="{}" height="{}" alt="{}">',
        whole(f"{MEDIA}{picture.name(size, 'jpg')}"), size.width, size.height, row.alt,
    )  # fmt: skip
    credit = row.photo.credit_in(code)
    words = format_html("{} ({})", caption, credit) if credit else caption
    return format_html(
        "<figure>{}{}</figure>", image, format_html("<figcaption>{}</figcaption>", words) if words else mark_safe("")
    )
