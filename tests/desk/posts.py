"""What is posted to the desk: a story's form as a browser sends it, and as somebody does who has read our source."""

from uuid import UUID

from tests.desk.oracle import BUTTONS
from tests.desk.scene import COLLEAGUES, Scene
from tests.makers import somebody

STORY = "articles_article_"
MOVED = dict.fromkeys(BUTTONS, "")
PAGE = str(UUID(int=7, version=4))


def changed(scene: Scene, article) -> dict:
    """The story's form as a browser sends it, with another kicker and one more photo."""
    row = article.photo_rows.first()
    return {
        "seen_version": article.version, "headline": "عنوان آخر للمادة نفسها بعد التعديل", "body": "متن آخر.\n\nفقرة.",
        "kicker": "جديد", "edition": "ar", "genre": "news", "prominence": "normal", "region": scene.region.pk,
        "photo_rows-TOTAL_FORMS": 2, "photo_rows-INITIAL_FORMS": 1, "photo_rows-0-id": row.pk,
        "photo_rows-0-article": article.pk, "photo_rows-0-photo": row.photo_id, "photo_rows-0-position": 0,
        "photo_rows-1-photo": scene.unprinted.pk, "photo_rows-1-position": 1, "photo_rows-1-article": article.pk,
        "link_rows-TOTAL_FORMS": 0, "link_rows-INITIAL_FORMS": 0, "page": PAGE, "writer": scene.actor.pk,
    }  # fmt: skip


def forgeries(scene: Scene, article) -> dict[str, dict]:
    """What is added to the form of a story by somebody who has read our source."""
    other = scene.stories[COLLEAGUES, "draft"]
    strange = other.photo_rows.first()
    rows = {"photo_rows-TOTAL_FORMS": 3, "photo_rows-2-photo": scene.foreign.pk, "photo_rows-2-position": 2}
    links = {"link_rows-TOTAL_FORMS": 1, "link_rows-0-url": "https://example.org/", "link_rows-0-title": "اقرأ"}
    return {
        **{name: {name: ""} for name in BUTTONS},
        "_popup": {"_popup": "1"},
        "_to_field": {"_to_field": "id"},
        "_save": {"_save": "", "_addanother": ""},
        "_saveasnew": {"_saveasnew": ""},
        "more rows": {**rows, **links},
        "another story's row": {"photo_rows-0-id": strange.pk, "photo_rows-0-article": other.pk},
        "a row moved to another story": {"photo_rows-1-article": other.pk},
        "another number": {"id": other.pk, "pk": other.pk, "article": other.pk, "number": other.pk},
        "a photo that is none": {"photo_rows-1-photo": 999_999_999},
        "the desk's own fields": {"status": "ready", "created_by": scene.actor.pk, "turn_of": scene.actor.pk},
    }


ASKED = {
    "return": {"reason": "راجع الأرقام"}, "spike": {"reason": "سبقتنا"},
    "withdraw": {"reason": "خطأ", "notice": "سُحبت"}, "correct": {"kind": "correction", "text": "الصواب كذا"},
    "delete": {"post": "yes"},
    "notes": {"_note-text": "ملاحظة جديدة", "_note-about": ""}, "settle_note": {}, "share": {}, "unshare": {},
    "discard": {}, "presence": {"page": PAGE},
}  # fmt: skip
FORGED = ("every action", "_popup", "another number")


def sent(scene: Scene, cell) -> dict:
    """The fields of a post."""
    if cell.owner:
        article = scene.stories[cell.owner, cell.stage]
        what = cell.address.removeprefix(STORY)
        fields = dict(ASKED[what]) if what in ASKED else changed(scene, article)
        if what == "assign":
            fields = {"to": somebody("layla").pk, "note": "أكملها"}
        forged = {"every action": {**MOVED, "_save": "", "post": "yes", "action": "delete_selected"}}
        return fields | {**forgeries(scene, article), **forged, "plain": {}}[cell.kind]
    return {"every action": {**MOVED, "post": "yes", "action": "delete_selected"}}.get(cell.kind, {})


def forgeries_names() -> tuple[str, ...]:
    return (
        *BUTTONS, "_popup", "_to_field", "_save", "_saveasnew", "more rows", "another story's row",
        "a row moved to another story", "another number", "a photo that is none", "the desk's own fields",
    )  # fmt: skip
