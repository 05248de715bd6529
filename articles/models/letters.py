"""JSON with Arabic in its own letters."""

import json


class Letters(json.JSONEncoder):
    """Writes Arabic as letters: as escapes, which is Python's habit, a story would take three times the room."""

    def __init__(self, **kwargs):
        super().__init__(**{**kwargs, "ensure_ascii": False})
