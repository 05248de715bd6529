"""Tell the WebSub hub what it has not heard yet."""

from django.conf import settings
from django.core.management.base import BaseCommand

from articles.publishing.pinging import tell


class Command(BaseCommand):
    help = (
        "Tell the hub of WEBSUB_HUB which feeds have changed: by stories that have opened by the clock since, and by "
        "what the hub has missed. Run it every minute where a hub is set; with nothing to tell it is done at once."
    )

    def handle(self, *args, **options):
        if not settings.WEBSUB_HUB:
            self.stdout.write("WEBSUB_HUB is not set: there is nobody to tell.")
            return
        told, waiting = tell()
        self.stdout.write(
            f"The hub was told of {told} stories" + (f"; {waiting} wait for another try." if waiting else ".")
        )
