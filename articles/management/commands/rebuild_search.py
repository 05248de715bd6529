"""Bring the indexes of search up to what stands in the newsroom, and to how it is folded today."""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from articles.publishing import rebuilding

MANY = 1_000  # stories, after which PostgreSQL is told to look at its figures again
CALLED = {"published": "published stories", "desk": "stories at the desk"}


class Command(BaseCommand):
    help = (
        "Enter in the indexes of search, the readers' and the desk's, every story that they lack or hold in an older "
        "way, the newest first. Quick when there is nothing to do. The newsroom may work meanwhile; it may be stopped "
        "and run again, and goes on where it was."
    )

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="enter every story anew, whatever the indexes hold")
        parser.add_argument("--only", choices=CALLED, help="one of the two indexes")
        said = "with --all and --only: stories with a lower number, where a run that was stopped goes on"
        parser.add_argument("--below", type=int, metavar="NUMBER", help=said)

    def handle(self, *args, **options):
        if options["below"] is not None and not (options["all"] and options["only"]):
            raise CommandError("--below goes with --all and --only. A run without --all goes on by itself.")
        with transaction.atomic():
            rebuilding.take_out_withdrawn()
        for shelf in rebuilding.shelves():
            if options["only"] in (None, shelf.name):
                self.shelf(shelf, everything=options["all"], below=options["below"])

    def shelf(self, shelf: rebuilding.Shelf, *, everything: bool, below: int | None) -> None:
        if not everything and shelf.is_whole():
            return
        stories = shelf.stories if everything else shelf.lacking()
        stories = stories if below is None else stories.filter(pk__lt=below)
        total, done, last = stories.count(), 0, below
        try:
            for many, last in rebuilding.rebuild(shelf, stories):
                done += many
                self.stdout.write(f"{done:,} of {total:,} {CALLED[shelf.name]} entered, down to number {last}.")
        except KeyboardInterrupt:
            raise CommandError(self.stopped(shelf, last, everything=everything)) from None
        if done >= MANY and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"ANALYZE {shelf.entries._meta.db_table}")

    def stopped(self, shelf: rebuilding.Shelf, last: int | None, *, everything: bool) -> str:
        if not everything:
            return "Stopped. Run it again: it goes on where it was."
        here = f"rebuild_search --all --only {shelf.name}" + (f" --below {last}" if last else "")
        rest = "; then rebuild_search --all --only desk" if shelf.name == "published" else ""
        return f"Stopped. Go on with: {here}{rest}"
