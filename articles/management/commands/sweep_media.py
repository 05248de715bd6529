"""Take away the files that no row names any more."""

from collections import Counter
from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.models.photo import Photo
from articles.publishing.photos import sweeping

A_LINE = 100  # things between two lines of progress
LEAST, MOST = 1, 36_500  # days
CALLED = {"set": "sets of renditions", "original": "originals", "piece": "pieces of uploads", "share": "share pictures"}


class Command(BaseCommand):
    help = (
        "Remove sets of renditions, originals and pieces of uploads that no row names and that are older than some "
        "days; share pictures as old, which are drawn again when somebody asks for one; and what runs that "
        "were stopped have left half-written. It may be stopped and run again."
    )

    def add_arguments(self, parser):
        said = "default: 7; at least 1: what is still being sent or cut is named by no row yet, and younger than that"
        parser.add_argument("--older-than", type=float, default=7, metavar="DAYS", help=said)
        parser.add_argument("--dry-run", action="store_true", help="name what would go, and remove nothing")

    def handle(self, *args, older_than: float, dry_run: bool, **options):
        if not LEAST <= older_than <= MOST:
            raise CommandError(f"--older-than is {older_than:g}. Write a number of days, at least {LEAST}.")
        before = timezone.now() - timedelta(days=older_than)
        found = sweeping.litter(before)
        if not Photo.objects.exists() and next(sweeping.litter(before), None):
            raise CommandError("There are files, and not one photo in the database. Is it the right database?")
        gone: Counter[str] = Counter()
        for thing in found:
            if dry_run:
                self.stdout.write(thing.name)
            gone[thing.kind] += dry_run or thing.remove(before)
            if not dry_run and gone.total() % A_LINE == 0:
                self.stdout.write(f"{gone.total()} removed …")
        halves = 0 if dry_run else sweeping.tidy(before)
        self.stdout.write(summary(gone, halves, dry_run))


def summary(gone: Counter, halves: int, dry_run: bool) -> str:
    """Return what the run has done, in a sentence."""
    verb = "Would remove" if dry_run else "Removed"
    counted = [f"{gone[kind]} {name}" for kind, name in CALLED.items()]
    return f"{verb} {', '.join(counted)}" + (f", {halves} half-written files." if halves else ".")
