"""Compile locale/*/LC_MESSAGES/*.po for gettext, without system tools."""

from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


def compiled(folder: Path, into: Path) -> list[str]:
    """Compile every .po below one folder into the same place below the other; return which, as "ar/django"."""
    done = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = into / source.relative_to(folder).with_suffix(".mo")
        target.parent.mkdir(parents=True, exist_ok=True)
        polib.pofile(str(source)).save_as_mofile(str(target))
        done.append(f"{source.parent.parent.name}/{source.stem}")
    return done


class Command(BaseCommand):
    help = "Compile every .po catalogue of the project into the .mo that gettext reads."

    def handle(self, *args, **options):
        for folder in settings.LOCALE_PATHS:
            for name in compiled(Path(folder), Path(folder)):
                if options["verbosity"] > 1:
                    self.stdout.write(f"compiled {name}")
