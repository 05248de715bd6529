"""Fill an empty newsroom with the demo: everything goes in by the same doors that editors use."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path

from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.demo import manuscript
from articles.desk.rights import roles
from articles.models.agency import Agency, AgencySpelling, RightsClass
from articles.models.person import Person
from articles.models.photo import Photo
from articles.models.region import Region
from articles.models.topic import Topic
from articles.photos.intake import take_in
from articles.photos.knife import on_its_own
from articles.publishing.library import store_photo
from articles.publishing.photos.credits import spelt
from articles.publishing.photos.sealing import words_of

HERE = Path(__file__).parent
WORDS = ("caption", "alt", "place", "photographer")  # of a picture
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


@transaction.atomic
def taxonomy(roster: dict) -> dict[str, dict]:
    """Return {"regions", "topics", "people", "agencies"} by slug or key, made where they are missing.

    An edition that names none of them yet is given all the roster's names; what editors have named, or left
    nameless, in the others stays.
    """
    _name_in_new_editions(roster)
    return {
        "regions": _regions(roster["regions"]),
        "topics": {table["slug"]: _topic(table, place) for place, table in enumerate(roster["topics"])},
        "people": {table["key"]: _person(table) for table in roster["people"]},
        "agencies": _agencies(roster["agencies"]),
    }


def library(agencies: dict[str, Agency]) -> dict[str, Photo]:
    """Return the photos by their file's name; the missing ones are cut, two at a time, and kept."""
    tables = {sha256(table["path"].read_bytes()).hexdigest(): table for table in manuscript.pictures()}
    known = {photo.digest: photo for photo in Photo.objects.filter(digest__in=tables).order_by("-pk")}
    missing = [table for digest, table in tables.items() if digest not in known]
    with on_its_own(), ThreadPoolExecutor(2) as knives:
        cuts = list(knives.map(partial(_cut, agencies), missing))
    for table, cut in zip(missing, cuts, strict=True):
        known[cut.digest] = store_photo(
            ContentFile(table["path"].read_bytes(), table["path"].name),
            focus=tuple(table["focus"]),
            agencies=[agencies[slug] for slug in table["agencies"]],
            cut=cut,
            taken_on=timezone.localdate() - manuscript.age(table["taken"]),
            **{key: table[key] for key in WORDS},
        )
    return {table["name"]: known[digest] for digest, table in tables.items()}


def portraits(people: dict[str, Person], photos: dict[str, Photo], roster: dict) -> None:
    """Hang the columnists' portraits on their pages, where none hangs yet."""
    for table in roster["people"]:
        if "portrait" in table:
            bare = Person.objects.filter(pk=people[table["key"]].pk, portrait=None)
            bare.update(portrait=photos[table["portrait"]])


def _cut(agencies: dict[str, Agency], table: dict):
    photo = Photo(**{key: table[key] for key in WORDS})
    words = words_of(photo, [agencies[slug] for slug in table["agencies"]])
    file = ContentFile(table["path"].read_bytes(), table["path"].name)
    return take_in(file, focus=tuple(table["focus"]), words=words)


def _name_in_new_editions(roster: dict) -> None:
    regions = [*roster["regions"], *(child for region in roster["regions"] for child in region["children"])]
    _teach(Region, "other_names", {table["slug"]: table["names"] for table in regions})
    _teach(Topic, "other_names", {table["slug"]: table["names"] for table in roster["topics"]})
    _teach(Agency, "other_names", {table["slug"]: table["names"] for table in roster["agencies"]})
    _teach(Agency, "other_short_forms", {table["slug"]: table["short_forms"] for table in roster["agencies"]})
    _teach(Person, "other_names", {table["name"]: table["names"] for table in roster["people"]}, by="name")


def _teach(model, column: str, words: dict[str, dict], *, by: str = "slug") -> None:
    """Write the words of each thing's `column` in the editions that have a word for none of the model's things."""
    things = list(model.objects.all())
    spoken = {code for thing in things for code in getattr(thing, column)}
    for thing in things:
        new = {code: word for code, word in words.get(getattr(thing, by), {}).items() if code not in spoken}
        if new:
            setattr(thing, column, getattr(thing, column) | new)
            thing.save(update_fields=[column])


def _regions(tables: list[dict]) -> dict[str, Region]:
    found = {}
    for place, table in enumerate(tables):
        found[table["slug"]] = parent = _region(table, 10 * place, None)
        for inner, child in enumerate(table["children"], 1):
            found[child["slug"]] = _region(child, 10 * place + inner, parent)
    return found


def _region(table: dict, position: int, parent: Region | None) -> Region:
    defaults = {"name": table["name"], "other_names": table["names"], "position": position, "parent": parent}
    defaults["in_navigation"] = table["slug"] not in ("world", "nile", "oceania")
    defaults["hue"] = table.get("hue")
    return Region.objects.get_or_create(slug=table["slug"], defaults=defaults)[0]


def _topic(table: dict, place: int) -> Topic:
    defaults = {"name": table["name"], "other_names": table["names"], "position": 100 + place}
    defaults["is_section"] = table.get("section", False)
    defaults["hue"] = table.get("hue")
    return Topic.objects.get_or_create(slug=table["slug"], defaults=defaults)[0]


def _person(table: dict) -> Person:
    """A writer is known by the name, or by the English one if the desk has changed that name since."""
    known = Person.objects.filter(Q(name=table["name"]) | Q(other_names__en=table["names"]["en"])).first()
    facts = {"kind": table.get("kind", "person"), "role": table.get("role", "")}
    return known or Person.objects.create(name=table["name"], other_names=table["names"], **facts)


def _agencies(tables: list[dict]) -> dict[str, Agency]:
    """Known by their addresses, or by name if the desk has entered one by itself meanwhile.

    New ones get their spellings, all of them while the register has none; what an editor has written or removed stays.
    """
    unspelt, found = not AgencySpelling.objects.exists(), {}
    for table in tables:
        known = Agency.objects.filter(Q(slug=table["slug"]) | Q(name=table["name"])).first()
        found[table["slug"]] = known or _agency(table)
        if unspelt or not known:
            with suppress(ValidationError):  # another agency, of the desk's own, is spelt so
                spelt(found[table["slug"]], table["spellings"])
    return found


def _agency(table: dict) -> Agency:
    words = {"slug": table["slug"], "name": table["name"], "short_form": table["short"], "other_names": table["names"]}
    words |= {"other_short_forms": table["short_forms"], "rights_class": table.get("rights", RightsClass.SUBSCRIPTION)}
    return Agency.objects.create(**words)
