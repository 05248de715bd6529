"""A line in the newsroom's log: of what was done to a story, and of what has changed in anything else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.models.activity import Activity
from articles.models.article import Article

SHORT = 120  # letters of a value
Facts = dict[str, str]  # what a field is called: what it says
Thing = TypeVar("Thing", bound=models.Model)


def record(article: Article, verb: str, *, by, at: datetime | None = None, reason: str = "") -> Activity:
    """Write down that `by` has done this to the story, and return the line."""
    return Activity.objects.create(
        article_number=article.pk,
        headline=article.headline,
        verb=verb,
        by=by,
        at=at or timezone.now(),
        reason=reason.strip(),
    )


@contextmanager
def noted(thing: Thing, verb: str, read: Callable[[Thing], Facts], *, by) -> Iterator[None]:
    """What is saved inside is one transaction with a line in the log that says what has changed, if anything has.

    `read` returns what the database has of the thing; before it is saved for the first time nobody asks.
    """
    with transaction.atomic():
        before = read_of(thing, read) if thing.pk else None
        yield
        changed = said(before, read_of(thing, read))
        if changed:
            record_thing(called(thing), verb, by=by, reason=changed)


def record_thing(name: str, verb: str, *, by, reason: str, at: datetime | None = None) -> Activity:
    """Write down what was done to something that is no story."""
    return Activity.objects.create(headline=name[:300], verb=verb, by=by, at=at or timezone.now(), reason=reason)


def removed(thing: models.Model, verb: str, *, by) -> Activity:
    """Write down that a thing is about to be deleted, while it still has its name."""
    with translation.override(settings.LANGUAGE_CODE):
        return record_thing(called(thing), verb, by=by, reason=_("Removed"))


def called(thing: models.Model) -> str:
    """Return what the log calls a thing: its kind, its name and its number."""
    with translation.override(settings.LANGUAGE_CODE):
        kind, name, number = thing._meta.verbose_name, str(thing), f"#{thing.pk}"
        return f"{kind}: {name}" if name == number else f"{kind}: {name} ({number})"


def read_of(thing: Thing, read: Callable[[Thing], Facts]) -> Facts:
    """Return what the database has of a thing, in the newsroom's language."""
    with translation.override(settings.LANGUAGE_CODE):
        return read(thing)


def said(before: Facts | None, after: Facts) -> str:
    """Return what has changed, field by field, in the newsroom's language; "" if nothing has."""
    with translation.override(settings.LANGUAGE_CODE):
        if before is None:
            return _("; ").join([_("Added"), *(_one(name, "", now) for name, now in after.items() if now)])
        names = [*after, *(name for name in before if name not in after)]
        pairs = [(name, before.get(name, ""), after.get(name, "")) for name in names]
        return _("; ").join(_one(name, was, now) for name, was, now in pairs if was != now)


def facts(model: type[models.Model], key: int, names: tuple[str, ...]) -> Facts:
    """Return these fields of a row as the database has them."""
    row = model._base_manager.get(pk=key)
    fields = [field for field in model._meta.fields if field.name in names]
    return {str(field.verbose_name): _words(row, field.name) for field in fields}


def _words(row: models.Model, name: str) -> str:
    value = getattr(row, name)
    if hasattr(row, f"get_{name}_display"):
        return str(getattr(row, f"get_{name}_display")())
    if isinstance(value, dict):  # a name in every edition
        return _(", ").join(f"{edition} {words}" for edition, words in value.items() if words)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "Y-m-d H:i")
    if hasattr(value, "isoformat"):
        return date_format(value, "Y-m-d")
    if isinstance(value, list):
        return _(", ").join(map(str, value))
    return "" if value is None else str(value)


def _one(name: str, was: str, now: str) -> str:
    values = {"field": name, "was": Truncator(was).chars(SHORT), "now": Truncator(now).chars(SHORT)}
    if not was:
        return _("%(field)s: “%(now)s”") % values
    if not now:
        return _("%(field)s: emptied, was “%(was)s”") % values
    return _("%(field)s: from “%(was)s” to “%(now)s”") % values
