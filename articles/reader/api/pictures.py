"""A picture of a story as ninjs has it: every size, with its words, its credit and its rights."""

from collections.abc import Callable
from datetime import UTC

from django.urls import reverse

from articles.models.named import address_prefix
from articles.models.published import PublishedPhoto
from articles.photos.renditions import Picture, Size, in_jpeg
from articles.photos.table import TYPES
from articles.reader.photos import footing
from articles.templatetags.newspaper import MEDIA

Whole = Callable[[str], str]
WHOLE = "whole"  # the shape that is not cropped


def association(row: PublishedPhoto, place: int, whole: Whole) -> dict:
    """Return a picture that readers may see now: `row.is_shown` has been asked."""
    photo, code = row.photo, row.story.edition
    filled = {
        "name": f"picture-{place}",
        "uri": whole(reverse(f"{address_prefix(code)}:photo", args=[photo.pk])),
        "type": "picture",
        "representationtype": "full",
        "pubstatus": "usable",
        "language": row.caption_edition,
        "headlines": [{"role": "main", "contenttype": "text/plain", "value": photo.headline}] if photo.headline else [],
        "descriptions": [
            {"role": role, "contenttype": "text/plain", "value": text}
            for role, text in (("caption", row.caption), ("alt", row.alt))
            if text
        ],
        "by": photo.credit_in(code),
        "infosources": [
            {"name": credit.agency.name_in(code), "role": "agency", "literal": credit.agency.slug}
            for credit in photo.credit_rows.all()
        ],
        "copyrightnotice": photo.copyright,
        "usageterms": footing(photo),
        "located": photo.place,
        "expires": photo.usable_until.astimezone(UTC).isoformat(timespec="seconds") if photo.usable_until else "",
        "renditions": renditions(photo.picture, whole),
    }
    return {name: value for name, value in filled.items() if value not in ("", [])}


def renditions(picture: Picture, whole: Whole) -> list[dict]:
    """Return every shape as JPEG, and the whole picture in every width as WebP."""
    jpeg = [(size, "jpg") for shape in picture.table.shapes for size in in_jpeg(picture.sizes(shape), picture.table)]
    return [_rendition(picture, size, kind, whole) for size, kind in [*jpeg, *all_of(picture)]]


def all_of(picture: Picture) -> list[tuple[Size, str]]:
    return [(size, "webp") for size in picture.sizes(WHOLE)]


def _rendition(picture: Picture, size: Size, kind: str, whole: Whole) -> dict:
    return {
        "name": f"{size.name}-{kind}",
        "href": whole(f"{MEDIA}{picture.name(size, kind)}"),
        "contenttype": TYPES[kind],
        "width": size.width,
        "height": size.height,
    }
