"""Questions made by schemathesis from the description of the interface, put to the newsroom itself."""

from collections.abc import Iterator
from contextlib import contextmanager

import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from newsroom.wsgi import application

LEFT_OUT = [positive_data_acceptance]  # a region that is well written need not be one that there is
UNPACKED = {"Accept-Encoding": "identity"}
HEALTH = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large, HealthCheck.large_base_example)


def ask_everything(examples: int) -> dict[str, int]:
    """Ask every address so many sensible questions, and as many that are none; return how often each was asked.

    Fails for an answer that is not as described, for a 5xx, and for nonsense that is not refused.
    """
    asked: dict[str, int] = {}
    with one_connection():
        schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)
    for found in schema.get_all_operations():
        operation = found.ok()
        for mode in GenerationMode:

            @settings(max_examples=examples, deadline=None, database=None, derandomize=True,
                      suppress_health_check=HEALTH, phases=[Phase.generate])  # fmt: skip
            @given(case=operation.as_strategy(generation_mode=mode))
            def put(case):
                asked[case.operation.path] = asked.get(case.operation.path, 0) + 1
                case.call_and_validate(headers=UNPACKED, excluded_checks=LEFT_OUT)

            with one_connection():
                put()
    return asked


def ask(path: str, **question) -> int:
    """Ask one question (`path_parameters`, `query`); return the status of the answer, which is as described."""
    with one_connection():
        schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)
        case = schema[path]["GET"].Case(**question)
        return case.call_and_validate(headers=UNPACKED, excluded_checks=LEFT_OUT).status_code


@contextmanager
def one_connection() -> Iterator[None]:
    """The application lets the test's own connection be, as Django's test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
