"""Grow the desk and the paper to so many stories, for measuring. Only with DEMO=1: none of them went through a verb."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from articles.demo import bulk
from articles.models.region import Region


class Command(BaseCommand):
    help = "Grow the demo newsroom to this many stories: most published long ago, some dozens in hand."

    def add_arguments(self, parser):
        parser.add_argument("stories", type=int, help="how many the desk shall have in all")
        parser.add_argument("--letters", type=int, default=1500, help="about how long a body is")

    def handle(self, *args, stories: int, letters: int, **options):
        if not settings.DEMO:
            raise CommandError("These stories are rubbish. Set DEMO=1 to say that this newsroom is only for trying.")
        if not Region.objects.exists():
            raise CommandError("There is nothing to file stories under. Run seed_demo first.")
        made = bulk.grow(stories, now=timezone.now(), letters=letters)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")  # what the server does by itself a minute later
        self.stdout.write(f"{made} stories added.")
