"""Grow the desk and the paper to so many stories, for measuring. Only with DEMO=1: none of them went through a verb."""

import time
from functools import partial

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.demo import bulk
from articles.models.article import Article
from articles.models.region import Region

BAR = 30  # signs


class Command(BaseCommand):
    help = "Grow the demo newsroom to this many stories: most published long ago, some dozens in hand."

    def add_arguments(self, parser):
        parser.add_argument("total", type=int, nargs="?", help="how many the desk shall have in all")
        parser.add_argument("--stories", type=int, help="the same")
        parser.add_argument("--letters", type=int, default=1500, help="about how long a body is")

    def handle(self, *args, total: int | None, stories: int | None, letters: int, **options):
        total = total or stories
        if not total or total < 1:
            raise CommandError("Say how many stories there shall be: seed_bulk --stories 100000")
        if not settings.DEMO:
            raise CommandError("These stories are rubbish. Set DEMO=1 to say that this newsroom is only for trying.")
        if not Region.objects.exists():
            raise CommandError("There is nothing to file stories under. Run seed_demo first.")
        have, began = Article.objects.count(), time.monotonic()
        told = partial(self.tell, began, have, total)
        made = bulk.grow(total, now=timezone.now(), letters=letters, told=told)
        took = time.monotonic() - began
        self.stdout.write(f"{made} stories added in {took:.0f} s, {made / max(took, 0.001):,.0f} a second.")

    def tell(self, began: float, have: int, total: int, there: int) -> None:
        """Draw how far it has come, over the line before on a terminal, at every tenth elsewhere."""
        share, rate = there / total, (there - have) / max(time.monotonic() - began, 0.001)
        left = (total - there) / max(rate, 0.001)
        drawn = "█" * int(share * BAR) + "░" * (BAR - int(share * BAR))
        line = f"{drawn} {share:4.0%}  {there:,} of {total:,}  {rate:,.0f} a second  {left:,.0f} s left"
        if self.stderr.isatty():
            self.stderr.write(f"\r{line} ", ending="" if there < total else "\n")
        elif int(share * 10) > int((there - bulk.BATCH) / total * 10):
            self.stderr.write(line)
