"""Pages that are no stories: about the paper, how to reach it, what it holds itself to."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.editions import DEFAULT_EDITION, edition_choices
from articles.models.named import address_prefix


class PageQuerySet(models.QuerySet):
    """Pages, by what may be done with them."""

    def public(self):
        """What readers may see; every reader's query for a page begins here."""
        return self.filter(shown=True)

    def of(self, edition: str):
        return self.filter(edition=edition)


class Page(models.Model):
    """A page of one edition. Its text becomes HTML when it is saved at the desk (publishing/pages.py)."""

    edition = models.CharField(_("edition"), max_length=8, choices=edition_choices, default=DEFAULT_EDITION)
    slug = models.SlugField(
        _("address"),
        max_length=60,
        help_text=_("Latin letters; the same one in every edition leads from one language to the other."),
    )
    title = models.CharField(_("title"), max_length=120)
    standfirst = models.CharField(_("standfirst"), max_length=320, blank=True)
    body = models.TextField(_("body"), blank=True)
    pieces = models.JSONField(default=list, editable=False)  # of text.body.render
    position = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Where it stands among the pages."))
    shown = models.BooleanField(_("readers see it"), default=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["edition", "position", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "slug"],
                name="page_address_once_an_edition",
                violation_error_message=_("This edition has a page at that address already. Choose another address."),
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="page_has_a_title"),
        ]

    def __str__(self):
        return self.title

    def address(self) -> str:
        return reverse(f"{address_prefix(self.edition)}:page", args=[self.slug])
