"""«My account»: password, second factor and sessions of whoever is logged in."""

from base64 import b32encode
from time import time

import segno
from django import forms
from django.contrib import messages
from django.contrib.admin.forms import AdminPasswordChangeForm
from django.contrib.auth import update_session_auth_hash
from django.core import signing
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop
from django.views.decorators.cache import never_cache
from django_otp import DEVICE_ID_SESSION_KEY as PROVEN
from django_otp import login as prove
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key

from articles.desk.account import entry, factor, sessions, tries
from articles.desk.account.door import CodeForm, road_of, shown_time, to_set_up
from articles.models.session import BEGAN

SALT = "articles.desk.account.key"
FRESH = 15 * 60  # seconds after logging in, or after giving the password again
CONFIRMED = "confirmed"
LASTS = 3600  # seconds that a key may wait for its code
QUIET_ZONE = 4  # modules around the code, by its standard


class PasswordForm(forms.Form):
    """The password once more, unless it has been given a moment ago."""

    password = forms.CharField(
        label=gettext_lazy("Your password"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def __init__(self, request):
        super().__init__(request.POST if request.method == "POST" else None, label_suffix="")
        self.request = request
        if is_fresh(request):
            del self.fields["password"]

    def clean_password(self):
        with_limit(self.request, self.request.user, self._right)
        self.request.session[CONFIRMED] = time()
        return self.cleaned_data["password"]

    def _right(self):
        if not self.request.user.check_password(self.cleaned_data["password"]):
            raise forms.ValidationError(_("This is not your password."))


class AppForm(PasswordForm, CodeForm):
    """The key of an app, signed for this user, and the code that the app makes of it."""

    key = forms.CharField(widget=forms.HiddenInput)
    field_order = ("password", "code")

    def __init__(self, request):
        super().__init__(request)
        self.fields["code"].label = _("The six digits that the app shows")
        for name in self.fields.keys() - {"key"}:
            self.fields[name].widget.attrs["form"] = "app-form"  # app.html says why they stand outside it
        made = signing.dumps({"user": request.user.pk, "key": default_key()}, salt=SALT)
        self.fields["key"].initial = made

    def secret(self) -> str | None:
        """Return the key, in hex: a new one, or the one that was sent; None if that is too old or somebody else's."""
        try:
            said = signing.loads(self["key"].value() or "", salt=SALT, max_age=LASTS)
        except signing.BadSignature:
            return None
        return said["key"] if said["user"] == self.request.user.pk else None


def is_fresh(request) -> bool:
    """Whether it is surely the user who sits there: the password was given within the last minutes."""
    return time() - max(request.session.get(BEGAN, 0), request.session.get(CONFIRMED, 0)) < FRESH


def account(request, site):
    """Show it all on one page."""
    user = request.user
    app = factor.app_of(user)
    context = {
        "title": _("My account"),
        "app": app,
        "codes_left": factor.codes_left(user) if app else 0,
        "is_required": factor.is_required(user),
        "sessions": sessions.shown(user, here=request.session.session_key),
    }
    return page(request, site, "admin/account/account.html", context)


def app(request, site):
    """Set up an authenticator app, the first or another instead of it."""
    form = AppForm(request)
    key = form.secret()
    if key is None:
        messages.warning(request, _("That page was too old. Scan the new code."))
        return redirect(to_set_up(request))
    if form.is_valid():
        if answer := _taken(request, site, key, form.cleaned_data["code"]):
            return answer
        form.add_error("code", _("This code is not right. Look whether the phone's clock is, and enter the new code."))
    uri = TOTPDevice(user=request.user, key=key).config_url
    context = {
        "title": _("Set up an authenticator app"),
        "form": form,
        "key": in_fours(b32encode(bytes.fromhex(key)).decode()),
        "uri": uri,
        "next": road_of(request),
        "forced": not site.has_permission(request),
        **drawn(uri),
    }
    return page(request, site, "admin/account/app.html", context)


@transaction.atomic
def _taken(request, site, key: str, code: str):
    """Go on with the app if the code is its own: this session has proven it, all others must log in with it."""
    device = factor.take_app(request.user, key, code)
    if device is None:
        return None
    request.session.cycle_key()
    prove(request, device)
    sessions.end_all(request.user, but=request.session.session_key)
    entry.note(request.user, gettext_noop("Set up a second factor"), by=request.user)
    return _codes_once(request, site)


def _codes_once(request, site):
    context = {"title": _("Recovery codes"), "codes": factor.new_codes(request.user), "next": road_of(request)}
    return page(request, site, "admin/account/codes.html", context)


def codes(request, site):
    """Make new recovery codes, and show them once."""
    if factor.app_of(request.user) is None:
        return redirect("admin:account_app")
    form = PasswordForm(request)
    if form.is_valid():
        with transaction.atomic():
            entry.note(request.user, gettext_noop("Made new recovery codes"), by=request.user)
            return _codes_once(request, site)
    context = {
        "title": _("New recovery codes"),
        "explanation": _("The codes that you have now will no longer work. The new ones are shown once."),
        "button": _("Make new codes"),
        "form": form,
    }
    return page(request, site, "admin/account/ask.html", context)


def remove(request, site):
    """Go without a second factor, where the newsroom does not ask for one."""
    if factor.is_required(request.user) or factor.app_of(request.user) is None:
        messages.warning(request, _("The newsroom asks you for a second factor. You can set up another app instead."))
        return redirect("admin:account")
    form = PasswordForm(request)
    if form.is_valid():
        with transaction.atomic():
            factor.drop(request.user)
            request.session.pop(PROVEN, None)
            sessions.end_all(request.user, but=request.session.session_key)
            entry.note(request.user, gettext_noop("Removed the second factor"), by=request.user)
        messages.success(request, _("From now on your password alone opens your account."))
        return redirect("admin:account")
    context = {
        "title": _("Remove the second factor"),
        "explanation": _("Whoever learns your password can then log in as you. The recovery codes go too."),
        "button": _("Remove it"),
        "danger": True,
        "form": form,
    }
    return page(request, site, "admin/account/ask.html", context)


def end_session(request, site, handle: str):
    """End one of the user's other sessions."""
    if handle == sessions.handle(request.session.session_key):
        raise Http404
    if sessions.end_one(request.user, handle):
        messages.success(request, _("That session is ended. Whoever used it must log in again."))
    return redirect("admin:account")


def end_others(request, site):
    """End all the user's sessions but this one."""
    sessions.end_all(request.user, but=request.session.session_key)
    messages.success(request, _("All your other sessions are ended."))
    return redirect("admin:account")


class NewPasswordForm(AdminPasswordChangeForm):
    """The old password is tried as rarely as at the door."""

    def clean_old_password(self):
        with_limit(self.request, self.user, lambda: super(NewPasswordForm, self).clean_old_password())
        return self.cleaned_data["old_password"]


@never_cache
def password(request, site):
    """Change the password; every other session of the user ends."""
    form = NewPasswordForm(request.user, request.POST if request.method == "POST" else None, label_suffix="")
    form.request = request
    if form.is_valid():
        with transaction.atomic():
            update_session_auth_hash(request, form.save())
            sessions.end_all(request.user, but=request.session.session_key)
            entry.note(request.user, gettext_noop("Changed the password"), by=request.user)
        messages.success(request, _("Your password is changed, and all your other sessions are ended."))
        return redirect("admin:account")
    return page(request, site, "registration/password_change_form.html", {"title": _("Change password"), "form": form})


def with_limit(request, user, check):
    """Run the check of a password as one of the few tries; what it returns comes back."""
    if until := tries.knock(request, user.get_username()):
        raise forms.ValidationError(_("Too many tries. Try again after %(time)s.") % {"time": shown_time(until)})
    right = check()
    tries.forget(request, user.get_username())
    return right


def page(request, site, template: str, context: dict):
    """Return a page of the account, kept by nobody; a form in error says so in its status."""
    form = context.get("form")
    status = 422 if form is not None and form.errors else 200
    return TemplateResponse(request, template, {**site.each_context(request), **context}, status=status)


def in_fours(text: str) -> str:
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def drawn(uri: str) -> dict:
    """Return a QR code as the width of a square and a path in it, one unit a module."""
    rows = [list(row) for row in segno.make(uri, error="l", micro=False).matrix_iter(border=QUIET_ZONE)]
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return {"qr_size": len(rows), "qr_path": path}
