"""Every role at every desk address, with every story, by every method and every forgery, against docs/roles.md."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from articles.models.revision import Revision
from tests.desk.oracle import BUTTONS, STAGES, Oracle
from tests.desk.posts import FORGED, STORY, forgeries_names, sent
from tests.desk.scene import A_CUT, CANARIES, COLLEAGUES, OWN, ROLES, STRANGERS, Scene

WRITES = re.compile(r'^\s*(?:INSERT\s+(?:OR \w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)', re.I)
PRINTS = {"publish", "withdraw", "correct"}  # acts that readers see
SESSIONS = "articles_session"
# Addresses of a story whose post, well made as it is here, must leave something behind.
LEAVES = {"change", "delete", "return", "spike", "withdraw", "correct", "assign", "autosave", "notes", "settle_note"}
UPLOADS = ("articles_photo_piece", "articles_photo_finish", "articles_photo_decide")
# No save was refused, no original has changed, no such session and no such upload: what these are about is not there.
NOTHING_TO_DO = {"settle", "caught_up", "account_end_session", *UPLOADS}
EXTRA = {  # what else an address names
    "app_list": ["articles"],
    "account_end_session": ["a-session-of-nobody"],
    **{address: ["an-upload-of-nobody"] for address in UPLOADS},
}


@dataclass(frozen=True)
class Cell:
    """One question to the desk: who asks where, how, about which story; `kind` is "plain", or what is forged."""

    role: str
    address: str
    method: str
    kind: str = "plain"
    owner: str = ""
    stage: str = ""
    noun: str = ""
    printed: bool = False


def stories_cells(oracle: Oracle) -> Iterator[Cell]:
    """Every cell that is about a story."""
    for role in ROLES:
        for owner in (OWN, COLLEAGUES):
            for stage in STAGES:
                for address, methods in oracle.addresses.items():
                    if not address.startswith(STORY) or not is_of_a_story(address):
                        continue
                    for method in ("GET", "POST"):
                        yield Cell(role, address, method, "plain", owner, stage)
                    kinds = FORGED
                    if address == f"{STORY}change":
                        kinds = (*forgeries_names(), "every action")
                    if "POST" in methods:
                        for kind in kinds:
                            yield Cell(role, address, "POST", kind, owner, stage)


def other_cells(oracle: Oracle) -> Iterator[Cell]:
    """Every cell that is about anything else, or about nothing yet."""
    for role in ROLES:
        for address in oracle.addresses:
            if address.startswith(STORY) and is_of_a_story(address):
                continue
            noun = re.sub(r"^(articles|auth)_(\w+?)_.*", r"\2", address) if "_" in address else ""
            for method, kind in (("GET", "plain"), ("POST", "plain"), ("POST", "every action")):
                yield Cell(role, address, method, kind, noun=noun)
                if noun == "photo" and address.endswith(("change", "delete")):
                    yield Cell(role, address, method, kind, noun=noun, printed=True)


def is_of_a_story(address: str) -> bool:
    return address.removeprefix(STORY) not in {
        "changelist", "add", "add_preview", "add_autosave", "add_discard", "clocks", "library", "rows",
    }  # fmt: skip


OF_ONE = ("_change", "_delete", "_history", "_original", "_replace", "_reading", "password_change")


def path_of(scene: Scene, cell: Cell) -> str | None:
    """Return where the cell knocks; None if nobody has built that address."""
    name = f"admin:{cell.address}"
    if cell.owner:
        article = scene.stories[cell.owner, cell.stage]
        more = {
            "revision": [article.revision.pk], "restore": [article.revision.pk], "settle_note": [article.note.pk],
            "unshare": [article.link.pk],
        }.get(cell.address.removeprefix(STORY), [])  # fmt: skip
        numbers = [article.pk, *more]
    else:
        thing = scene.printed if cell.printed else scene.things.get(cell.noun)
        one = cell.address.endswith(OF_ONE) and thing
        numbers = [thing.pk] if one else EXTRA.get(cell.address, [])
        if cell.address == "articles_photo_cut":
            numbers = [thing.pk, A_CUT]
        if cell.address.startswith("colleague_") or cell.address == "colleague":
            numbers = [scene.things["user"].pk]
    try:
        return reverse(name, args=numbers)
    except NoReverseMatch:
        return None


class Desk:
    """Asks the desk, and gives back everything as it was."""

    def __init__(self, scene: Scene):
        self.scene, self.role, self.client = scene, "", _client()

    def answer(self, cell: Cell):
        """Return (response, tables written) of a cell, whose traces are wiped out."""
        self._become(cell.role)
        path, written = path_of(self.scene, cell), []
        with transaction.atomic(), connection.execute_wrapper(_listener(written)):
            if cell.method == "GET":
                response = self.client.get(path, self._query(cell))
            else:
                response = self.client.post(path, sent(self.scene, cell))
            transaction.set_rollback(True)
        if response.streaming:
            b"".join(response.streaming_content)  # to the end, which closes the file
        self.client.cookies.clear()  # whoever was logged out is logged in again
        self.client.cookies.update(self.cookies)
        return response, written

    def _query(self, cell: Cell) -> dict:
        asked = {"app_label": "articles", "model_name": "relatedlink", "field_name": "target", "term": "كناري"}
        revision = self.scene.stories[cell.owner, cell.stage].revision.pk if cell.owner else ""
        return {"autocomplete": asked, f"{STORY}changelist": {"q": "كناري"}}.get(
            cell.address, {"from": revision, "to": revision} if cell.address == f"{STORY}compare" else {}
        )

    def _become(self, role: str) -> None:
        if role == self.role:
            return
        self.role, self.client = role, _client()
        self.scene.play("no group")
        if role != "anonymous":
            self.client.force_login(self.scene.actor)
        self.scene.play(role)
        self.client.cookies["desk_language"] = "en"
        self.cookies = self.client.cookies.copy()


def _client() -> Client:
    return Client(raise_request_exception=False)  # an error is a difference as any other


def _listener(written: list[str]):
    def listen(execute, sql, params, many, context):
        if match := WRITES.match(sql):
            written.append(match[1])
        return execute(sql, params, many, context)

    return listen


def differences(oracle: Oracle, cell: Cell, response, written: list[str]) -> list[str]:
    """Return what the desk did otherwise than docs/roles.md says."""
    own, buttons = cell.owner != COLLEAGUES, pressed(cell)
    expected = oracle.answer(
        cell.role, cell.address, cell.method, own=own, stage=cell.stage, of_a_story=bool(cell.owner), buttons=buttons
    )
    if expected == "ok" and cell.printed and cell.address.endswith("change") and cell.method == "POST":
        expected = "ok" if "change printed photo" in oracle.acts[cell.role] else "403"
    if expected == "ok" and cell.kind == "_saveasnew":
        expected = "403"  # no story is ever saved as another
    wrong = [] if fits(expected, cell, response) else [f"{expected} expected, {response.status_code} came"]
    ours = [table for table in written if table.startswith(("articles_", "auth_")) and table != SESSIONS]
    if ours and (expected != "ok" or cell.method == "GET"):
        wrong.append(f"{expected}, and yet it wrote {sorted(set(ours))}")
    if cell.owner and any(table.startswith("articles_published") for table in ours):
        acts = {oracle.addresses[cell.address][cell.method], *(BUTTONS[name] for name in buttons)} & PRINTS
        if not any(oracle.may(cell.role, act, own, cell.stage) for act in acts):
            wrong.append("what readers see has changed")
    leaves = bool(cell.owner) and cell.method == "POST" and cell.address.removeprefix(STORY) in LEAVES
    if leaves and expected == "ok" and cell.kind == "plain" and not ours:
        wrong.append("it left nothing behind")
    return wrong + leaks(oracle, cell, response)


def pressed(cell: Cell) -> tuple[str, ...]:
    """The buttons that a post carries, where buttons mean something: at the story's own form."""
    if cell.address not in (f"{STORY}change", f"{STORY}add") or cell.method != "POST":
        return ()
    return tuple(BUTTONS) if cell.kind == "every action" else (cell.kind,) if cell.kind in BUTTONS else ()


