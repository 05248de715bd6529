"""What the contact sheet sends while it is written on: a word, or forty at once; each is answered for."""

import json
from dataclasses import asdict

from django.core.exceptions import BadRequest
from django.http import JsonResponse
from django.utils.translation import gettext as _

from articles.desk.rights.access import mendable
from articles.desk.sheet.mending import told
from articles.desk.sheet.rows import line
from articles.models.photo import Photo
from articles.publishing.photos.credits import Register
from articles.publishing.photos.words import FIELDS, Answer, Change, State, set_words

MOST = 600  # changes: a whole sheet with every field
LONGEST = 20_000  # letters of one text; what is too long for its field is told so at the field


def word(model_admin, request):
    """Take {"changes": [{"photo", "field", "was", "now", "pasted"?, "number"?}, …]} as JSON in a field of that name.

    Answers {"answers": [{"photo", "field", "state", "now", "said"}], "photos": {number: {"line", "faults"}}}; 409 if
    somebody else has changed one of them meanwhile. What could be kept is kept, whatever became of the rest.
    """
    answers = take(asked(request.POST.get("changes", "")), request.user)
    clash = any(answer.state == State.CLASH for answer in answers)
    photos = Photo.objects.filter(pk__in={answer.photo for answer in answers}).prefetch_related("credit_rows__agency")
    register = Register()
    now = {photo.pk: {"line": line(photo), "faults": told(photo, register)} for photo in photos}
    return JsonResponse({"answers": [asdict(one) for one in answers], "photos": now}, status=409 if clash else 200)


def take(changes: list[Change], user) -> list[Answer]:
    """Make the changes that the user may make; the others are refused each in a sentence."""
    mine = mendable(user, {change.photo for change in changes})
    closed = _("This photo is printed in a published story; only editors and the photo desk change its words.")
    refused = [
        Answer(change.photo, change.field, State.REFUSED, change.was, closed)
        for change in changes
        if change.photo not in mine
    ]
    return refused + set_words([change for change in changes if change.photo in mine], by=user)


def asked(text: str) -> list[Change]:
    """Return the changes that a page has sent. Raises BadRequest for what no page of ours sends."""
    try:
        found = json.loads(text)
    except ValueError:
        raise BadRequest("changes are JSON") from None
    if not isinstance(found, list) or not 0 < len(found) <= MOST:
        raise BadRequest("changes are a list")
    return [_change(one) for one in found]


def _change(one) -> Change:
    kinds = {"photo": int, "field": str, "was": str, "now": str, "pasted": bool, "number": int}
    given = {"pasted": False, "number": 0, **one} if isinstance(one, dict) else {}
    if set(given) != set(kinds) or any(type(given[name]) is not kind for name, kind in kinds.items()):
        raise BadRequest("a change has photo, field, was, now")
    if given["field"] not in FIELDS or max(len(given["was"]), len(given["now"])) > LONGEST:
        raise BadRequest("no such field, or far too long")
    if not 0 < given["photo"] < 2**63:
        raise BadRequest("no such number")
    return Change(**given)
