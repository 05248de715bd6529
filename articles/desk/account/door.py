"""The door of the desk: name and password, then the second factor of whoever has one. Each step is a plain form."""

from datetime import datetime, timedelta
from functools import wraps
from time import time
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import get_user_model, login, logout
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django_otp import login as prove

from articles.desk.account import factor, tries
from articles.desk.account.whence import address_of, remember
from articles.desk.language import DESK
from articles.models.session import ADDRESS, BROWSER, HALF_WAY

PENDING = "pending"  # in a session: who has given a password and not yet a code
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"
FEW = 3  # recovery codes


class PasswordForm(AdminAuthenticationForm):
    """Name and password. Whatever is wrong with them, the answer is the same."""

    error_messages = dict.fromkeys(
        ("invalid_login", "inactive"), gettext_lazy("User name or password is not right. Mind capital letters.")
    )


class CodeForm(forms.Form):
    """What the authenticator app shows, or a recovery code."""

    code = forms.CharField(
        label=gettext_lazy("Code from the app, or a recovery code"),
        max_length=40,
        widget=forms.TextInput(
            {
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "autofocus": True,
                "spellcheck": "false",
            }
        ),
    )


def a_door(view):
    """Return a step of logging in: never kept, never without its token, its secrets never in a report."""
    return never_cache(csrf_protect(sensitive_post_parameters("password", "code")(wraps(view)(view))))


@a_door
def enter(request, site):
    """Ask for name and password."""
    if request.method == "GET" and request.user.is_active and request.user.is_staff:
        return redirect(road_of(request) if site.has_permission(request) else to_set_up(request))
    form = PasswordForm(request, request.POST if request.method == "POST" else None, label_suffix="")
    name = request.POST.get("username", "")
    if form.is_bound and name and request.POST.get("password"):
        if until := tries.knock(request, name):
            unheard = PasswordForm(request, initial={"username": name}, label_suffix="")
            return _asked(request, site, unheard, "admin/login.html", until=until)  # printing `form` would check it
        if form.is_valid():
            tries.forget(request, name)
            return _half_way(request, form.get_user()) or let_in(request, form.get_user(), road_of(request))
    return _asked(request, site, form, "admin/login.html")


@a_door
def code(request, site):
    """Ask for the second factor of whoever has given the right password a moment ago."""
    user = _pending(request)
    if user is None:
        messages.info(request, _("Log in again: too much time has passed since you gave your password."))
        return redirect("admin:login")
    form = CodeForm(request.POST if request.method == "POST" else None, label_suffix="")
    if form.is_valid():
        name = tries.CODE + user.get_username()
        if until := tries.knock(request, name) or factor.paused_until(user):
            return _asked(request, site, form, "admin/account/code.html", until=until)
        if device := factor.proven(user, form.cleaned_data["code"]):
            tries.forget(request, name)
            return let_in(request, user, request.session[PENDING]["next"], device)
        form.add_error("code", _("This code is not right, or has been used. Enter the one that the app shows now."))
    return _asked(request, site, form, "admin/account/code.html")


def let_in(request, user, road: str, device=None):
    """Log the user in, in a session of a new key that carries nothing over, and send them on their way."""
    request.session.flush()
    login(request, user, backend=MODEL_BACKEND)
    request.session[ADDRESS] = address_of(request)
    request.session[BROWSER] = request.headers.get("User-Agent", "")[:300]
    if device:
        prove(request, device)
        _warn_of_few_codes(request, user)
    response = HttpResponseRedirect(road)
    remember(response, user.get_username())
    return response


def leave(request, site):
    """Log out, and say so at the door."""
    logout(request)
    messages.success(request, _("You are logged out."))
    return redirect("admin:login")


def _half_way(request, user):
    """Return the way to the second step, or None for a user who has no second factor."""
    if factor.app_of(user) is None:
        return None
    request.session.flush()
    proof = user.get_session_auth_hash()
    request.session[PENDING] = {"user": user.pk, "proof": proof, "at": time(), "next": road_of(request)}
    return redirect("admin:login_code")


def _pending(request):
    """Return who stands half-way, or None: not for long, and not if their password has changed meanwhile."""
    said = request.session.get(PENDING)
    if not said or time() - said["at"] > HALF_WAY.total_seconds():
        return None
    user = get_user_model().objects.filter(pk=said["user"], is_active=True, is_staff=True).first()
    known = user and constant_time_compare(user.get_session_auth_hash(), said["proof"])
    return user if known and factor.app_of(user) else None


def _asked(request, site, form, template: str, *, until: datetime | None = None):
    context = {
        **site.each_context(request),
        "title": _("Log in"),
        "subtitle": None,
        "form": form,
        "next": road_of(request),
        "until": until and shown_time(until),
    }
    response = TemplateResponse(request, template, context, status=429 if until else 200)
    if until:
        response.headers["Retry-After"] = str(max(1, round((until - timezone.now()).total_seconds())))
    return response


def shown_time(moment: datetime) -> str:
    """Return a time of day by the desk's clock, the minute that has surely passed by then."""
    return date_format(timezone.localtime(moment + timedelta(minutes=1)), "H:i")


def road_of(request) -> str:
    """Return where the user wanted to go, if it is an address of this desk; its front otherwise."""
    road = request.POST.get("next", request.GET.get("next", ""))
    ours = url_has_allowed_host_and_scheme(road, {request.get_host()}, require_https=request.is_secure())
    return road if ours and road.startswith(DESK) and "/../" not in road else reverse("admin:index")


def to_set_up(request) -> str:
    """Return the address where a second factor is set up before anything else."""
    return f"{reverse('admin:account_app')}?{urlencode({'next': road_of(request)})}"


def _warn_of_few_codes(request, user) -> None:
    left = factor.codes_left(user)
    if left <= FEW:
        text = ngettext(
            "You have %(count)d recovery code left. Make new ones under «My account».",
            "You have %(count)d recovery codes left. Make new ones under «My account».",
            left,
        )
        messages.warning(request, text % {"count": left})
