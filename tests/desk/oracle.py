"""What docs/roles.md says, read as a stranger would read it: it knows nothing of the code that the page is made of."""

import re
from pathlib import Path

STAGES = ("draft", "changes", "review", "ready", "spiked", "scheduled", "public", "ended", "withdrawn")
LATE = ("return", "spike", "withdraw", "correct", "assign")  # pages of verbs that say «the story has moved on»
BUTTONS = {"_publish": "publish", "_approve": "approve", "_revive": "revive", "_submit": "submit"}
PAGE = Path(__file__).resolve().parents[2] / "docs" / "roles.md"


class Oracle:
    """`acts[role][act]` is (every story?, stages), True of what is no story; `addresses[name][method]` is an act."""

    def __init__(self, *, four_eyes=False):
        self.four_eyes = four_eyes
        self.acts: dict[str, dict] = {"no group": {"work": True, "come in": True}}
        self.addresses: dict[str, dict[str, str]] = {}
        self.on_stories = set()
        for table in _tables(PAGE.read_text("utf-8")):
            self._addresses(table) if table[0][0] == "address" else self._acts(table)
        chief = self.acts["chief editor"]
        auth = {f"{verb} {noun}": True for verb in ("add", "change", "delete", "view") for noun in ("user", "group")}
        everything = {act: (True, stages) for act, (_, stages) in self._widest().items()}
        self.acts["superuser"] = {**chief, **everything, **auth}

    def _acts(self, table):
        names = [name.lower() for name in table[0][1:]]
        for act, *cells in table[1:]:
            for role, cell in zip(names, cells, strict=True):
                if cell not in ("–", "yes"):
                    self.on_stories.add(act)
                if cell != "–":
                    self.acts.setdefault(role, {})[act] = cell == "yes" or _stages(cell)

    def _addresses(self, table):
        for name, get, post in table[1:]:
            self.addresses[name.strip("`")] = {m: act for m, act in (("GET", get), ("POST", post)) if act}

    def _widest(self):
        known = [(act, reach) for acts in self.acts.values() for act, reach in acts.items() if reach is not True]
        return {act: max((r for a, r in known if a == act), key=lambda reach: len(reach[1])) for act, _ in known}

    def opens(self, role: str, own: bool) -> bool:
        """Whether the role may see the story at all."""
        every, _ = self.acts[role].get("open", (False, ()))
        return "open" in self.acts[role] and (own or every)

    def may(self, role: str, act: str, own: bool, stage: str) -> bool:
        if self.four_eyes and act == "publish" and own:
            return False  # the button does nothing, and says why
        reach = self.acts[role].get(act, False)
        if reach is True or not reach:
            return bool(reach)
        every, stages = reach
        return (own or every) and stage in stages

    def answer(self, role: str, address: str, method: str, *, own=True, stage="draft", of_a_story=False, buttons=()):
        """Return "open", "strange", "405", "403", "missing", "late" or "ok"."""
        act = self.addresses[address].get(method)
        if act == "come in":
            return "open"
        if role in ("anonymous", "deactivated"):
            return "strange"
        if act is None:
            return "405"
        if act not in self.acts[role]:
            return "403"
        if of_a_story and not self.opens(role, own):
            return "missing"
        if of_a_story and not self.may(role, act, own, stage):
            return "late" if act in LATE else "403"
        if any(BUTTONS[name] not in self.acts[role] for name in buttons):
            return "403"
        return "ok"


def _tables(text: str):
    for block in re.findall(r"(?:^\|.*\n)+", text, flags=re.M):
        rows = [[cell.strip() for cell in line.strip()[1:-1].split("|")] for line in block.splitlines()]
        yield [rows[0], *rows[2:]]


def _stages(cell: str) -> tuple[bool, tuple[str, ...]]:
    own, named = cell.startswith("own:"), cell.removeprefix("own:").strip()
    return not own, STAGES if named == "every stage" else tuple(named.split())
