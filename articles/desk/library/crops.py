"""How a photo will be cut: the shapes of the table, each with what it is for."""

from django.utils.translation import gettext as _

from articles.desk.library.pictures import rendition
from articles.models.photo import Photo
from articles.photos.table import TABLE

SHOWN = 320  # pixels, at least


def crops(photo: Photo) -> list[dict]:
    """Return every shape that is a part of the picture: {"shape", "label", "across", "down", "src", "width", "height"}.

    The rendition is as the photo was cut; moving the focal point shows what it would be.
    """
    names = {
        "card": _("Cards and lists"),
        "wide": _("Lead and link previews"),
        "tall": _("Beside a text"),
        "square": _("Portraits and small lists"),
    }
    return [
        {
            "shape": name,
            "label": names.get(name, name),
            "across": shape.ratio[0],
            "down": shape.ratio[1],
            **rendition(photo, name, width=SHOWN),
        }
        for name, shape in TABLE.shapes.items()
        if shape.ratio
    ]
