"""A file that has arrived becomes a photo, once, however often its end is announced and by however many at once."""

from dataclasses import asdict

from django.conf import settings

from articles.desk.intake import pieces
from articles.models.upload import Upload
from articles.photos.knife import Occupied, Refused
from articles.photos.slots import Busy, slot, slots
from articles.publishing.photos import receiving
from articles.publishing.photos.receiving import Received, receive

State = Upload.State
STATE_OF = {receiving.ADDED: State.DONE, receiving.KNOWN: State.DONE, receiving.TWIN: State.TWIN}
WHY = "why"  # in the facts of a refused upload: the sentence
LEFT = "left"  # in the facts of a twin that was left out
NEW = "new"  # in the facts of what was added: nobody has gone on with it to its captions yet


class Unfinished(Exception):
    """Some of the file is still missing."""


def finish(upload: Upload) -> Upload:
    """Make a photo of an upload that is all here; return the upload as it then is, as it is when it was done before.

    Raises Unfinished if it is not all here, pieces.Damaged if it has to be sent again, and slots.Busy when too many
    pictures are being cut.
    """
    if upload.state != State.SENDING:
        return upload
    if upload.received < upload.size:
        raise Unfinished
    return _settled(upload, anyway=False)


def add(upload: Upload) -> Upload:
    """Add a twin in spite of its likeness. Raises as `finish` does; what is no twin that waits stays as it is."""
    return _settled(upload, anyway=True) if upload.state == State.TWIN else upload


def leave(upload: Upload) -> Upload:
    """Leave a twin out; what is no twin that waits stays as it is."""
    return _closed(upload, {LEFT: True}) if upload.state == State.TWIN else upload


def _settled(upload: Upload, *, anyway: bool) -> Upload:
    """One picture more than are cut at a time may wait in line, on this machine: the other threads are readers'."""
    try:
        with slot(settings.DATA_DIR / "slots" / "line", number=slots() + 1, patience=0), pieces.whole(upload) as file:
            receive(
                file,
                by=upload.by,
                name=upload.name,
                anyway=anyway,
                collection=upload.collection,
                claim=lambda received: _claimed(upload, received),
            )
    except Occupied as occupied:
        raise Busy from occupied
    except Refused as refusal:
        return _closed(upload, {WHY: str(refusal)})
    except pieces.Damaged:
        if not _is_open(upload):
            return again(upload)  # somebody else has finished it meanwhile, and thrown its pieces away
        pieces.begin_again(upload)
        raise
    return _done(upload)


def _claimed(upload: Upload, received: Received) -> bool:
    """Write down what has become of the upload; no if somebody else has done so meanwhile."""
    state, open_one = STATE_OF[received.state], Upload.objects.filter(pk=upload.pk, state=upload.state)
    facts = {receiving.KNOWN: {}, receiving.ADDED: {NEW: True}, receiving.TWIN: _waiting(upload, received)}
    found = {"photo": received.photo, "twin": received.twin, "digest": received.cut.digest}
    return bool(open_one.update(state=state, facts=facts[received.state], **found))


def _waiting(upload: Upload, received: Received) -> dict:
    """What a twin needs while it waits: its pieces, and what the page shows of it."""
    return {pieces.KEPT: upload.facts.get(pieces.KEPT, []), "cut": asdict(received.cut)}


def _closed(upload: Upload, facts: dict) -> Upload:
    Upload.objects.filter(pk=upload.pk, state=upload.state).update(state=State.REFUSED, facts=facts)
    return _done(upload)


def _done(upload: Upload) -> Upload:
    now = again(upload)
    if now.state in (State.DONE, State.REFUSED):
        pieces.throw_away(upload)
    if now.photo and now.collection and now.collection != upload.collection:
        now.collection.photos.add(now.photo)  # it was chosen for another one while it was being cut
    return _asked_already(now) if now.state == State.TWIN else now


def _asked_already(twin: Upload) -> Upload:
    """The first of the user's uploads that ask about this very file; a second question is taken back."""
    same = Upload.objects.filter(by=twin.by, state=State.TWIN, digest=twin.digest).exclude(pk=twin.pk)
    first = same.filter(began_at__lte=twin.began_at).first()
    if first is None:
        return twin
    if first.collection is None and twin.collection:
        Upload.objects.filter(pk=first.pk).update(collection=twin.collection)
    leave(twin)
    return again(first)


def _is_open(upload: Upload) -> bool:
    return Upload.objects.filter(pk=upload.pk, state=upload.state).exists()


def again(upload: Upload) -> Upload:
    """Return the upload as the database has it now."""
    return Upload.objects.select_related("by", "photo", "twin", "collection").get(pk=upload.pk)
