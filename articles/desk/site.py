"""The desk: Django's own admin site, as this newsroom's."""

from functools import partial

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.desk.account import door, factor, own
from articles.desk.account.addresses import addresses
from articles.desk.language import COOKIE, DESK
from articles.desk.library import endings
from articles.editions import DEFAULT_EDITION, EDITIONS

ORDER = ("article", "photo", "collection", "topic", "person", "region", "agency", "page", "oldaddress")
ORDER += ("spelling", "unfound", "correction", "activity")
STYLES = ("fonts", "tokens", "frame", "controls", "home", "list", "room", "rail", "strip", "photo", "clocks", "login")
STYLES += ("writing", "conflict", "history", "notes", "sharing", "account", "record", "keys", "intake")
STYLES += ("endings", "sheet", "library", "darkroom")
SCRIPTS = (
    "names",
    "meter",
    "markdown-bar",
    "ordered-rows",
    "photo-grid",
    "photo-crops",
    "photo-readings",
    "file-beside",
    "photo-strip",
    "photo-picker",
    "preview",
    "room",
    "focal-point",
    "photo-intake",
    "contact-sheet",
    "autosave",
    "presence",
    "conflict",
    "notes",
    "sharing",
    "moments",
    "account",
    "shortcuts",
)
ELSEWHERE = {"view_on_site", "logout", "password_change_done"}  # addresses of Django's that are not here, or are ours
A_YEAR = 365 * 24 * 3600  # seconds


class SearchBox(AutocompleteJsonView):
    """What a search box offers, each in the words that its own desk chooses for it."""

    def process_request(self, request):
        term, *rest = super().process_request(request)
        return term.replace("\0", ""), *rest

    def serialize_result(self, obj, to_field_name):
        label = getattr(self.model_admin, "label", str)
        return super().serialize_result(obj, to_field_name) | {"text": label(obj)}


class DeskSite(AdminSite):
    """The admin site of the newsroom."""

    site_title = _("The desk")
    site_header = _("Newsroom")
    index_title = _("The desk")

    def has_permission(self, request):
        """Whether the user may be here at all: staff, and with the second factor that the newsroom asks them for."""
        return super().has_permission(request) and factor.is_given(request)

    def login(self, request, extra_context=None):
        return door.enter(request, self)

    def password_change(self, request, extra_context=None):
        return own.password(request, self)

    def index(self, request, extra_context=None):
        from articles.desk.front.home import home

        return super().index(request, {**home(request.user), **(extra_context or {})})

    def app_index(self, request, app_label, extra_context=None):
        """Django's page of one app is this desk's front page with nothing in it: the front page itself instead."""
        return HttpResponseRedirect(reverse("admin:index"))

    def each_context(self, request):
        """What every page of the desk has: its styles and scripts, the paper's name, the languages to change to."""
        speaking = get_language()
        others = [(code, name) for code, name in settings.DESK_LANGUAGES.items() if code != speaking]
        context = {**super().each_context(request), **self.looks(), "other_languages": others}
        return {**context, "rights_line": partial(endings.frame_line, request.user)}

    def looks(self):
        """What a page of the desk needs that knows neither user nor request."""
        return {
            "site_title": self.site_title,
            "site_header": self.site_header,
            "desk_styles": [f"desk/css/{name}.css" for name in STYLES],
            "desk_scripts": [f"desk/js/{name}.js" for name in SCRIPTS],
            "paper": settings.NEWSROOM_NAME or EDITIONS.get(get_language(), EDITIONS[DEFAULT_EDITION]).paper,
        }

    def autocomplete_view(self, request):
        return SearchBox.as_view(admin_site=self)(request)

    def get_urls(self):
        """Without Django's «view on site»: it tells any user the address of any row, of embargoed stories too."""
        djangos = [address for address in super().get_urls() if getattr(address, "name", "") not in ELSEWHERE]
        return [path("language/", speak, name="language"), *addresses(self), *djangos]

    def get_app_list(self, request, app_label=None):
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: _place(model["model"]._meta.model_name))
        return sorted(apps, key=lambda app: app["app_label"] != "articles")


@require_POST
def speak(request):
    """Speak to this user in another language from now on, and go back to the page they were on."""
    back = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if here and back.startswith(DESK) else reverse("admin:index"))
    language = request.POST.get("language", "")
    if language in settings.DESK_LANGUAGES:
        response.set_cookie(
            COOKIE, language, max_age=A_YEAR, path=DESK, samesite="Lax", httponly=True, secure=settings.HTTPS
        )
    return response


def _place(name: str) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)
