"""The verbs that change the pages that are no stories. Each is one transaction, and leaves an Activity."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editions import EDITIONS
from articles.models.activity import Activity
from articles.models.named import address_prefix
from articles.models.page import Page
from articles.text import body as body_text
from articles.text.bidi import plain


@transaction.atomic
def put(page: Page, *, by) -> Page:
    """Save a page, its words cleaned and its body made into the pieces that readers get, and return it.

    Raises text.body.TooLong for a body that is longer than a page can be, and ValidationError for what the page's
    own fields refuse. Nothing has changed then.
    """
    before = Page.objects.select_for_update().filter(pk=page.pk).first() if page.pk else None
    page.title, page.standfirst, page.body = _line(page.title), _line(page.standfirst), plain(page.body)
    page.pieces = body_text.render(page.body, reading=EDITIONS[address_prefix(page.edition)].direction)
    page.full_clean(exclude={"pieces"})
    page.save()
    _log(page, by=by, words=_said(before, page))
    return page


@transaction.atomic
def remove(page: Page, *, by) -> None:
    """Delete a page for good; its address answers 404, as if there had never been one."""
    _log(page, by=by, words=_("Removed"))
    page.delete()


def _line(text: str) -> str:
    return " ".join(plain(text).split())


def _said(before: Page | None, page: Page) -> str:
    """What this was for readers."""
    if before and before.shown and not page.shown:
        return _("Taken from readers")
    if page.shown and not (before and before.shown):
        return _("Readers see it now")
    return _("Readers see the new words") if page.shown else _("Readers do not see it")


def _log(page: Page, *, by, words: str) -> None:
    reason = f"{words}: {page.address()}"
    Activity.objects.create(headline=page.title, verb=Activity.Verb.PAGE, by=by, at=timezone.now(), reason=reason)
