"""Fill the newsroom with the demo; running it again adds what is missing and brings its dates up to today."""

import os

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.demo import entering, manuscript, seed
from articles.editions import DEFAULT_EDITION
from articles.models.article import Article
from articles.publishing import spellings

DEMO_PASSWORD = "warraq-2026-demo"  # noqa: S105 - printed on the screen on purpose


class Command(BaseCommand):
    help = "Enter the demo newsroom: four logins, the map, pictures, stories and pages. Only with DEMO=1."

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("The demo has known passwords. Set DEMO=1 to say that this newsroom is only for trying.")
        password = os.environ.get("DEMO_PASSWORD") or DEMO_PASSWORD
        stories = manuscript.stories()
        moved = entering.freshen(stories)  # first, because what is entered below is of today
        people = seed.cast(password)
        spellings.begin()
        entered = enter(stories, people)
        printed = entering.print_pages(manuscript.pages(), by=people["layla"])
        self.stdout.write(f"Demo newsroom: {entered} stories and {printed} pages entered, {moved} brought up to today.")
        self.stdout.write(f"Logins: {', '.join(seed.CAST)} · password: {password}")


def enter(stories: list[manuscript.Manuscript], people: dict) -> int:
    """Enter what is missing and return how many stories that was."""
    roster = manuscript.roster()
    nouns = seed.taxonomy(roster)
    known = set(Article.objects.values_list("edition", "slugline"))
    missing = [story for story in stories if (story.edition, story.key) not in known]
    if not missing:
        return 0
    photos = seed.library(nouns["agencies"])
    seed.portraits(nouns["people"], photos, roster)
    with transaction.atomic():  # all of it or none: a run that was interrupted is simply run again
        return carry_in(missing, nouns, photos, people)


def carry_in(missing: list[manuscript.Manuscript], nouns: dict, photos: dict, people: dict) -> int:
    """Write these stories, relate them, and take each to its state; return how many there were."""
    keys = {key for story in missing for key in (story.key, story.translation_of, *story.related)}
    there = Article.objects.filter(slugline__in=keys - {""}).order_by("-pk")
    articles = {(article.edition, article.slugline): article for article in there}
    for place, story in enumerate(missing):
        author = people[story.author or ("omar" if place % 3 == 0 else "nour")]
        original = articles.get((DEFAULT_EDITION, story.translation_of))
        articles[story.edition, story.key] = entering.write(story, nouns, photos, original, by=author)
    for story in sorted(missing, key=lambda story: -story.age):
        article = articles[story.edition, story.key]
        siblings = [articles[story.edition, key] for key in story.related if (story.edition, key) in articles]
        entering.relate(article, siblings)
        entering.carry(article, story, by=article.created_by, people=people)
    return len(missing)
