"""Who works here: Django's own pages of users and groups; what changes rights goes into the newsroom's log."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.account.users import Accounts, CalledGroups
from articles.models.activity import Activity

OF_A_USER = ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")
admin.site.unregister([User, Group])


def record(request, whom, reason: str) -> None:
    Activity.objects.create(
        headline=str(whom)[:300], verb=Activity.Verb.ROLE, by=request.user, at=timezone.now(), reason=reason
    )


def rights(user: User) -> str:
    """Return what a user may do, in a line: «active, staff; Editor, Reporter»."""
    is_what = [_("active") if user.is_active else _("not active")]
    is_what += [_("staff")] if user.is_staff else []
    is_what += [_("may do everything")] if user.is_superuser else []
    groups = [_(group.name) for group in user.groups.order_by("name")]
    single = [permission.codename for permission in user.user_permissions.order_by("codename")]
    return "; ".join(", ".join(some) for some in (is_what, groups, single) if some)


@admin.register(User)
class DeskUserAdmin(Accounts, UserAdmin):
    """Those who log in."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if not change or set(OF_A_USER) & set(form.changed_data):
            record(request, form.instance, rights(form.instance))

    def delete_model(self, request, obj):
        name = str(obj)
        super().delete_model(request, obj)
        record(request, name, _("Removed"))


@admin.register(Group)
class DeskGroupAdmin(CalledGroups, GroupAdmin):
    """What each role may do."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if not change or form.changed_data:
            names = form.instance.permissions.order_by("codename").values_list("codename", flat=True)
            record(request, form.instance, ", ".join(names))

    def delete_model(self, request, obj):
        name = str(obj)
        super().delete_model(request, obj)
        record(request, name, _("Removed"))
