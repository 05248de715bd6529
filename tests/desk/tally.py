"""Whether rows and files of the photo library match one to one: what there is of the one without the other."""

from hashlib import sha256
from pathlib import Path

from django.core.files.storage import storages

from articles.desk.intake import pieces
from articles.models.photo import Photo
from articles.models.upload import Upload


def files(store: str) -> set[str]:
    """Return the names of all files in a store on this machine's disk."""
    root = Path(storages[store].location)
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def unmatched(sent: set[str]) -> dict[str, list[str]]:
    """Return what does not match, by kind; nothing if all does. `sent` are the SHA-256 of the files that were sent."""
    photos = {photo.original.name: photo for photo in Photo.objects.all()}
    here, waiting = files("originals"), Upload.objects.filter(state__in=("sending", "twin"))
    named = {name for upload in waiting for name in upload.facts.get(pieces.KEPT, [])}
    arrived = [sum(storages["uploads"].size(name) for name in one.facts.get(pieces.KEPT, [])) for one in waiting]
    root = Path(storages["originals"].location)
    digests = {name: sha256((root / name).read_bytes()).hexdigest() for name in here}
    found = {
        "originals without a photo": here - set(photos),
        "photos without an original": set(photos) - here,
        "originals that nobody sent": {name for name, digest in digests.items() if digest not in sent},
        "photos of another file": {name for name in here & set(photos) if photos[name].digest != digests[name]},
        "pieces that no upload has": files("uploads") - named,
        "uploads that miss a piece": named - files("uploads"),
        "uploads that count wrongly": {
            one.pk for one, size in zip(waiting, arrived, strict=True) if one.received != size
        },
        "photos without renditions": {photo.cuts for photo in photos.values()} - {cuts_of(name) for name in cut()},
        "renditions without a photo": {cuts_of(name) for name in cut()} - {photo.cuts for photo in photos.values()},
        "files that came twice": {photo.digest for photo in photos.values()} if twice(photos) else set(),
    }
    return {kind: sorted(names) for kind, names in found.items() if names}


def cut() -> set[str]:
    return files("default")


def cuts_of(name: str) -> str:
    return name.rpartition("/")[0]


def twice(photos: dict[str, Photo]) -> bool:
    return Photo.objects.count() != len(photos)
