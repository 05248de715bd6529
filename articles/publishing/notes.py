"""What is said about a story at the desk, and when it is settled. Each leaves an Activity; readers see none of it."""

from django.db import transaction
from django.utils import timezone

from articles.models.activity import Activity
from articles.models.article import Article
from articles.models.note import Note
from articles.publishing.record import record


def keep(article: Article, *, by, text: str, about: str = "", asks_for_changes: bool = False) -> Note:
    """Keep a note with the story and return it. It is the caller who writes the log."""
    return Note.objects.create(
        article=article, text=text.strip(), about=about, asks_for_changes=asks_for_changes, by=by, at=timezone.now()
    )


@transaction.atomic
def write(article: Article, *, by, text: str, about: str = "") -> Note:
    """Write a note about the story, or about the field of it that `about` names, and return it."""
    note = keep(article, by=by, text=text, about=about)
    record(article, Activity.Verb.NOTE, by=by, at=note.at, reason=note.text)
    return note


@transaction.atomic
def settle(note: Note, *, by) -> bool:
    """Settle an open note; False if somebody has settled it already, and nothing has changed then."""
    now = timezone.now()
    if not Note.objects.filter(pk=note.pk, resolved_at=None).update(resolved_at=now, resolved_by=by):
        return False
    record(note.article, Activity.Verb.SETTLE, by=by, at=now, reason=note.text)
    return True
