"""The desk: Django's own admin site, as this newsroom's."""

from django.contrib.admin import AdminSite


class DeskSite(AdminSite):
    """The admin site of the newsroom."""
