"""What a photo's words still lack: a chip to be seen from across the room, and a sentence that says what to do."""

from django.utils.translation import gettext_lazy as _

from articles.models.photo import Photo
from articles.publishing.photos.credits import Register
from articles.publishing.photos.lacking import faults_of

SAID = {
    "caption": (_("no caption"), _("Write a caption: what we see, who, where and when.")),
    "credit": (_("no credit"), _("Add the photographer or an agency; without them it is published nowhere.")),
    "alt": (_("no alternative text"), _("Describe for those who cannot see it what the picture shows.")),
    "same": (_("alternative text repeats"), _("Say here what is to be seen; the caption is read out anyway.")),
    "credited": (_("credit in caption"), _("Move the credit to photographer and agencies; it is printed from there.")),
    "variable": (_("not filled in"), _("Write in place of the braces what stands between them.")),
    "short": (_("short caption"), _("Say more: who and what we see, where and when.")),
    "year": (_("date without year"), _("Add the year to the date; captions are read for years.")),
    "stop": (_("full stop"), _("Take the full stop off the end; captions have none.")),
    "nowhere": (_("where and when?"), _("Write the place or the day, if only here.")),
}  # fmt: skip


def told(photo: Photo, register: Register) -> list[dict]:
    """Return {"key", "field", "kind", "label", "sentence"} of everything it lacks; `kind` is a chip's colour."""
    return [
        {
            "key": fault.key,
            "field": fault.field,
            "kind": "problem" if fault.blocks else "review",
            "label": str(SAID[fault.key][0]),
            "sentence": str(SAID[fault.key][1]),
        }
        for fault in faults_of(photo, register)
    ]
