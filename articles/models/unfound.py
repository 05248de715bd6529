"""What readers looked for in vain: words and numbers, and nothing of who looked."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from django.db import models, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from articles.text.arabic import fold, tokens

LONGEST = 60  # letters: more is a pasted text
MOST_A_DAY = 500  # rows
KEPT = timedelta(days=90)
PRIVATE = re.compile(r"@|(?:\d\D*){7}")  # an address, a telephone number: somebody looked for somebody


class Unfound(models.Model):
    """How often a search, as search compares it, found nothing on a day."""

    day = models.DateField(_("day"))
    words = models.CharField(_("what was looked for"), max_length=LONGEST)
    times = models.PositiveIntegerField(_("times"), default=0)

    class Meta:
        verbose_name = _("search without a result")
        verbose_name_plural = _("what readers did not find")
        default_permissions = ("view",)
        constraints = [models.UniqueConstraint(fields=["day", "words"], name="unfound_counts_words_once_a_day")]

    def __str__(self):
        return self.words


def kept_as(text: str) -> str:
    """Return what is kept of a search: its folded words; "" for what has none, or is long, or may be somebody's own."""
    words = " ".join(tokens(text))
    return words if len(words) <= LONGEST and not PRIVATE.search(fold(text)) else ""


@transaction.atomic
def put_down(searches: Mapping[str, int], day: date) -> None:
    """Count these searches, {words: times}; of a day that has MOST_A_DAY rows, those alone that have one.

    With the first of a day all go that are older than KEPT.
    """
    today = Unfound.objects.filter(day=day)
    there = today.count()
    if not there:
        Unfound.objects.filter(day__lt=day - KEPT).delete()
    for words, times in sorted(searches.items()):
        if today.filter(words=words).update(times=F("times") + times) or there >= MOST_A_DAY:
            continue
        Unfound.objects.bulk_create([Unfound(day=day, words=words, times=times)], ignore_conflicts=True)
        there += 1
