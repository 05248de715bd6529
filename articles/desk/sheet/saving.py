"""What the contact sheet sends while it is written on: a word, or forty at once; each is answered for."""

from dataclasses import asdict

from django.core.exceptions import BadRequest
from django.http import JsonResponse

from articles.desk.fields.json_text import parsed
from articles.desk.fields.numbers import number
from articles.desk.rights.access import may_mend, mendable
from articles.desk.sheet.mending import told
from articles.desk.sheet.rows import line
from articles.models.photo import Photo
from articles.publishing.photos import logbook
from articles.publishing.photos.credits import Register
from articles.publishing.photos.words import FIELDS, Answer, Change, State, closed, set_words

MOST = 600  # changes: a whole sheet with every field
MOST_SENT = 5  # texts of one field that were sent and not answered
LONGEST = 20_000  # letters of one text; what is too long for its field is told so at the field


def word(model_admin, request):
    """Take "changes", as JSON: [{"photo", "field", "was", "now", "pasted"?, "number"?, "sent"?, "typing"?}, …].

    What is still being typed is saved and not yet logged: each photo whose row was left is named in a field "left".
    Answers {"answers": [{"photo", "field", "state", "now", "said"}], "photos": {number: {"line", "faults"}}}; 409 if
    somebody else has changed one of them meanwhile. What could be kept is kept, whatever became of the rest.
    """
    left = [number(text) for text in request.POST.getlist("left")[:MOST]]
    is_asked = "changes" in request.POST or not left
    answers = take(asked(request.POST.get("changes", "")), request.user) if is_asked else []
    logbook.end(left, by=request.user)
    clash = any(answer.state == State.CLASH for answer in answers)
    photos = Photo.objects.filter(pk__in={answer.photo for answer in answers}).prefetch_related("credit_rows__agency")
    register = Register()
    now = {photo.pk: {"line": line(photo), "faults": told(photo, register)} for photo in photos}
    return JsonResponse({"answers": [asdict(one) for one in answers], "photos": now}, status=409 if clash else 200)


def take(changes: list[Change], user) -> list[Answer]:
    """Make the changes that the user may make; the others are refused each in a sentence."""
    mine = mendable(user, {change.photo for change in changes})
    refused = [closed(change) for change in changes if change.photo not in mine]
    return refused + set_words([change for change in changes if change.photo in mine], by=user, may=may_mend(user))


def asked(text: str) -> list[Change]:
    """Return the changes that a page has sent. Raises BadRequest for what no page of ours sends."""
    try:
        found = parsed(text)
    except ValueError:
        raise BadRequest("changes are JSON") from None
    if not isinstance(found, list) or not 0 < len(found) <= MOST:
        raise BadRequest("changes are a list")
    return [_change(one) for one in found]


def _change(one) -> Change:
    plain = {"photo": int, "field": str, "was": str, "now": str, "pasted": bool, "number": int, "typing": bool}
    kinds = {**plain, "sent": list}
    given = {"pasted": False, "number": 0, "typing": False, "sent": [], **one} if isinstance(one, dict) else {}
    if set(given) != set(kinds) or any(type(given[name]) is not kind for name, kind in kinds.items()):
        raise BadRequest("a change has photo, field, was, now")
    sent = given["sent"][-MOST_SENT:]
    if any(type(text) is not str for text in sent):
        raise BadRequest("what was sent is text")
    if given["field"] not in FIELDS or max(map(len, (given["was"], given["now"], *sent))) > LONGEST:
        raise BadRequest("no such field, or far too long")
    if not 0 < given["photo"] < 2**63:
        raise BadRequest("no such number")
    return Change(**{**given, "sent": tuple(sent)})
