"""Take a lost second factor away, where nobody at the desk can."""

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext_noop

from articles.desk.account import entry, factor, sessions


class Command(BaseCommand):
    help = "Takes authenticator app and recovery codes from a login, and ends its sessions."

    def add_arguments(self, parser):
        parser.add_argument("login")

    def handle(self, *, login, **options):
        user = User.objects.filter(username=login).first()
        if user is None:
            raise CommandError(f"Nobody logs in as {login}.")
        with transaction.atomic():
            factor.drop(user)
            ended = sessions.end_all(user)
            entry.note(user, gettext_noop("The operator reset the second factor"), by=user)
        self.stdout.write(f"{login} logs in with the password alone now; {ended} sessions ended.")
