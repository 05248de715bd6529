"""Colleagues' accounts: how each logs in and where, and what helps when a telephone is lost."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.desk.account import entry, factor, sessions
from articles.desk.account.own import PasswordForm, page
from articles.models.session import Session


def everybody():
    """Return who works here, each with `has_app`."""
    device = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
    people = User.objects.filter(is_staff=True, is_active=True).annotate(has_app=Exists(device))
    return people.prefetch_related("groups").order_by("first_name", "username")


def roles_of(user) -> str:
    """Return what the user is in the newsroom, in the language of whoever asks."""
    names = [_(group.name) for group in user.groups.all()]
    return _(", ").join(([_("superuser")] if user.is_superuser else []) + names)


def colleagues(request, site):
    """List everybody."""
    _must_look_after(request)
    open_now = Q(expire_date__gt=timezone.now(), user__isnull=False)
    counts = dict(Session.objects.filter(open_now).values_list("user").annotate(Count("pk")))
    people = [
        {
            "user": user,
            "roles": roles_of(user),
            "required": factor.is_required(user),
            "sessions": counts.get(user.pk, 0),
        }
        for user in everybody()
    ]
    return page(request, site, "admin/account/colleagues.html", {"title": _("Colleagues' accounts"), "people": people})


def colleague(request, site, user: int):
    """Show one account."""
    person = _found(request, user)
    context = {
        "title": person.get_full_name() or person.get_username(),
        "person": person,
        "roles": roles_of(person),
        "required": factor.is_required(person),
        "codes_left": factor.codes_left(person),
        "sessions": sessions.shown(person, here=request.session.session_key),
        "may": may_touch(request.user, person),
    }
    return page(request, site, "admin/account/colleague.html", context)


def end(request, site, user: int):
    """End a colleague's sessions: one by its handle, or all of them."""
    person = _found(request, user, touch=True)
    here = request.session.session_key
    with transaction.atomic():
        if name := request.POST.get("session"):
            done = name != sessions.handle(here) and sessions.end_one(person, name)
        else:
            done = sessions.end_all(person, but=here)
        if done:
            entry.note(person, gettext_noop("Ended sessions"), by=request.user)
    if done:
        messages.success(request, _("Ended. Whoever used it must log in again."))
    return redirect("admin:colleague", person.pk)


def reset(request, site, user: int):
    """Take a colleague's second factor away, who has lost it; all their sessions end."""
    person = _found(request, user, touch=True)
    form = PasswordForm(request)
    if form.is_valid():
        with transaction.atomic():
            factor.drop(person)
            sessions.end_all(person)
            entry.note(person, gettext_noop("Reset a colleague's second factor"), by=request.user)
        messages.success(request, _("The second factor is gone, and all the sessions of this account are ended."))
        return redirect("admin:colleague", person.pk)
    context = {
        "title": _("Reset the second factor"),
        "person": person,
        "explanation": _(
            "Make sure that it is really your colleague who asks. Their password alone opens the account after this, "
            "until they have set up an app again."
        ),
        "button": _("Reset it"),
        "danger": True,
        "form": form,
    }
    return page(request, site, "admin/account/ask.html", context)


def may_touch(user, person) -> bool:
    """Whether the user may end these sessions and reset this factor: their own on their own page, a superuser's never,

    unless they are one themselves.
    """
    return user != person and (user.is_superuser or not person.is_superuser)


def _found(request, number: int, *, touch: bool = False) -> User:
    _must_look_after(request)
    person = everybody().filter(pk=number).first()
    if person is None:
        raise Http404
    if touch and not may_touch(request.user, person):
        raise PermissionDenied
    return person


def _must_look_after(request) -> None:
    if not request.user.has_perm("articles.look_after_accounts"):
        raise PermissionDenied
