"""What a line of an import leads to: read from an address of ours, a number, an address elsewhere, or «410»."""

import re

from articles.editions import DEFAULT_EDITION, EDITIONS
from articles.models.article import Article
from articles.models.person import Person
from articles.models.region import Region
from articles.models.topic import Topic
from articles.text.old_paths import normal, path_alone

GONE = ("410", "gone")
EDITION = re.compile(rf"/({'|'.join(code for code in EDITIONS if code != DEFAULT_EDITION)})(?=/)")
OURS = re.compile(r"/(articles|a|topics|regions|people)/(.+)")
ELSEWHERE = re.compile(r"(?i)https?://[^\s/]+\.[^\s]+")


class Unknown(Exception):
    """The line leads nowhere; str() is a sentence for whoever wrote the file."""


class Targets:
    """Everything that an address can lead to; the small tables are read once, stories' numbers once as well."""

    def __init__(self):
        self.topics = dict(Topic.objects.values_list("slug", "pk"))
        self.regions = dict(Region.objects.values_list("path", "pk"))
        self.people = set(Person.objects.values_list("pk", flat=True))
        self.stories = set(Article.objects.values_list("pk", flat=True))

    def of(self, new: str) -> dict:
        """Return the fields of the target. Raises Unknown."""
        if new.lower() in GONE:
            return {"gone": True}
        if new.isascii() and new.isdigit():
            return self._story(new)
        if ELSEWHERE.fullmatch(new):
            return {"url": new}
        if new.startswith("/"):
            return self._ours(new)
        raise Unknown(f"“{new}” is no number, no address and not 410")

    def _ours(self, new: str) -> dict:
        try:
            path = path_alone(normal(new))
        except ValueError as nowhere:
            raise Unknown(f"“{new}” is no story, topic, region or writer") from nowhere
        edition = EDITION.match(path)
        rest = path[edition.end() :] if edition else path
        match = OURS.fullmatch(rest)
        if not match:
            raise Unknown(f"{path} is no story, topic, region or writer")
        kind, name = match[1], match[2]
        if kind in ("articles", "a"):
            return self._story(name.partition("/")[0])
        found = self._person(name) if kind == "people" else self._named(kind, name)
        return {**found, "edition": edition[1] if edition else DEFAULT_EDITION}

    def _story(self, number: str) -> dict:
        if not (number.isascii() and number.isdigit()) or int(number) not in self.stories:
            raise Unknown(f"there is no story {number}")
        return {"story": int(number)}

    def _person(self, name: str) -> dict:
        number = name.partition("/")[0]
        if not (number.isascii() and number.isdigit()) or int(number) not in self.people:
            raise Unknown(f"there is no writer {number}")
        return {"person_id": int(number)}

    def _named(self, kind: str, name: str) -> dict:
        known, field = (self.topics, "topic_id") if kind == "topics" else (self.regions, "region_id")
        if name not in known:
            raise Unknown(f"there is no page /{kind}/{name}/")
        return {field: known[name]}
