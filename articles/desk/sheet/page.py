"""The contact sheet: the pictures of a shoot one under the other, their words beside them, for the keyboard."""

import json

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.fields.json_text import parsed
from articles.desk.fields.numbers import number
from articles.desk.rights.access import mendable
from articles.desk.sheet.chosen import A_SHEET, Batch, chosen
from articles.desk.sheet.rows import BOXES, rows
from articles.desk.sheet.saving import take
from articles.models.photo import Photo
from articles.publishing.photos.words import Change, State
from articles.text.captions import NAMES


def sheet(model_admin, request):
    """Show the photos that the address asks for; a browser without scripts sends all their words back at once."""
    batch = chosen(request.GET)
    if request.method != "POST":
        return shown(model_admin, request, batch)
    typed, answers = sent(request)
    if all(answer.state == State.KEPT for answer in answers):
        messages.success(request, _kept(len({answer.photo for answer in answers})))
        return HttpResponseRedirect(request.get_full_path())
    messages.error(
        request, _("Some of it could not be saved. It stands where you typed it, and why is said beside it.")
    )
    batch.shown = _again(request.POST.getlist("photo"))
    return shown(model_admin, request, batch, answers=answers, typed=typed)


def shown(model_admin, request, batch: Batch, *, answers=(), typed=None):
    mine = mendable(request.user, [photo.pk for photo in batch.shown])
    found = rows(batch.shown, may_change=mine, first=batch.first, answers=answers, typed=typed)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Contact sheet"),
        "opts": model_admin.opts,
        "batch": batch,
        "rows": found,
        "left": sum(bool(row.faults) for row in found),
        "may_change": bool(mine),
        "variables": [names[1] if request.LANGUAGE_CODE == "ar" else names[0] for names in NAMES.values()],
        "known": json.dumps([name for names in NAMES.values() for name in names], ensure_ascii=False),
        "bar": [(name, label) for name, (label, _lines) in BOXES.items() if name not in ("caption", "alt")],
        "word_address": reverse("admin:articles_photo_word"),
        "journal": settings.DESK_JOURNAL,
    }
    return TemplateResponse(request, "admin/articles/photo/sheet.html", context)


def sent(request):
    """Return ({(photo, field): text}, answers) of a form: of every box, and of those that were changed."""
    typed, changes, keys = {}, [], request.POST.getlist("photo")
    if len(keys) > A_SHEET:
        raise BadRequest("more photos than a sheet has")
    for place, key in enumerate(keys, start=number(request.GET.get("from")) + 1):
        was, photo = _was(request.POST.get(f"{key}-was", "")), number(key)
        if not photo or was is None:
            continue
        for name in BOXES:
            now = request.POST.get(f"{key}-{name}", "").replace("\r\n", "\n")
            typed[photo, name] = now
            if now.strip() != was[name].strip():
                changes.append(Change(photo, name, was[name], now, number=place))
    return typed, take(changes, request.user) if changes else []


def _was(text: str) -> dict[str, str] | None:
    try:
        was = parsed(text)
    except ValueError:
        return None
    whole = isinstance(was, dict) and all(isinstance(was.get(name), str) for name in BOXES)
    return was if whole else None


def _again(keys: list[str]) -> list[Photo]:
    numbers = [number(key) for key in keys]
    there = {photo.pk: photo for photo in Photo.objects.filter(pk__in=numbers).prefetch_related("credit_rows__agency")}
    return [there[key] for key in numbers if key in there]


def _kept(count: int) -> str:
    if not count:
        return _("Nothing was changed.")
    return ngettext("The words of %(count)s photo are saved.", "The words of %(count)s photos are saved.", count) % {
        "count": count
    }
