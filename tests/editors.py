"""Editors who write one story at once, each in a thread of their own, through a real server; and the judge of it all.

`a_day(newspaper, editors=4, saves=60)` returns what was sent and answered, and what the database has afterwards.
"""

import hashlib
import json
import random
import threading
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import urlencode

from tests.desk.clashes import conflict_form
from tests.desk.pages import Form

SETTLES = 0.4  # of those who come too late: how many take the conflict page's button, and do not open the story anew
PREPARE = """
import json
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client
from articles.desk.rights import roles
from articles.models.article import Article
from articles.models.region import Region
region = Region.objects.first() or Region.objects.create(name="منطقة", slug="somewhere")
cookies = []
for n in range({editors}):
    words = {{"is_staff": True, "is_active": True, "first_name": f"محرر {{n}}"}}
    user, _ = User.objects.update_or_create(username=f"crowd-{{n}}", defaults=words)
    user.groups.add(Group.objects.get(name=roles.EDITOR))
    client = Client()
    client.force_login(user)
    cookies.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
story = Article.objects.create(
    headline="مادة يكتبها كثيرون في وقت واحد", body="البداية.", region=region, created_by=user, changed_by=user
)
print(json.dumps({{"story": story.pk, "cookies": cookies, "name": settings.SESSION_COOKIE_NAME}}))
"""
AFTERWARDS = """
import json
from django.contrib.auth.models import User
from articles.models.article import Article
from articles.models.revision import Revision
story = Article.objects.get(pk={story})
rows = Revision.objects.of(story).order_by("id")
kept = [[row.kind, row.version, row.content["body"]] for row in rows]
print(json.dumps({{"version": story.version, "body": story.body, "kept": kept}}))
story.delete()
User.objects.filter(username__startswith="crowd-").update(is_active=False)
"""


@dataclass
class Sent:
    """One save: the version it began from, what it said, and how it was answered."""

    seen: int
    body: str
    status: int


@dataclass
class Day:
    """What a crowd has done to one story, and what became of it."""

    sent: list[Sent] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)  # answers that nobody should get
    version: int = 0
    body: str = ""
    kept: list[tuple[str, int, str]] = field(default_factory=list)  # kind, version, body
    seconds: float = 0.0

    @property
    def accepted(self) -> list[Sent]:
        return [save for save in self.sent if save.status == 302]

    @property
    def refused(self) -> list[Sent]:
        return [save for save in self.sent if save.status == 409]

    @property
    def possible_conflicts(self) -> int:
        """Of all saves that began from one version the first can be taken; every other one must be told."""
        return sum(count - 1 for count in Counter(save.seen for save in self.sent).values())

    def lost(self) -> set[str]:
        """SHA-256 of every text that was sent and is neither the story nor one of its revisions."""
        return (
            {sha(save.body) for save in self.sent}
            - {sha(body) for _kind, _version, body in self.kept}
            - {sha(self.body)}
        )

    def overwritten(self) -> list[Sent]:
        """Saves that were taken although somebody had saved since they began."""
        became = {body: version for kind, version, body in self.kept if kind == "save"}
        taken = Counter(save.seen for save in self.accepted)
        return [save for save in self.accepted if taken[save.seen] > 1 or became.get(save.body) != save.seen + 1]

    def __str__(self):
        rate = len(self.sent) / self.seconds if self.seconds else 0
        return (
            f"{len(self.sent)} saves: {len(self.accepted)} taken, {len(self.refused)} refused "
            f"({self.possible_conflicts} possible), {len(self.lost())} lost, {len(self.overwritten())} overwritten, "
            f"{len(self.odd)} odd answers; {self.seconds:.0f} s, {rate:.1f} a second"
        )


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class Editor(threading.Thread):
    """Opens the story, writes, saves, and again; who comes too late settles it or begins anew."""

    def __init__(self, day: Day, port: int, story: int, cookies: dict, name: str, saves: int):
        super().__init__(name=name, daemon=True)
        self.day, self.saves, self.cookies = day, saves, cookies
        self.desk = f"/admin/articles/article/{story}"
        self.wire = HTTPConnection("127.0.0.1", port, timeout=60)
        self.luck = random.Random(name)  # noqa: S311 - chance, not secrets

    def run(self):
        try:
            answer = None
            for turn in range(self.saves):
                answer = self.save(turn, answer)
        except Exception as error:  # what a thread raises nobody hears
            self.day.odd.append(f"{self.name}: {error!r}")
        finally:
            self.wire.close()

    def save(self, turn: int, answer: str | None) -> str | None:
        """Save once. Return the conflict page if that was the answer."""
        if answer and self.luck.random() < SETTLES:
            address, fields = f"{self.desk}/settle/", conflict_form(answer)
            body = self.last
            fields |= {"choice-body": ["mine"]}
        else:
            address, fields = (
                f"{self.desk}/change/",
                Form(self.ask("GET", f"{self.desk}/change/")[1], "article_form").fields,
            )
            body = self.last = (
                f"كتب {self.name} هذه الفقرة في المرة {turn}.\n\nوبقي ما كان قبلها: {self.luck.random()}."
            )
            fields |= {"body": [body], "_continue": [""]}
        seen = int(fields["seen_version"][0])
        status, page = self.ask("POST", address, fields)
        self.day.sent.append(Sent(seen, body, status))
        if status not in (302, 409) or "database is locked" in page:
            self.day.odd.append(f"{status} {address}: {page[:300]}")
        return page if status == 409 else None

    def ask(self, method: str, address: str, fields: dict | None = None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.wire.request(method, address, urlencode(fields, doseq=True) if fields else None, headers)
        response = self.wire.getresponse()
        page = response.read().decode()
        for line in response.headers.get_all("Set-Cookie", []):
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        if method == "GET" and response.status != 200:
            self.day.odd.append(f"{response.status} {address}")
        return response.status, page


def a_day(newspaper, *, editors: int, saves: int) -> Day:
    """Let so many editors save one new story so often in all, and return the day as the database tells it."""
    from time import monotonic

    made = told(newspaper, PREPARE.format(editors=editors))
    day = Day()
    crowd = [
        Editor(day, newspaper.port, made["story"], {made["name"]: cookie}, f"crowd-{n}", len(range(n, saves, editors)))
        for n, cookie in enumerate(made["cookies"])
    ]
    began = monotonic()
    for editor in crowd:
        editor.start()
    for editor in crowd:
        editor.join()
    day.seconds = monotonic() - began
    found = told(newspaper, AFTERWARDS.format(story=made["story"]))
    day.version, day.body, day.kept = found["version"], found["body"], [tuple(row) for row in found["kept"]]
    return day


def told(newspaper, script: str) -> dict:
    """Return the JSON that a script prints in the newspaper's own Django."""
    return json.loads(newspaper.ask(script).splitlines()[-1])


def judge(day: Day, *, saves: int) -> None:
    """Hold the day against what the desk promises."""
    assert not day.odd, day.odd[:3]
    assert len(day.sent) == saves
    assert not day.lost(), "texts that are neither the story nor a revision of it"
    assert not day.overwritten(), "saves that went over somebody's head"
    assert len(day.refused) == day.possible_conflicts
    assert day.version == 1 + len(day.accepted), "a version for every save that was taken"
    kept = {(kind, version, body) for kind, version, body in day.kept}
    assert {("save", save.seen + 1, save.body) for save in day.accepted} <= kept
    assert {("refused", save.seen, save.body) for save in day.refused} <= kept
    assert day.body == max((version, body) for kind, version, body in day.kept if kind == "save")[1]
