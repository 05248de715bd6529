"""Where the contact sheet is, and where it sends what is written on it."""

from functools import partial

from django.urls import path

from articles.desk.drafting.answers import for_scripts
from articles.desk.rights.private import private
from articles.desk.sheet.page import sheet
from articles.desk.sheet.saving import word


def addresses(model_admin) -> list:
    """Return the sheet's addresses, for PhotoAdmin.get_urls."""
    site = model_admin.admin_site
    return [
        path("sheet/", private(site, partial(sheet, model_admin)), name="articles_photo_sheet"),
        path("sheet/word/", for_scripts(site, partial(word, model_admin)), name="articles_photo_word"),
    ]