def fits(expected: str, cell: Cell, response) -> bool:
    status, to = response.status_code, response.headers.get("Location", "")
    at_login = "/login/" in to
    if expected == "strange":
        return status in (401, 404, 405) or (status == 302 and (at_login or to == "/admin/"))
    if expected == "missing":
        return status == 404 or (status == 302 and to == "/admin/")
    if expected == "late":
        return status == 302 and to.endswith("/change/")
    if expected in ("403", "405"):
        return status == int(expected)
    if status == 404:
        return cell.address.removeprefix(STORY) in NOTHING_TO_DO
    return status in (200, 400, 405, 409, 422) or (status == 302 and (expected == "open" or "/login/" not in to))


def leaks(oracle: Oracle, cell: Cell, response) -> list[str]:
    said = repr(response.headers) + (response.content.decode() if not response.streaming else "")
    closed = [owner for owner in CANARIES if cell.role in STRANGERS or not oracle.opens(cell.role, owner == OWN)]
    return [f"it tells words of {owner} story" for owner in closed if CANARIES[owner] in said]


def some_of(cells: Iterator[Cell], *, plain: int = 1, forged: int = 5) -> list[Cell]:
    """Return every role at every address by every method, every fifth of them forged, each with another story.

    `plain` and `forged` say the how many-th of them is taken.
    """
    rows: dict[tuple, list[Cell]] = {}
    for cell in cells:
        rows.setdefault((cell.role, cell.address, cell.method, cell.kind, cell.printed), []).append(cell)
    chosen = enumerate(rows.values())
    share = {"plain": plain, **dict.fromkeys(BUTTONS, 1)}
    taken = [(place, row) for place, row in chosen if place % share.get(row[0].kind, forged) == 0]
    # A button is pressed where its presser writes: in a story of their own that is still in their hands.
    return [row[place % 3 if row[0].kind in BUTTONS else 7 * place % len(row)] for place, row in taken]


def judge(cells, scene: Scene, *, four_eyes=False) -> tuple[int, list[str]]:
    """Return how many cells were asked, and every difference."""
    oracle, desk, asked, found = Oracle(four_eyes=four_eyes), Desk(scene), 0, []
    for cell in sorted(cells, key=lambda cell: ROLES.index(cell.role)):
        if path_of(scene, cell) is None:
            found.append(f"{cell.address} is in docs/roles.md and nowhere else")
            continue
        asked += 1
        found += [f"{cell}: {text}" for text in differences(oracle, cell, *desk.answer(cell))]
    assert Revision.objects.exists()
    return asked, found
