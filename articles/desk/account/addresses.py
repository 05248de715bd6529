"""Where signing in lives, all of it under /admin/."""

from functools import partial, wraps

from django.contrib.auth.views import redirect_to_login
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from articles.desk.account import colleagues, door, own

ASKS = require_http_methods(["GET", "HEAD", "POST"])
SECRETS = sensitive_post_parameters("password", "code", "key", "old_password", "new_password1", "new_password2")


def addresses(site) -> list:
    """Return what stands beside Django's own addresses of the admin site."""

    def page(view, method=require_GET):
        return site.admin_view(SECRETS(method(_with(view, site))))

    here = "account/"
    return [
        path("logout/", require_POST(never_cache(csrf_protect(_with(door.leave, site)))), name="logout"),
        path("login/code/", ASKS(_with(door.code, site)), name="login_code"),
        path(here, page(own.account), name="account"),
        path(f"{here}app/", ASKS(SECRETS(_for_staff(own.app, site))), name="account_app"),
        path(f"{here}app/remove/", page(own.remove, ASKS), name="account_app_remove"),
        path(f"{here}codes/", page(own.codes, ASKS), name="account_codes"),
        path(f"{here}sessions/end/", page(own.end_others, require_POST), name="account_end_others"),
        path(f"{here}sessions/<str:handle>/end/", page(own.end_session, require_POST), name="account_end_session"),
        path(f"{here}colleagues/", page(colleagues.colleagues), name="colleagues"),
        path(f"{here}colleagues/<int:user>/", page(colleagues.colleague), name="colleague"),
        path(f"{here}colleagues/<int:user>/end/", page(colleagues.end, require_POST), name="colleague_end"),
        path(f"{here}colleagues/<int:user>/reset/", page(colleagues.reset, ASKS), name="colleague_reset"),
    ]


def _with(view, site):
    return wraps(view)(partial(_asked, view, site))


def _asked(view, site, request, **words):
    return view(request, site, **words)


def _for_staff(view, site):
    """The one page of the desk that is open to staff who must have a second factor and have none yet."""

    @wraps(view)
    @never_cache
    @csrf_protect
    def guarded(request, **words):
        if not (request.user.is_active and request.user.is_staff):
            return redirect_to_login(request.get_full_path(), "admin:login")
        return view(request, site, **words)

    return guarded
