"""The page for a form whose token is no longer good: it says what to do, and repeats nothing of what was sent."""

from django.contrib import admin
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.desk.drafting.answers import unkept
from articles.desk.language import DESK

POSTED_ONLY = "/end/"  # addresses that end so have no page to go back to


def refused(request, reason=""):
    """Return it, with the way back to the page that the form was on."""
    here = request.path if request.path.startswith(DESK) and not request.path.endswith(POSTED_ONLY) else ""
    context = {
        **admin.site.each_context(request),
        "title": _("This page was too old"),
        "back": here if here and request.path != reverse("admin:logout") else reverse("admin:index"),
    }
    return unkept(TemplateResponse(request, "admin/account/refused.html", context, status=403).render())
