"""How what has come in is shown: a photo with what its file said and what it lacks, a twin beside the one there is."""

from django.template.loader import render_to_string
from django.urls import reverse

from articles.desk.intake.finishing import LEFT, NEW, WHY
from articles.desk.library.photo_list import lacks
from articles.desk.library.pictures import rendition
from articles.models.photo import Photo
from articles.models.upload import Upload
from articles.photos.intake import Cut
from articles.publishing.photos.receiving import entry_of

State = Upload.State
HERE = "admin/articles/photo/intake_"
MOST_AT_ONCE = 150  # that are shown on one page, and go to the contact sheet together


def fresh(user) -> list[Upload]:
    """Return what the user has added and not yet gone on with, the first that came first."""
    added = Upload.objects.filter(by=user, state=State.DONE, photo__isnull=False, **{f"facts__{NEW}": True})
    return list(added.select_related("photo").prefetch_related("photo__credit_rows__agency")[:MOST_AT_ONCE])


def twins(user) -> list[Upload]:
    """Return the twins that wait for the user to say whether they are wanted."""
    waiting = Upload.objects.filter(by=user, state=State.TWIN).select_related("twin", "by")
    return list(waiting.prefetch_related("twin__credit_rows__agency")[:MOST_AT_ONCE])


def halves(user) -> list[dict]:
    """Return what the user began to send and did not end: {"name", "percent", "digest"}, which finds it again."""
    begun = Upload.objects.filter(by=user, state=State.SENDING, received__gt=0).exclude(digest="")
    return [
        {"name": one.name, "percent": min(99, 100 * one.received // one.size), "digest": one.digest}
        for one in begun[:MOST_AT_ONCE]
    ]


def tile(photo: Photo, *, known: bool = False) -> dict:
    """Return what a photo's tile takes. `known`: it was here before."""
    return {
        "photo": photo,
        "shown": rendition(photo),
        "credit": photo.credit_in(photo.edition),
        "lacks": lacks(photo),
        "known": known,
    }


def pair(upload: Upload) -> dict:
    """Return what the page shows of a twin: the picture that has come, and the one that is in the library."""
    cut = Cut(**upload.facts["cut"])
    entry = entry_of(cut, name=upload.name, size=upload.size, by=upload.by)
    photo = entry.photo
    photo.cuts, photo.width, photo.height = cut.cuts, cut.width, cut.height
    there = upload.twin
    return {
        "upload": upload,
        "new": {"photo": photo, "shown": rendition(photo), "credit": entry.credit},
        "there": {"photo": there, "shown": rendition(there), "credit": there.credit_in(there.edition)}
        if there
        else None,
    }


def answer(request, upload: Upload) -> dict:
    """Return what a script is told of an upload: {"state", …}; `html` is the inside of its place in the list."""
    if upload.state == State.SENDING:
        return {"state": "sending", "key": upload.pk, "received": upload.received, **addresses(upload)}
    if upload.state == State.TWIN:
        html = render_to_string(f"{HERE}twin.html", {"pair": pair(upload)}, request)
        return {"state": "twin", "key": upload.pk, "twin": upload.twin_id, "html": html, **addresses(upload)}
    if upload.state == State.REFUSED:
        return {"state": "left"} if LEFT in upload.facts else {"state": "refused", "error": upload.facts.get(WHY, "")}
    if upload.photo is None:
        return {"state": "gone"}
    return photo_answer(request, upload.photo, known=NEW not in upload.facts)


def photo_answer(request, photo: Photo, *, known: bool) -> dict:
    """Return what a script is told of a photo that it has added, or that was here before."""
    html = render_to_string(f"{HERE}tile.html", {"tile": tile(photo, known=known)}, request)
    return {"state": "known" if known else "added", "photo": photo.pk, "html": html}


def addresses(upload: Upload) -> dict:
    """Return where an upload's pieces, its end and the answer about it are sent."""
    return {name: reverse(f"admin:articles_photo_{name}", args=[upload.pk]) for name in ("piece", "finish", "decide")}
