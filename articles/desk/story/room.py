"""What the writing room's page shows around the form: where the story stands, its buttons, and what keeps it in."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.drafting import drafts, presence
from articles.desk.lending import sharing
from articles.desk.past import history
from articles.desk.rights import access, policy
from articles.desk.story import beside, buttons, notes, source
from articles.desk.story.state import is_ahead, know_reasons, published_copy, state
from articles.desk.story.translating import siblings
from articles.models.article import Article
from articles.photos.formats import ACCEPT
from articles.publishing.checks import ERROR, problems
from articles.publishing.compose import material

PARTS = (drafts, presence, history, notes, sharing, source, beside)  # each shows its own
NOTHING = {"photos": [], "people": [], "topics": []}


def room(request, article: Article | None, context: dict) -> dict:
    """Return the template's context: everything but the fields themselves."""
    user, here = request.user, article or Article()
    if article:
        know_reasons([article])
    copy = published_copy(here)
    writes = access.may_write(user, here) if article else True
    return {
        "state": state(here),
        "ahead": is_ahead(here) and copy.is_public,
        "copy": copy,
        "writes": writes,
        "illustrates": not writes and access.may_illustrate(user, here),
        "main": buttons.main_button(user, here) if writes else None,
        "more": buttons.more_buttons(user, here) if writes else [],
        "returned_because": getattr(here, "returned_because", ""),
        "schedule_label": buttons.schedule_label(here),
        "why_not": buttons.why_not(user, here) if writes else "",
        "readers": buttons.readers_of(user, here) if writes else [],
        "may_see_log": bool(article) and access.may_open(user, here),
        "may_delete": bool(article) and access.may_delete(user, here),
        "siblings": siblings(here, user),
        "preview_address": _preview_address(article),
        "may_upload": policy.may(user, "upload"),
        "accept": ACCEPT,
        **_checks(here, context),
        **{name: value for part in PARTS for name, value in part.shown(request, article).items()},
    }


def _preview_address(article: Article | None) -> str:
    if article is None:
        return reverse("admin:articles_article_add_preview")
    return reverse("admin:articles_article_preview", args=[article.pk])


def _checks(article: Article, context: dict) -> dict:
    """Return what is missing: of the form that was refused if there is one, else of the saved story."""
    if context.get("errors"):
        found = [{"level": ERROR, "text": text, "at": at} for text, at in _refusals(context)]
    else:
        rows = material(article) if article.pk else NOTHING
        judged = problems(article, photos=rows["photos"], people=rows["people"], topics=rows["topics"])
        found = [{"level": problem.level, "text": problem.text, "at": _place(problem)} for problem in judged]
    errors = sum(problem["level"] == ERROR for problem in found)
    return {"checks": found, "checks_sum": _sum(errors, len(found) - errors), "blocked": bool(errors)}


def _refusals(context: dict) -> list[tuple[str, str]]:
    """Return (sentence, id of its field) for everything that is wrong in a refused form."""
    forms = [context["adminform"].form]
    forms += [row for inline in context["inline_admin_formsets"] for row in inline.formset.forms]
    found = []
    for form in forms:
        for name, texts in form.errors.items():
            field = form[name] if name in form.fields else None
            at = field.auto_id if field else f"{form.prefix}-row" if form.prefix else ""
            found += [(f"{field.label}: {text}" if field else text, at) for text in texts]
    return found


def _place(problem) -> str:
    if problem.field == "photos":
        return "photo_rows-group"
    return f"id_{problem.field}_0" if problem.field in ("publish_at", "publish_until") else f"id_{problem.field}"


def _sum(errors: int, warnings: int) -> str:
    stops = ngettext("%(n)s thing keeps it from going out", "%(n)s things keep it from going out", errors) % {
        "n": errors
    }
    notes = ngettext("%(n)s hint", "%(n)s hints", warnings) % {"n": warnings}
    if errors and warnings:
        return _("%(stops)s, and %(notes)s") % {"stops": stops, "notes": notes}
    if errors:
        return stops
    ready = _("Nothing keeps it from going out")
    return _("%(ready)s; %(notes)s") % {"ready": ready, "notes": notes} if warnings else ready
