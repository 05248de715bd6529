"""Ways of writing that readers mix, kept at the desk: «بيونغ» and «بيونج», «غوغل» and «جوجل»."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.text.arabic import tokens


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


def folded(lines: str) -> list[str]:
    """Return what stands on the lines as search compares it, without doubles."""
    return list(dict.fromkeys(" ".join(found) for line in lines.splitlines() if (found := tokens(line))))
