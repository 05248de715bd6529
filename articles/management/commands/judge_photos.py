"""Judge anew what the words of every photo lack."""

from django.core.management.base import BaseCommand

from articles.publishing.photos.lacking import judge_again


class Command(BaseCommand):
    help = (
        "Judge the words of all photos again, for the library's lists of what lacks something. Every save judges its "
        "own photo; this is for what no save of a photo changes: an agency or a spelling that was added, by which the "
        "end of a caption turns out to be a credit, other names of months, a newer rule. Run it every night."
    )

    def handle(self, *args, **options):
        self.stdout.write(f"{judge_again()} photos are judged otherwise than before.")
