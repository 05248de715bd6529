"""Bring the photos that an older table of sizes has cut up to today's."""

from django.core.management.base import BaseCommand, CommandError

from articles.models.photo import Photo
from articles.photos.intake import Refused
from articles.publishing.library import cut_again, outdated

A_LINE = 25  # photos between two lines of progress


class Command(BaseCommand):
    help = (
        "Cut every photo anew that an older table of sizes has cut, newest first. Readers see the older cuts "
        "meanwhile; it may be stopped and run again, and goes on where it was."
    )

    def handle(self, *args, **options):
        numbers = list(outdated().values_list("pk", flat=True))
        total, failed = len(numbers), 0
        for done, number in enumerate(numbers, 1):
            try:
                cut_again(Photo.objects.get(pk=number))
            except (Refused, OSError) as failure:
                failed += 1
                self.stderr.write(f"Photo {number} keeps its older cuts: {failure}")
            if done % A_LINE == 0 or done == total:
                self.stdout.write(f"{done} of {total} photos looked at.")
        if failed:
            raise CommandError(f"{failed} of {total} photos could not be cut again.")
