"""Who works here: Django's own pages of users and groups; what changes them goes into the newsroom's log."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.desk.account.users import Accounts, CalledGroups
from articles.models.activity import Activity
from articles.publishing.record import Facts, facts, read_of, record_thing, removed, said

Verb = Activity.Verb
NAMED = ("username", "first_name", "last_name", "email")
MAY = ("is_active", "is_staff", "is_superuser")
admin.site.unregister([User, Group])


def rights(user: User) -> Facts:
    """Return what the database has of a user's rights."""
    groups = _(", ").join(_(group.name) for group in user.groups.order_by("name"))
    single = _(", ").join(user.user_permissions.order_by("codename").values_list("codename", flat=True))
    called = {name: str(User._meta.get_field(name).verbose_name) for name in ("groups", "user_permissions")}
    return {**facts(User, user.pk, MAY), called["groups"]: groups, called["user_permissions"]: single}


def names(user: User) -> Facts:
    return facts(User, user.pk, NAMED)


def of_a_group(group: Group) -> Facts:
    """Return what the database has of a group: its name, and each of its permissions by itself."""
    held = group.permissions.order_by("codename").values_list("codename", flat=True)
    return {**facts(Group, group.pk, ("name",)), **{codename: _("allowed") for codename in held}}


class Logged:
    """A ModelAdmin of accounts: every save leaves a line for each kind of fact that it has changed.

    `kinds` are the log's verbs, each with what reads its facts.
    """

    kinds: tuple = ()

    def save_form(self, request, form, change):
        """Remember what the database has before anything is saved. All of it is one transaction of Django's."""
        thing = super().save_form(request, form, change)
        form.told = [read_of(thing, read) if change else None for _verb, read in self.kinds]
        return thing

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        for (verb, read), before in zip(self.kinds, form.told, strict=True):
            if changed := said(before, read_of(form.instance, read)):
                record_thing(str(form.instance), verb, by=request.user, reason=changed)

    def delete_model(self, request, obj):
        with transaction.atomic():
            removed(obj, Verb.ROLE, by=request.user)
            super().delete_model(request, obj)


@admin.register(User)
class DeskUserAdmin(Logged, Accounts, UserAdmin):
    """Those who log in."""

    kinds = ((Verb.ACCOUNT, names), (Verb.ROLE, rights))


@admin.register(Group)
class DeskGroupAdmin(Logged, CalledGroups, GroupAdmin):
    """What each role may do."""

    kinds = ((Verb.ROLE, of_a_group),)

    def get_readonly_fields(self, request, obj=None):
        """What a role may do is for superusers to say, as are a login's rights."""
        return () if request.user.is_superuser else ("permissions",)
