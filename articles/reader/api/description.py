"""The interface described for programs: OpenAPI 3.1, printed from the table and the shapes, in the active language."""

from django.conf import settings
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from articles.editions import EDITIONS
from articles.reader.api.answer import PROBLEM
from articles.reader.api.shapes import SHAPES
from articles.reader.api.table import DOORS, Door, Parameter

VERSION = "1.0.0"  # of the interface; the first number changes when programs must change
JSON = "application/json"


def openapi(address: str) -> dict:
    """Return the document, for a newsroom at this address."""
    edition = EDITIONS[get_language()]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": settings.NEWSROOM_NAME or edition.paper,
            "version": VERSION,
            "description": _("What readers can see, for programs: read only, without a key, the same for everybody."),
        },
        "servers": [{"url": address.rstrip("/")}],
        "paths": {door.path: {"get": _operation(door)} for door in DOORS},
        "components": {"schemas": SHAPES},
    }


def _operation(door: Door) -> dict:
    answers = {
        "200": _answer(door, 200, door.answers),
        "304": {"description": _("Nothing has changed since the answer whose ETag was sent.")},
    }
    answers |= {str(status): _answer(door, status, shape) for status, shape in door.others.items()}
    return {
        "operationId": door.operation,
        "summary": str(door.title),
        "description": str(door.about),
        "parameters": [_parameter(door, one) for one in door.parameters],
        "responses": answers,
    }


def _parameter(door: Door, one: Parameter) -> dict:
    inside = f"{{{one.name}}}" in door.path
    said = {"name": one.name, "in": "path" if inside else "query", "description": str(one.about), "schema": one.schema}
    said |= {"required": True} if one.needed else {}
    return said | ({"example": one.example} if one.example is not None else {})


def _answer(door: Door, status: int, shape: str) -> dict:
    schema = {"schema": {"$ref": f"#/components/schemas/{shape}"}}
    kinds = {PROBLEM if shape == "Problem" else JSON: schema}
    if shape == "Card":
        kinds["text/xml"] = {"schema": {"type": "string"}}
    return {"description": str(door.title) if status == 200 else str(REASONS[status]), "content": kinds}


REASONS = {
    400: gettext_lazy("A parameter makes no sense; the answer names it."),
    404: gettext_lazy("Nothing that readers can see is here."),
    410: gettext_lazy("The newsroom has withdrawn this story"),
}
