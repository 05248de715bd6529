"""Fill an empty newsroom with the demo: everything goes in by the same doors that editors use."""

from concurrent.futures import ThreadPoolExecutor

from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.utils import timezone

from articles.demo import manuscript
from articles.desk import roles
from articles.models.person import Person
from articles.models.photo import Agency, Photo
from articles.models.region import Region
from articles.models.topic import Topic
from articles.photos.intake import take_in
from articles.publishing.library import store_photo

CAST = {  # login: (first name, group)
    "layla": ("ليلى", roles.CHIEF_EDITOR),
    "nour": ("نور", roles.EDITOR),
    "omar": ("عمر", roles.REPORTER),
    "salma": ("سلمى", roles.PHOTO_DESK),
}


def cast(password: str) -> dict[str, User]:
    """Return the four logins by name, made where they are missing."""
    people = {}
    for login, (name, group) in CAST.items():
        user, new = User.objects.get_or_create(username=login, defaults={"first_name": name, "is_staff": True})
        if new:
            user.set_password(password)
            user.save()
            user.groups.add(Group.objects.get(name=group))
        people[login] = user
    return people


def taxonomy(roster: dict) -> dict[str, dict]:
    """Return {"regions", "topics", "people", "agencies"} by slug or key, made where they are missing."""
    return {
        "regions": _regions(roster["regions"]),
        "topics": {table["slug"]: _topic(table, place) for place, table in enumerate(roster["topics"])},
        "people": {table["key"]: _person(table) for table in roster["people"]},
        "agencies": {table["slug"]: _agency(table) for table in roster["agencies"]},
    }


def library(agencies: dict[str, Agency]) -> dict[str, Photo]:
    """Return the photos by their file's name; the missing ones are cut, two at a time, and kept."""
    tables = manuscript.pictures()
    known = {photo.alt: photo for photo in Photo.objects.all()}
    missing = [table for table in tables if table["alt"] not in known]
    with ThreadPoolExecutor(2) as knives:
        cuts = list(knives.map(_cut, missing))
    for table, cut in zip(missing, cuts, strict=True):
        known[table["alt"]] = store_photo(
            ContentFile(table["path"].read_bytes(), table["path"].name),
            focus=tuple(table["focus"]),
            agencies=[agencies[slug] for slug in table["agencies"]],
            cut=cut,
            taken_on=timezone.localdate() - manuscript.age(table["taken"]),
            **{key: table[key] for key in ("caption", "alt", "place", "photographer")},
        )
    return {table["name"]: known[table["alt"]] for table in tables}


def portraits(people: dict[str, Person], photos: dict[str, Photo], roster: dict) -> None:
    """Hang the columnists' portraits on their pages."""
    for table in roster["people"]:
        if "portrait" in table:
            Person.objects.filter(pk=people[table["key"]].pk).update(portrait=photos[table["portrait"]])


def _cut(table: dict):
    return take_in(ContentFile(table["path"].read_bytes(), table["path"].name), focus=tuple(table["focus"]))


def _regions(tables: list[dict]) -> dict[str, Region]:
    found = {}
    for place, table in enumerate(tables):
        found[table["slug"]] = parent = _region(table, 10 * place, None)
        for inner, child in enumerate(table["children"], 1):
            found[child["slug"]] = _region(child, 10 * place + inner, parent)
    return found


def _region(table: dict, position: int, parent: Region | None) -> Region:
    defaults = {"name": table["name"], "other_names": {"en": table["en"]}, "position": position, "parent": parent}
    defaults["in_navigation"] = table["slug"] not in ("world", "nile", "oceania")
    defaults["hue"] = table.get("hue")
    return Region.objects.get_or_create(slug=table["slug"], defaults=defaults)[0]


def _topic(table: dict, place: int) -> Topic:
    defaults = {"name": table["name"], "other_names": {"en": table["en"]}, "position": 100 + place}
    defaults["is_section"] = table.get("section", False)
    defaults["hue"] = table.get("hue")
    return Topic.objects.get_or_create(slug=table["slug"], defaults=defaults)[0]


def _person(table: dict) -> Person:
    defaults = {"other_names": {"en": table["en"]}, "kind": table.get("kind", "person"), "role": table.get("role", "")}
    return Person.objects.get_or_create(name=table["name"], defaults=defaults)[0]


def _agency(table: dict) -> Agency:
    defaults = {"name": table["name"], "short_form": table["short"]}
    defaults |= {"other_names": {"en": table["en_name"]}, "other_short_forms": {"en": table["en"]}}
    return Agency.objects.get_or_create(slug=table["slug"], defaults=defaults)[0]
