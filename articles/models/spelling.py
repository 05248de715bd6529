"""Ways of writing that readers mix, kept at the desk: «بيونغ» and «بيونج», «غوغل» and «جوجل»."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.text.arabic import tokens
from articles.text.asked import MOST_SPELLINGS

MOST_WAYS = MOST_SPELLINGS + 1  # lines of a row: search looks for no more of them at once
MOST_WORDS = 3  # of one line: search sees no longer runs in what is typed


class Spelling(models.Model):
    """Words that search takes for one another, each on a line of its own."""

    words = models.TextField(
        _("ways of writing"),
        help_text=_("One on each line: “بيونغ يانغ”, “بيونج يانج”. Whoever searches for one finds the others too."),
    )
    folded = models.JSONField(default=list, editable=False)  # as search compares them; of several words, with spaces

    class Meta:
        verbose_name = _("spelling")
        verbose_name_plural = _("spellings")

    def __str__(self):
        return "، ".join(line.strip() for line in self.words.splitlines() if line.strip())

    def save(self, *args, **kwargs):
        self.folded = folded(self.words)
        super().save(*args, **kwargs)

    def clean(self):
        ways = folded(self.words)
        if len(ways) < 2:
            text = _(
                "Write two ways or more, each on a line of its own, that differ by more than hamza, vowel signs, "
                "“ى” or “ة”: search takes words that differ by these for one anyway."
            )
            raise ValidationError({"words": text})
        if len(ways) > MOST_WAYS or any(len(way.split()) > MOST_WORDS for way in ways):
            text = _("At most %(ways)s ways of writing in a row, each of at most %(words)s words.")
            raise ValidationError({"words": text % {"ways": MOST_WAYS, "words": MOST_WORDS}})
        self._refuse_twice(ways)

    def _refuse_twice(self, ways: list[str]) -> None:
        """One way of writing stands in one row: in two, nobody could say what it is another way of."""
        for other in Spelling.objects.exclude(pk=self.pk):
            twice = [line for line in self.words.splitlines() if set(folded(line)) & set(other.folded)]
            if twice:
                text = _("“%(way)s” stands in another row already: “%(row)s”. Add the other ways of writing there.")
                raise ValidationError({"words": text % {"way": twice[0].strip(), "row": other}})


def folded(lines: str) -> list[str]:
    """Return what stands on the lines as search compares it, without doubles."""
    return list(dict.fromkeys(" ".join(found) for line in lines.splitlines() if (found := tokens(line))))


def spellings() -> dict[str, list[str]]:
    """Return for each way of writing that the desk knows, folded, all that are kept with it."""
    found: dict[str, list[str]] = {}
    for ways in Spelling.objects.order_by("pk").values_list("folded", flat=True):
        for way in ways:
            found.setdefault(way, []).extend(other for other in ways if other != way)
    return found
