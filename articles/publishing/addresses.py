"""The verbs of old addresses: kept when something is renamed, written at the desk, and taken in by the thousand."""

from collections.abc import Iterable

from django.db import transaction

from articles.editions import EDITIONS
from articles.models.activity import Activity
from articles.models.old_address import OldAddress
from articles.models.region import Region
from articles.models.topic import Topic
from articles.publishing.record import Facts, facts, noted, record_thing, removed
from articles.text.old_paths import normal

TOLD = ("path", "story", "region", "topic", "person", "url", "gone", "edition")
BATCH = 1000


def put(old: OldAddress, *, by) -> OldAddress:
    """Save an old address and return it; the log says what has changed. Raises ValidationError."""
    with noted(old, Activity.Verb.LISTS, said_of, by=by):
        old.full_clean()
        old.save()
    return old


@transaction.atomic
def remove(old: OldAddress, *, by) -> None:
    """Forget an old address: it answers 404 from now on."""
    removed(old, Activity.Verb.LISTS, by=by)
    old.delete()


def said_of(old: OldAddress) -> Facts:
    return facts(OldAddress, old.pk, TOLD)


def renamed_region(region: Region, was: str) -> None:
    """Keep the address that a region had by that path, in every edition. Its parts are found by their own names."""
    _keep((_of(Region(path=was), edition) for edition in EDITIONS), region=region)


def renamed_topic(topic: Topic, was: str) -> None:
    """Keep the address that a topic had by that slug, in every edition."""
    _keep((_of(Topic(slug=was), edition) for edition in EDITIONS), topic=topic)


def _of(thing: Region | Topic, edition: str) -> str:
    return normal(thing.address(edition))


def _keep(paths: Iterable[str], **target) -> None:
    for path in paths:
        empty = {"story": None, "region": None, "topic": None, "person": None, "url": "", "gone": False, "edition": ""}
        OldAddress.objects.update_or_create(path=path, defaults={**empty, **target})


@transaction.atomic
def take_in(rows: list[OldAddress], *, by, source: str) -> tuple[int, int]:
    """Keep all these addresses and return (how many are new, how many lead elsewhere than before).

    They have been judged before (`management/commands/import_addresses.py`); one line in the log tells of all.
    """
    known: dict[str, OldAddress] = {}
    for start in range(0, len(rows), BATCH):
        known |= OldAddress.objects.in_bulk([row.path for row in rows[start : start + BATCH]], field_name="path")
    new = [row for row in rows if row.path not in known]
    changed = [row for row in rows if row.path in known and _differ(row, known[row.path])]
    for row in changed:
        row.pk = known[row.path].pk
    OldAddress.objects.bulk_create(new, batch_size=BATCH)
    OldAddress.objects.bulk_update(changed, TOLD[1:], batch_size=BATCH)
    if new or changed:
        record_thing(source, Activity.Verb.LISTS, by=by, reason=f"{len(new)} + {len(changed)}")
    return len(new), len(changed)


def _differ(row: OldAddress, kept: OldAddress) -> bool:
    names = [name if name not in ("region", "topic", "person") else f"{name}_id" for name in TOLD]
    return any(getattr(row, name) != getattr(kept, name) for name in names)
