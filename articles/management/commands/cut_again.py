"""Bring the renditions of photos up to today's table of sizes, and to today's words."""

from django.core.management.base import BaseCommand, CommandError

from articles.models.photo import Photo
from articles.photos.knife import Refused, on_its_own
from articles.publishing.library import cut_again, outdated
from articles.publishing.photos import logbook, sealing

A_LINE = 25  # photos between two lines of progress


class Command(BaseCommand):
    help = (
        "Cut every photo anew that an older table of sizes has cut, newest first; then seal its words into the "
        "renditions of every printed photo that has others in them. What was written on a photo and never ended, by a "
        "browser that was killed, gets its line in the log first. Readers see the older files meanwhile; it may be "
        "stopped and run again, and goes on where it was."
    )

    def handle(self, *args, **options):
        logbook.end_abandoned(most=None)
        with on_its_own():
            failed = self.each("cut", outdated().values_list("pk", flat=True), cut_again)
            failed += self.each("sealed", sealing.unsealed(), sealing.seal)
        if failed:
            raise CommandError(f"{failed} photos keep their older files.")

    def each(self, done_to_it: str, numbers, work) -> int:
        """Do the work to every photo and say how far it has come; return how many could not be done."""
        numbers = list(numbers)
        total, failed = len(numbers), 0
        for done, number in enumerate(numbers, 1):
            failed += not self.worked(number, work)
            if done % A_LINE == 0 or done == total:
                self.stdout.write(f"{done} of {total} photos {done_to_it}{self.but(failed)}.")
        return failed

    def worked(self, number: int, work) -> bool:
        photo = Photo.objects.filter(pk=number).first()  # somebody may have removed it meanwhile
        try:
            if photo:
                work(photo)
        except (Refused, OSError, ValueError) as failure:
            self.stderr.write(f"Photo {number} keeps its older files: {failure}")
            return False
        return True

    def but(self, failed: int) -> str:
        return f", {failed} of them in vain" if failed else ""
