"""Who is credited for a story, and their page. Not the login."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.editions import EDITIONS
from articles.models.named import Named, address_prefix
from articles.models.photo import Photo
from articles.text.slug import slug


class Person(Named):
    """A byline: somebody's name, or the paper's own in guillemets."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.PERSON)
    role = models.CharField(_("role"), max_length=120, blank=True)
    portrait = models.ForeignKey(
        "articles.Photo", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("portrait")
    )

    class Meta:
        verbose_name = _("writer")
        verbose_name_plural = _("writers")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=["person", "organisation"]), name="person_kind_is_known")
        ]

    def byline_in(self, edition: str) -> str:
        """Return the name as it is printed above a story: an organisation's stands in the edition's quotation marks."""
        name = self.name_in(edition)
        if self.kind != self.Kind.ORGANISATION:
            return name
        opening, closing = EDITIONS[self.name_edition(edition)].quotes
        return f"{opening}{name}{closing}"

    def face_in(self, edition: str) -> "Photo | None":
        """Return the portrait, if its rights let this edition show it now."""
        face = self.portrait
        return face if face and face.is_usable and edition in (face.editions or [edition]) else None

    def address(self, edition: str) -> str:
        return reverse(f"{address_prefix(edition)}:person", args=[self.pk, slug(self.name_in(edition)) or "-"])
