"""What a photo's own page shows around its form: the picture, its crops, what its file said, where it stands."""

from django.urls import reverse

from articles.desk.library.crops import crops
from articles.desk.library.grid import chips
from articles.desk.library.original import as_it_came
from articles.desk.library.pictures import rendition
from articles.desk.library.readings import readings
from articles.desk.library.where_used import where_used
from articles.models.photo import Photo


def shown(photo: Photo, user) -> dict:
    """Return the template's context for a photo that is in the library."""
    return {
        "shown": rendition(photo, "whole", width=960),
        "crops": crops(photo),
        "chips": chips(photo),
        "credit": photo.credit_in(photo.edition),
        "standing": where_used(photo, user),
        "original_address": reverse("admin:articles_photo_original", args=[photo.pk]),
        "as_it_came": as_it_came(photo, user),
        "replace_address": reverse("admin:articles_photo_replace", args=[photo.pk]),
        **readings(photo, user),
    }
