"""Where Django begins: the app of the newsroom, and the desk's admin site."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Editing")

    def ready(self):
        from articles import checks  # noqa: F401 - registers itself
        from articles.doors import guard

        connection_created.connect(guard, dispatch_uid="readers-guard")
        pre_migrate.connect(before_migrate, sender=self)
        post_migrate.connect(after_migrate, sender=self)


class DeskConfig(AdminConfig):
    default_site = "articles.desk.site.DeskSite"


def before_migrate(using, **kwargs):
    from articles.doors import READER
    from articles.triggers import drop

    if using != READER:
        drop(using)


def after_migrate(using, plan=(), **kwargs):
    from django.db import connections

    from articles.desk.rights.roles import make_groups
    from articles.doors import GENERATION_TABLE, READER
    from articles.models.generation import Generation
    from articles.triggers import install

    if using == READER or GENERATION_TABLE not in connections[using].introspection.table_names():
        return
    Generation.objects.using(using).get_or_create(id=1)
    install(using)
    make_groups(using)
