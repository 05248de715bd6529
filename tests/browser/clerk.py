"""Somebody inside a newspaper: takes scripts one after another, each a line of JSON, and answers what they printed.

A process of its own for every question would spend a second on coming in (`Newspaper.ask`).
"""

import io
import json
import sys
import traceback
from contextlib import redirect_stdout

import django
from django.db import connections


def answered(script: str) -> dict[str, str]:
    """Return {"said", "wrong"}: what the script printed, and how it failed if it did."""
    said, wrong = io.StringIO(), ""
    try:
        with redirect_stdout(said):
            exec(script, {"__name__": "clerk"})  # noqa: S102 - our own tests' words
    except Exception:
        wrong = traceback.format_exc()
    connections.close_all()
    return {"said": said.getvalue(), "wrong": wrong}


if __name__ == "__main__":
    django.setup()
    for line in sys.stdin:
        print(json.dumps(answered(json.loads(line))), flush=True)
