"""A question, read by the table: every parameter known, given once, and of the kind that the table says."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from articles.reader.api.answer import Refused
from articles.reader.api.table import Parameter

DIGITS = re.compile(r"\d{1,18}", re.ASCII)


def read(request, parameters: Iterable[Parameter]) -> dict:
    """Return the values that were given, by name: int, bool or text, and the defaults of the table.

    Raises Refused with a sentence for each parameter that is unknown, given twice, missing or of another kind.
    """
    known = {parameter.name: parameter for parameter in parameters}
    wrong = {name: said for name in request.GET if (said := refusal(name, request.GET.getlist(name), known))}
    wrong |= {
        name: _("This parameter is needed.") for name, one in known.items() if one.needed and name not in request.GET
    }
    if wrong:
        raise misunderstood(wrong)
    given = {name: value_of(known[name], request.GET[name]) for name in request.GET}
    return {name: one.schema["default"] for name, one in known.items() if "default" in one.schema} | given


def misunderstood(wrong: dict[str, str]) -> Refused:
    """400: what is wrong stands at each parameter."""
    detail = _("Mend the parameters that are named here, or leave them out.")
    return Refused(400, "wrong-parameter", _("A parameter makes no sense"), detail, wrong)


def refusal(name: str, values: list[str], known: dict[str, Parameter]) -> str:
    """Return in a sentence why this cannot be answered; "" if it can."""
    if not known:
        return _("Nothing can be asked here. Leave it out.")
    if name not in known:
        return _("There is no such parameter. These are known: %(names)s.") % {"names": ", ".join(known)}
    if len(values) > 1:
        return _("Give it once.")
    if not values[0]:
        return _("It is empty. Leave it out, or say something.")
    return unlike(values[0], known[name].schema)


def unlike(text: str, schema) -> str:
    """Return in a sentence in what the text is not what the schema says; "" if it is all that."""
    if "enum" in schema and text not in schema["enum"]:
        return _("Write one of: %(values)s.") % {"values": ", ".join(schema["enum"])}
    if schema["type"] == "integer":
        return _number(text, schema)
    if schema["type"] == "boolean" and text not in ("true", "false"):
        return _("Write one of: %(values)s.") % {"values": "true, false"}
    if len(text) > schema.get("maxLength", len(text)):
        return _("It is too long: %(most)s letters at most.") % {"most": schema["maxLength"]}
    if "pattern" in schema and not re.fullmatch(schema["pattern"].strip("^$"), text, re.ASCII):
        return _("It is not written as it must be: %(pattern)s.") % {"pattern": schema["pattern"]}
    return ""


def _number(text: str, schema) -> str:
    if DIGITS.fullmatch(text) and schema["minimum"] <= int(text) <= schema["maximum"]:
        return ""
    bounds = {"least": schema["minimum"], "most": schema["maximum"]}
    return _("Write a whole number from %(least)s to %(most)s.") % bounds


def value_of(parameter: Parameter, text: str):
    kind = parameter.schema["type"]
    return int(text) if kind == "integer" else text == "true" if kind == "boolean" else text
