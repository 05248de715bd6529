"""What a form that was sent says of a story, whether or not it can be saved."""

from datetime import UTC

from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import ValidationError
from django.http import QueryDict

from articles.desk.fields.numbers import number
from articles.desk.rows.placed import LAST
from articles.desk.rows.strip import LIBRARY
from articles.desk.story.story_form import MOST_ROWS, PHOTOS, TIME, WORDS
from articles.models.article import Article, ArticlePhoto, RelatedLink
from articles.models.person import Person
from articles.models.region import Region
from articles.models.topic import Topic
from articles.publishing.revisions import TEXTS, Content, snapshot
from articles.text.bidi import plain

LINKS = "link_rows"  # the prefix of the links' formset
ROWS = {ArticlePhoto: ("photos", PHOTOS), RelatedLink: ("links", LINKS)}  # name in a revision, prefix in a form
LONGEST_TIME = 64  # letters of a time that is none


def fields_of(model_admin, request, article: Article) -> dict:
    """Return the fields that this user's form of the story has, by name."""
    fields = flatten_fieldsets(model_admin.get_fieldsets(request, article))
    return model_admin.get_form(request, article, change=True, fields=fields).base_fields


def rows_of(model_admin, request, article: Article) -> set[str]:
    """Return which of "photos" and "links" this user may change in the story."""
    inlines = model_admin.get_inline_instances(request, article)
    return {ROWS[inline.model][0] for inline in inlines if inline.has_change_permission(request, article)}


def posted(model_admin, request, article: Article) -> Content:
    """Return what the form as it was sent would make of the story, judged by nobody, in the shape of `snapshot`.

    What the form did not carry, or this user may not change, is as it stands now. A time that cannot be read stays as
    it was typed; a photo's row has its new words for the library under "library" besides.
    """
    data, content = request.POST, snapshot(article)
    fields, rows = fields_of(model_admin, request, article), rows_of(model_admin, request, article)
    content |= {name: _text(fields[name], data[name]) for name in (*TEXTS, "edition") if name in fields & data.keys()}
    content |= {name: _time(fields[name], data, name) for name in TIME if _carries(fields, data, name)}
    if any(name in fields and name in data for name in WORDS):  # boxes of several send nothing when they are emptied
        content |= _chosen(fields, data)
    if "photos" in rows and f"{PHOTOS}-TOTAL_FORMS" in data:
        content["photos"] = [row for row in (_photo(data, prefix) for prefix in _kept(data, PHOTOS)) if row["photo"]]
    if "links" in rows and f"{LINKS}-TOTAL_FORMS" in data:
        content["links"] = [row for row in (_link(data, prefix) for prefix in _kept(data, LINKS)) if any(row.values())]
    return content


def _text(field, typed: str) -> str:
    try:
        return plain(str(field.to_python(typed) or ""))
    except ValidationError:
        return plain(typed)


def _carries(fields: dict, data: QueryDict, name: str) -> bool:
    return name in fields and not fields[name].widget.value_omitted_from_data(data, {}, name)


def _time(field, data: QueryDict, name: str) -> str | None:
    typed = field.widget.value_from_datadict(data, {}, name)
    try:
        moment = field.clean(typed)
        return moment.astimezone(UTC).isoformat() if moment else None
    except (ValidationError, OverflowError):
        return plain(" ".join(part for part in typed if isinstance(part, str) and part))[:LONGEST_TIME]


def _chosen(fields: dict, data: QueryDict) -> Content:
    """What was chosen in search boxes, as far as it exists."""
    chosen: Content = {}
    if "region" in fields:
        chosen["region"] = next(iter(_named(Region, [data.get("region")])), None)
    if "topics" in fields:
        chosen["topics"] = sorted(_named(Topic, data.getlist("topics")), key=lambda row: row["id"])
    if "bylines" in fields:
        chosen["bylines"] = _named(Person, data.getlist("bylines"))
    if "translation_of" in fields:
        chosen["translation_of"] = number(data.get("translation_of")) or None
    return chosen


def _named(model, keys) -> list[dict]:
    order = dict.fromkeys(number(key) for key in keys)
    known = model.objects.in_bulk([key for key in order if key])
    return [{"id": key, "name": str(known[key])} for key in order if key in known]


def _kept(data: QueryDict, prefix: str) -> list[str]:
    """Return the rows that are not to be removed, as prefixes of their fields, in the order that they ask for."""
    rows = [f"{prefix}-{row}" for row in range(min(number(data.get(f"{prefix}-TOTAL_FORMS")), MOST_ROWS))]
    kept = [row for row in rows if not data.get(f"{row}-DELETE")]
    return sorted(kept, key=lambda row: number(data.get(f"{row}-position"), otherwise=LAST))


def _photo(data: QueryDict, row: str) -> dict:
    said = {name: data.getlist(f"{row}-{name}") for name in LIBRARY}
    library = {name: [_line(word) for word in words] for name, words in said.items() if any(words)}
    return {
        "photo": number(data.get(f"{row}-photo")),
        "caption": plain(data.get(f"{row}-caption", "")).strip(),
        "alt": _line(data.get(f"{row}-alt", "")),
        **({"library": library} if library else {}),
    }


def _link(data: QueryDict, row: str) -> dict:
    return {
        "target": number(data.get(f"{row}-target")) or None,
        "url": plain(data.get(f"{row}-url", "")).strip(),
        "title": _line(data.get(f"{row}-title", "")),
    }


def _line(text: str) -> str:
    return " ".join(plain(text).split())
