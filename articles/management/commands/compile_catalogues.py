"""Compile locale/*/LC_MESSAGES/*.po for gettext, without system tools."""

from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compile every .po catalogue of the project into the .mo that gettext reads."

    def handle(self, *args, **options):
        for folder in settings.LOCALE_PATHS:
            for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
                polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))
                if options["verbosity"] > 1:
                    self.stdout.write(f"compiled {source.parent.parent.name}/{source.stem}")
