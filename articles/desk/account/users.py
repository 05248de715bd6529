"""The users' pages as far as logging in goes: fields in their order, groups by their names, sessions that end."""

from django import forms
from django.contrib import admin
from django.contrib.auth.forms import AdminUserCreationForm
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.desk.account import entry, factor, sessions
from articles.desk.account.colleagues import roles_of
from articles.desk.fields.numbers import number

admin.site.unregister([TOTPDevice, StaticDevice])  # the library's own pages would show everybody's keys


class Groups(forms.ModelMultipleChoiceField):
    """The groups, by the names that the desk's language has for them."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group):
        return _(group.name)


class InGroup(admin.SimpleListFilter):
    """Who is in a group."""

    title = gettext_lazy("group")
    parameter_name = "group"

    def lookups(self, request, model_admin):
        return [(group.pk, _(group.name)) for group in Group.objects.order_by("pk")]

    def queryset(self, request, people):
        chosen = number(self.value())
        return people.filter(groups=chosen) if chosen else people


class CalledGroups:
    """A group is called what the desk's language calls it."""

    list_display = ("called",)
    actions = None
    show_full_result_count = False

    @admin.display(description=gettext_lazy("name"), ordering="name")
    def called(self, group):
        return _(group.name)


class NewUserForm(AdminUserCreationForm):
    """A new login, which may enter the desk unless somebody says otherwise."""

    class Meta(AdminUserCreationForm.Meta):
        fields = ("username", "first_name", "last_name", "email", "is_staff")


RIGHTS = ("is_superuser", "groups", "user_permissions")


class Accounts:
    """The accounts' side of the users' admin."""

    add_form = NewUserForm
    list_display = ("username", "full_name", "roles", "is_active", "second_factor", "last_login")
    list_filter = ("is_active", InGroup)
    filter_horizontal = ("user_permissions",)
    actions = None  # many at once would be gone without a line in the log
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False
    readonly_fields = ("second_factor", "open_sessions", "last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password", ("first_name", "last_name"), "email")}),
        (gettext_lazy("In the newsroom"), {"fields": ("is_active", "is_staff", "groups")}),
        (gettext_lazy("Logging in"), {"fields": ("second_factor", "open_sessions", "last_login", "date_joined")}),
        (gettext_lazy("Beyond the groups"), {"classes": ("collapse",), "fields": ("is_superuser", "user_permissions")}),
    )
    add_fieldsets = (
        (None, {"fields": (
            "username", ("first_name", "last_name"), "email", "is_staff", "usable_password", "password1", "password2",
        )}),
    )  # fmt: skip

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def get_readonly_fields(self, request, obj=None):
        """What rights a login has is for superusers to say; anybody else could make themselves one."""
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else (*fields, *RIGHTS)

    def has_change_permission(self, request, obj=None):
        mighty = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not mighty and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        mighty = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not mighty and super().has_delete_permission(request, obj)

    def get_deleted_objects(self, objs, request):
        """Whoever has done anything stays in the log by name: nobody reads all of it here."""
        deleted, counts, lacking, holding = super().get_deleted_objects(objs, request)
        if holding:
            holding = [_("What they wrote and did, which stays in their name. Take “active” from them instead.")]
        return deleted, counts, lacking, holding

    def get_changeform_initial_data(self, request):
        return {"is_staff": True, **super().get_changeform_initial_data(request)}

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups":
            kwargs |= {"form_class": Groups, "widget": forms.CheckboxSelectMultiple}
            kwargs["queryset"] = Group.objects.order_by("pk")
            return db_field.formfield(**kwargs)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.display(description=gettext_lazy("name"), ordering="first_name")
    def full_name(self, user):
        return user.get_full_name()

    @admin.display(description=gettext_lazy("role"))
    def roles(self, user):
        return roles_of(user)

    @admin.display(description=gettext_lazy("second factor"))
    def second_factor(self, user):
        if factor.app_of(user):
            return _("an authenticator app")
        return _("none yet, and must have one") if factor.is_required(user) else _("none")

    @admin.display(description=gettext_lazy("sessions"))
    def open_sessions(self, user):
        count = sessions.of(user).count()
        if not (user.is_active and user.is_staff):
            return count
        return format_html(
            '{} · <a href="{}">{}</a>', count, reverse("admin:colleague", args=[user.pk]), _("Look after")
        )

    def save_form(self, request, form, change):
        """Remember what the login may do now, before the form's groups are saved."""
        user = super().save_form(request, form, change)
        form.before = _might(User.objects.get(pk=user.pk)) if change else set()
        return user

    def save_related(self, request, form, formsets, change):
        """Whoever may do less than before is out everywhere, and comes in again with what is left."""
        super().save_related(request, form, formsets, change)
        user = User.objects.get(pk=form.instance.pk)
        if change and form.before - _might(user):
            sessions.end_all(user, but=request.session.session_key)

    def user_change_password(self, request, id, form_url=""):
        """A new password given by somebody else ends all the sessions of the login."""
        if request.method != "POST":
            return super().user_change_password(request, id, form_url)
        with transaction.atomic():
            before = User.objects.filter(pk=number(id)).values_list("password", flat=True).first()
            response = super().user_change_password(request, id, form_url)
            user = User.objects.filter(pk=number(id)).exclude(password=before).first()
            if user:
                sessions.end_all(user, but=request.session.session_key)
                entry.note(user, gettext_noop("Set another password"), by=request.user)
        return response


def _might(user: User) -> set[str]:
    """Return all that a login is allowed, coming in and being a superuser among it."""
    flags = {flag for flag in ("is_active", "is_staff", "is_superuser") if getattr(user, flag)}
    return flags | user.get_group_permissions() | user.get_user_permissions() if user.is_active else set()
