"""A story as ninjs 2.1, the news industry's JSON (IPTC): what its page says, for programs. No query is made here.

Where ninjs has no place for something, it stands so: what was corrected is a description of the role "correction" or
"clarification", what was new at an update one of the role "update", and `ednote` tells when.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.editions import EDITIONS
from articles.models.genre import Prominence
from articles.models.named import address_prefix
from articles.models.person import Person
from articles.models.published import PublishedArticle
from articles.reader.api.pictures import association
from articles.reader.printed import html, plain

Whole = Callable[[str], str]  # a path as an address with scheme and host
STANDARD = {
    "name": "ninjs",
    "version": "2.1",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json",
}
URGENCY = {Prominence.LEAD: 2, Prominence.MAJOR: 3, Prominence.NORMAL: 5}  # 1 is for what stops the press


def item(story: PublishedArticle, whole: Whole) -> dict:
    """Return the story as lists have it: `partial`, without its text, with its first picture."""
    lead = [story.lead] if story.lead else []
    return _known({**_head(story, whole, "partial"), **_about(story, whole), "associations": _pictures(lead, whole)})


def whole_item(story: PublishedArticle, siblings: Iterable[PublishedArticle], whole: Whole) -> dict:
    """Return the story whole: its text as HTML and plain, every picture that may be shown, its other editions."""
    text = plain(story)
    counted = {"charcount": len(text), "wordcount": story.words}
    bodies = [
        {"role": "main", "contenttype": "text/html", **counted, "value": html(story, whole)},
        {"role": "plain", "contenttype": "text/plain", **counted, "value": text},
    ]
    shown = [row for row in story.placed if row.is_shown]
    others = [_sibling(other, whole) for other in siblings]
    filled = {
        "profile": "text-photo" if shown else "text-only",
        "bodies": bodies,
        "associations": [*_pictures(shown, whole), *others],
    }
    return _known({**_head(story, whole, "full"), **_about(story, whole), **filled})


def withdrawn(story: PublishedArticle, whole: Whole) -> dict:
    """Return what is left of a story that the paper took down: that it did, when, and its notice."""
    return {
        "uri": uri(story, whole),
        "standard": STANDARD,
        "type": "text",
        "representationtype": "partial",
        "pubstatus": "canceled",
        "version": _version(story.withdrawn_at),
        "versioncreated": moment(story.withdrawn_at),
        "language": story.edition,
        "ednote": story.notice or _("The newsroom has withdrawn this story"),
    }


def uri(story: PublishedArticle, whole: Whole) -> str:
    """Return the story's name in ninjs, which is also where this is found; it never changes."""
    return whole(reverse("api-story", args=[story.pk]))


def changed_at(story: PublishedArticle) -> datetime:
    """Return when readers last saw the story's words change."""
    return max(at for at in (story.published_at, story.updated_at, story.corrected_at) if at)


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _head(story: PublishedArticle, whole: Whole, representation: str) -> dict:
    paper = settings.NEWSROOM_NAME or EDITIONS[address_prefix(story.edition)].paper
    changed = changed_at(story)
    return {
        "uri": uri(story, whole),
        "standard": STANDARD,
        "type": "text",
        "representationtype": representation,
        "version": _version(changed),
        "firstcreated": moment(story.published_at),
        "versioncreated": moment(changed),
        "pubstatus": "usable",
        "urgency": URGENCY[Prominence(story.prominence)],
        "language": story.edition,
        "copyrightholder": paper,
        "copyrightnotice": f"© {story.published_at.year} {paper}",
        "expires": moment(story.until) if story.until else "",
        "altids": [
            {"role": "number", "value": str(story.pk)},
            {"role": "short", "value": whole(story.short_address())},
            {"role": "web", "value": whole(story.address())},
        ],
        "genres": [{"name": story.get_genre_display(), "literal": story.genre}],
    }


def _about(story: PublishedArticle, whole: Whole) -> dict:
    code = story.edition
    people = [row.person for row in story.bylines]
    return {
        "headlines": _texts({"main": story.headline, "short": story.short_headline, "kicker": story.kicker}.items()),
        "descriptions": _texts([("standfirst", story.standfirst), *_put_right(story), *_updates(story)]),
        "ednote": "\n".join(_told(story)),
        "by": f"{EDITIONS[address_prefix(code)].comma} ".join(who.byline_in(code) for who in people),
        "people": [_person(who, code, whole) for who in people if who.kind == Person.Kind.PERSON],
        "organisations": [_person(who, code, whole) for who in people if who.kind == Person.Kind.ORGANISATION],
        "located": story.dateline,
        "places": [*({"name": place, "rel": "dateline"} for place in story.places), *_regions(story, whole)],
        "subjects": [
            {"name": row.topic.name_in(code), "rel": "about", "uri": whole(row.topic.address(code)),
             "literal": row.topic.slug}
            for row in story.topic_places
        ],
    }  # fmt: skip


def _regions(story: PublishedArticle, whole: Whole) -> list[dict]:
    return [
        {"name": region.name_in(story.edition), "rel": "region", "uri": whole(region.address(story.edition)),
         "literal": region.path}
        for region in story.region.lineage()
    ]  # fmt: skip


def _person(who: Person, code: str, whole: Whole) -> dict:
    return {"name": who.name_in(code), "rel": "author", "uri": whole(who.address(code)), "literal": str(who.pk)}


def _texts(pairs: Iterable[tuple[str, str]]) -> list[dict]:
    return [{"role": role, "contenttype": "text/plain", "value": text} for role, text in pairs if text]


def _put_right(story: PublishedArticle) -> list[tuple[str, str]]:
    return [(each["kind"], each["text"]) for each in story.corrections]


def _updates(story: PublishedArticle) -> list[tuple[str, str]]:
    return [("update", each["text"]) for each in story.updates]


def _told(story: PublishedArticle) -> list[str]:
    """What was corrected and updated, a line each, in the order of time: «2026-11-23T08:00:00+00:00 correction: …»."""
    said = [(each["at"], each["kind"], each["text"]) for each in story.corrections]
    said += [(each["at"], "update", each["text"]) for each in story.updates]
    said = sorted((moment(datetime.fromisoformat(at)), kind, text) for at, kind, text in said)
    return [f"{at} {kind}: {text}" for at, kind, text in said]


def _pictures(rows: Iterable, whole: Whole) -> list[dict]:
    return [association(row, place, whole) for place, row in enumerate(rows, 1)]


def _sibling(other: PublishedArticle, whole: Whole) -> dict:
    """The same story in another edition."""
    return {
        "name": f"edition-{other.edition}",
        "uri": uri(other, whole),
        "type": "text",
        "representationtype": "partial",
        "language": other.edition,
        "versioncreated": moment(changed_at(other)),
        "headlines": _texts([("main", other.headline)]),
        "altids": [{"role": "web", "value": whole(other.address())}],
    }


def _known(filled: dict) -> dict:
    """Leave out what there is nothing to say of."""
    return {name: value for name, value in filled.items() if value not in ("", [], None)}


def _version(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
