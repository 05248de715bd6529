"""What is being typed, kept at the desk as the form holds it: judged by nobody, seen by its writer alone."""

import re

from django.core.exceptions import BadRequest
from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.drafting import presence
from articles.desk.drafting.answers import WRITER, told
from articles.desk.fields.numbers import number
from articles.desk.rights import asked
from articles.models.article import Article
from articles.models.draft import Draft

NEW = "new_draft"  # the field that names the draft of a story without a number
SEEN = "seen_version"
NO_WORDS = {"csrfmiddlewaretoken", WRITER, NEW, *presence.FIELDS}
MOST_NEW = 100  # stories that one user has begun and never saved


def autosave(model_admin, request, number: int | None = None):
    """Keep the posted form as its writer's draft; {"saved_at", "head_version", "others", "newer"} as JSON.

    The story itself, its version and its history stay as they are.
    """
    article = asked.story_or_new(model_admin, request, number, "illustrate")
    name = "" if article else new_name(request.POST.get(NEW, ""))
    if not article and not name:
        raise BadRequest("a new story needs a name for its draft")
    if name and _has_begun_too_many(request.user, name):
        return told(409, _("You have too many stories that were never saved. Save or throw away some of them."))
    draft = keep(request.user, article, name, request.POST)
    here = presence.heard(request, article, typed=True) if article else {}
    return JsonResponse({"saved_at": draft.saved_at.isoformat(), **here})


def new_name(text: str) -> str:
    """Return the name of a new story's draft, empty if it is none."""
    return text if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text) else ""


def keep(user, article: Article | None, name: str, posted) -> Draft:
    """Write the posted form over the user's draft of the story, and return it."""
    now = timezone.now()
    form = typed(posted)
    words = {
        "form": form,
        "headline": (form.get("headline") or [article.headline if article else ""])[0][:300],
        "seen_version": min(number(posted.get(SEEN)), article.version if article else 0),
        "saved_at": now,
    }
    draft, _new = Draft.objects.update_or_create(
        user=user, article=article, new=name, defaults=words, create_defaults={**words, "began_at": now}
    )
    return draft


def typed(posted) -> dict[str, list[str]]:
    """Return the form's own fields as JSON and every database can hold them: {name: [value, …]}."""
    return {
        name: [value.replace("\0", "") for value in values]
        for name, values in posted.lists()
        if name not in NO_WORDS and not name.startswith("_") and "\0" not in name
    }


def _has_begun_too_many(user, name: str) -> bool:
    begun = Draft.objects.filter(user=user, article=None)
    return begun.count() >= MOST_NEW and not begun.filter(new=name).exists()
