"""The form that would make a story what it is to be: every box of it, as a browser would send it."""

from datetime import datetime

from django.http import QueryDict

from articles.desk.late.posted import LINKS, fields_of
from articles.desk.story.story_form import MOST_ROWS, PHOTOS, TIME
from articles.models.article import Article
from articles.publishing.revisions import TEXTS, Content


def as_form(model_admin, request, article: Article, content: Content, *, seen: int) -> QueryDict:
    """Return the form that would make the story this, sent by somebody who began from version `seen`."""
    data = QueryDict(mutable=True)
    data["seen_version"] = str(seen)
    fields = fields_of(model_admin, request, article)
    for name in (*TEXTS, "edition"):
        data[name] = content[name]
    for name in TIME:
        if name in fields:
            data.update(_typed(fields[name], name, content[name]))
    data["region"] = str(content["region"]["id"]) if content["region"] else ""
    data["translation_of"] = str(content["translation_of"] or "")
    data.setlist("topics", [str(row["id"]) for row in content["topics"]])
    data.setlist("bylines", [str(row["id"]) for row in content["bylines"]])
    _put_photos(data, article, content["photos"])
    _put_links(data, article, content["links"])
    return data


def _typed(field, name: str, time: str | None) -> dict[str, str]:
    """Return the boxes of a moment as they are filled in by hand."""
    try:
        parts = field.widget.decompress(field.prepare_value(datetime.fromisoformat(time))) if time else []
    except ValueError:
        parts = list((time or "").partition(" ")[::2])
    boxes = zip(field.widget.widgets_names, field.widget.widgets, parts, strict=False)
    return {f"{name}{suffix}": box.format_value(part) or "" for suffix, box, part in boxes}


def _put_photos(data: QueryDict, article: Article, chosen: list[dict]) -> None:
    """Rows that stand in the story already keep their numbers; those that are not chosen are removed."""
    present = list(article.photo_rows.all())
    place = {row["photo"]: at for at, row in enumerate(chosen)}
    rows = [{"id": row.pk, "photo": row.photo_id} for row in present]
    rows += [{"photo": row["photo"]} for row in chosen if row["photo"] not in {row.photo_id for row in present}]
    for row in rows:
        if row["photo"] in place:
            words = chosen[place[row["photo"]]]
            row |= {"position": place[row["photo"]], "caption": words["caption"], "alt": words["alt"]}
            row |= words.get("library", {})
        else:
            row["DELETE"] = "on"
    _put_rows(data, PHOTOS, article, rows, len(present))


def _put_links(data: QueryDict, article: Article, chosen: list[dict]) -> None:
    present = list(article.link_rows.all())
    rows: list[dict] = [{"id": row.pk} for row in present]
    rows += [{} for _ in chosen[len(present) :]]
    for at, row in enumerate(rows):
        if at < len(chosen):
            row |= {**chosen[at], "target": chosen[at]["target"] or "", "position": at}
        else:
            row |= {"url": present[at].url, "title": present[at].title, "target": present[at].target_id or ""}
            row["DELETE"] = "on"
    _put_rows(data, LINKS, article, rows, len(present))


def _put_rows(data: QueryDict, prefix: str, article: Article, rows: list[dict], present: int) -> None:
    data[f"{prefix}-TOTAL_FORMS"], data[f"{prefix}-INITIAL_FORMS"] = str(len(rows)), str(present)
    data[f"{prefix}-MIN_NUM_FORMS"], data[f"{prefix}-MAX_NUM_FORMS"] = "0", str(MOST_ROWS)
    for at, row in enumerate(rows):
        data[f"{prefix}-{at}-article"] = str(article.pk)
        for name, value in row.items():
            if isinstance(value, list):
                data.setlist(f"{prefix}-{at}-{name}", value)
            else:
                data[f"{prefix}-{at}-{name}"] = str(value)
