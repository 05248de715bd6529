"""What every answer to a machine promises: data or a problem that says what to do (RFC 9457), open to every site."""

from collections.abc import Mapping
from functools import wraps
from hashlib import sha256

from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from articles.editions import DEFAULT_EDITION, EDITIONS
from articles.reader.page import KEPT, SAFE, page

ALLOWED = ", ".join((*SAFE, "OPTIONS"))
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": ALLOWED,
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}
PROBLEM = "application/problem+json"
WORDS = {"ensure_ascii": False}  # Arabic as it is written, in a third of the bytes


class Refused(Exception):
    """The question cannot be answered. `kind` names the problem, `errors` what is wrong with each parameter."""

    def __init__(self, status: int, kind: str, title: str, detail: str, errors: Mapping[str, str] | None = None):
        super().__init__(detail)
        self.status, self.kind, self.title, self.detail, self.errors = status, kind, title, detail, errors or {}


def machine(view):
    """Make a function a view for machines: `page`, in the edition that is asked for, its refusals as problems."""
    kept = page(view)

    @csrf_exempt
    @wraps(view)
    def answered(request, *args, **kwargs):
        request.edition = EDITIONS.get(request.GET.get("edition"), EDITIONS[DEFAULT_EDITION])
        with translation.override(request.edition.code):
            if request.method == "OPTIONS":
                return opened(HttpResponse(status=204, headers={"Allow": ALLOWED, **PREFLIGHT}))
            if request.method not in SAFE:
                return opened(_refused(not_to_be_written()))
            try:
                return opened(conditional(request, kept(request, *args, **kwargs)))
            except Http404:
                return opened(_refused(nothing_here()))
            except Refused as refused:
                return opened(_refused(refused))

    return answered


def told(thing: Mapping, *, status: int = 200) -> JsonResponse:
    """Return what was asked for."""
    return JsonResponse(thing, status=status, json_dumps_params=WORDS)


def conditional(request, response):
    """Give an answer its ETag; whoever has it already (If-None-Match) gets 304."""
    if response.status_code != 200:
        return response
    etag = f'W/"{sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response)


def opened(response):
    """Let pages of every site read the answer: it is the same for everybody, and nobody is asked who they are."""
    for name, value in OPEN.items():
        response.headers[name] = value
    response.headers["Link"] = f'<{reverse("api-openapi")}>; rel="service-desc"'  # RFC 8631
    return response


def nothing_here() -> Refused:
    """404: missing, not yet public and no longer public are told in the same words."""
    detail = _(
        "Nothing that readers can see has this address. The description of this interface names those there are."
    )
    return Refused(404, "nothing-here", _("Nothing is here"), detail)


def not_to_be_written() -> Refused:
    detail = _("Everything here is there to be read: ask with GET or HEAD.")
    return Refused(405, "read-only", _("Nothing can be changed here"), detail)


def _refused(refused: Refused) -> JsonResponse:
    said = {
        "type": f"{reverse(f'{translation.get_language()}:api')}#{refused.kind}",
        "title": refused.title,
        "status": refused.status,
        "detail": refused.detail,
    }
    if refused.errors:
        said["errors"] = [{"parameter": name, "detail": said} for name, said in refused.errors.items()]
    response = JsonResponse(said, status=refused.status, content_type=PROBLEM, json_dumps_params=WORDS)
    response.headers["Content-Language"] = translation.get_language()
    response.headers["Cache-Control"] = "no-store" if refused.status == 405 else KEPT
    if refused.status == 405:
        response.headers["Allow"] = ALLOWED
    return response
