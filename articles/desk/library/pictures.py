"""Pictures at the desk: always a rendition, never the original."""

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles.models.photo import Photo
from articles.photos.renditions import Size

NOTHING = mark_safe('<span class="thumb thumb--none"></span>')


def rendition(photo: Photo, shape: str = "card", *, width: int = 320) -> dict:
    """Return {"src", "width", "height"} of the smallest rendition that is at least so wide, or of the widest."""
    available = photo.picture.sizes(shape)
    size = next((size for size in available if size.width >= width), available[-1])
    return {"src": address(photo, size), "width": size.width, "height": size.height}


def address(photo: Photo, size: Size) -> str:
    """Return where a rendition is: for readers too, or, while they may not see the photo, for the desk alone.

    One that is not in the library yet, a twin that waits, has no number to be asked for by.
    """
    if photo.pk is None or photo.is_usable:
        return f"{settings.MEDIA_URL}{photo.picture.name(size, 'webp')}"
    return reverse("admin:articles_photo_cut", args=[photo.pk, f"{size.name}.webp"])


def thumbnail(photo: Photo | None, *, shape: str = "card", alt: str = "") -> SafeString:
    """Return a small <img>, or an empty frame where there is no photo."""
    if photo is None:
        return NOTHING
    return format_html(
        '<img class="thumb" src="{src}" width="{width}" height="{height}" alt="{alt}" loading="lazy">',
        **rendition(photo, shape),
        alt=alt,
    )
