"""Fill the newsroom with the demo; running it again adds what is missing and brings its dates up to today."""

import os

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.demo import entering, manuscript, seed
from articles.models.article import Article

DEMO_PASSWORD = "warraq-2026-demo"  # noqa: S105 - printed on the screen on purpose


class Command(BaseCommand):
    help = "Enter the demo newsroom: four logins, the map, pictures and stories. Only with DEMO=1."

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("The demo has known passwords. Set DEMO=1 to say that this newsroom is only for trying.")
        password = os.environ.get("DEMO_PASSWORD") or DEMO_PASSWORD
        stories = manuscript.stories()
        entered = enter(stories, password)
        moved = entering.freshen(stories)
        self.stdout.write(f"Demo newsroom: {entered} stories entered, {moved} brought up to today.")
        self.stdout.write(f"Logins: {', '.join(seed.CAST)} · password: {password}")


def enter(stories: list[manuscript.Manuscript], password: str) -> int:
    """Enter what is missing and return how many stories that was."""
    roster, people = manuscript.roster(), seed.cast(password)
    nouns = seed.taxonomy(roster)
    missing = [
        story for story in stories if not Article.objects.filter(edition=story.edition, slugline=story.key).exists()
    ]
    if not missing:
        return 0
    photos = seed.library(nouns["agencies"])
    seed.portraits(nouns["people"], photos, roster)
    with transaction.atomic():  # all of it or none: a run that was interrupted is simply run again
        return carry_in(missing, nouns, photos, people)


def carry_in(missing: list[manuscript.Manuscript], nouns: dict, photos: dict, people: dict) -> int:
    """Write these stories, relate them, and take each to its state; return how many there were."""
    written: dict[str, dict[str, Article]] = {"ar": {}, "en": {}}
    for story in missing:
        author = people["omar" if len(written[story.edition]) % 3 == 0 else "nour"]
        article = entering.write(story, nouns, photos, written["ar"], by=author)
        written[story.edition][story.key] = article
    for story in sorted(missing, key=lambda story: -story.age):
        article = written[story.edition][story.key]
        siblings = written[story.edition]
        entering.relate(article, [siblings[key] for key in story.related if key in siblings])
        entering.carry(article, story, by=article.created_by, chief=people["layla"])
    return len(missing)
