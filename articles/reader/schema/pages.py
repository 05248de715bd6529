"""What pages that are no story say of themselves to machines: the paper, its lists, its writers, its photographs."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.editions import DEFAULT_EDITION
from articles.models.person import Person
from articles.models.photo import Photo
from articles.models.published import PublishedArticle
from articles.reader.schema.things import Thing, graph, home, picture, publisher, steps_to, told, way, writer
from articles.templatetags.addresses import own_address

KINDS = {"about": "AboutPage", "contact": "ContactPage"}  # of pages that are no stories, by their address


def paper(request) -> Thing:
    """The front page: who publishes, and where the paper is searched."""
    code = request.edition.code
    browse = own_address(request, reverse(f"{code}:browse"))
    place = told("EntryPoint", urlTemplate=f"{browse}?q={{q}}")
    search = told("SearchAction", target=place, **{"query-input": "required name=q"})
    puts_right = own_address(request, reverse(f"{code}:corrections"))
    known = {"correctionsPolicy": puts_right, "slogan": request.edition.motto}
    site = told("WebSite", url=home(request), inLanguage=code, potentialAction=search)
    owner = publisher(request, **known)
    return graph(owner, {**site, "name": owner["name"]})


def listing(
    request, name: str, path: str, stories: Iterable[PublishedArticle], *, steps: Iterable[tuple[str, str]] = ()
) -> Thing:
    """A page that lists stories, and the way to it."""
    items = [
        told("ListItem", position=place, url=own_address(request, story.address()))
        for place, story in enumerate(stories, 1)
    ]
    entity = told("ItemList", itemListElement=items) if items else None
    page = told(
        "CollectionPage", name=name, url=own_address(request, path), inLanguage=request.edition.code, mainEntity=entity
    )
    return graph(page, way(request, [*steps] or [(name, path)]))


def of_region(request, region, stories: Iterable[PublishedArticle]) -> Thing:
    code = request.edition.code
    return listing(request, region.name_in(code), region.address(code), stories, steps=steps_to(region, code))


def of_topic(request, topic, stories: Iterable[PublishedArticle]) -> Thing:
    code = request.edition.code
    return listing(request, topic.name_in(code), topic.address(code), stories)


def of_agency(request, agency, stories: Iterable[PublishedArticle]) -> Thing:
    code = request.edition.code
    here = agency.name_in(code), agency.address(code)
    return listing(request, *here, stories, steps=[step(code, _("Photo agencies"), "agencies"), here])


def of_archive(request, span, stories: Iterable[PublishedArticle] = ()) -> Thing:
    """A year, a month or a day of the archive, and the way there by the longer ones (reader.archive.Span)."""
    steps = [
        step(request.edition.code, _("Archive by date"), "archive"),
        *((one.name, one.address()) for one in span.way),
    ]
    return listing(request, span.name, span.address(), stories, steps=steps)


def step(code: str, name: str, page: str) -> tuple[str, str]:
    """A step by a page that every edition has."""
    return name, reverse(f"{code}:{page}")


def of_person(request, person: Person) -> Thing:
    """The page of somebody who writes, or of an organisation that signs."""
    code = request.edition.code
    face = person.face_in(code)
    speaks = person.kind == Person.Kind.PERSON and code == DEFAULT_EDITION  # whose language roles are written in
    role = {"jobTitle": person.role} if speaks else {}
    who = writer(request, person, image=picture(request, face, "", "square") if face else None, **role)
    page = told("ProfilePage", url=own_address(request, person.address(code)), inLanguage=code, mainEntity=who)
    return graph(page, way(request, [(person.name_in(code), person.address(code))]))


def of_photo(request, photo: Photo, title: str, path: str) -> Thing:
    """A photograph's own page."""
    place = told("Place", name=photo.place) if photo.place else None
    day = photo.taken_on.isoformat() if photo.taken_on else None
    shown = picture(
        request, photo, photo.caption, "whole", name=title, contentLocation=place, dateCreated=day,
        inLanguage=photo.edition, representativeOfPage=True, mainEntityOfPage=own_address(request, path),
    )  # fmt: skip
    return graph({**shown, "contentUrl": shown["url"]}, way(request, [(title, path)]))


def of_page(request, page) -> Thing:
    """A page that is no story."""
    kind = KINDS.get(page.slug, "WebPage")
    said = told(
        kind, name=page.title, description=page.standfirst, url=own_address(request, page.address()),
        inLanguage=page.edition, dateModified=page.changed_at.isoformat(), publisher=publisher(request),
    )  # fmt: skip
    return graph(said, way(request, [(page.title, page.address())]))
