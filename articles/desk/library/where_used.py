"""Where a photo stands, as far as this user may know: stories by name and state, of the others how many there are."""

from dataclasses import dataclass, field

from articles.desk.rights import policy
from articles.desk.rights.access import visible
from articles.desk.story.state import State, know_copies, state
from articles.models.article import Article, ArticlePhoto
from articles.models.person import Person
from articles.models.photo import Photo
from articles.models.provenance import Collection
from articles.publishing.photos.using import newer_words, use_of

MOST = 50  # stories that are named


@dataclass
class Place:
    """One story that has the photo. `caption` and `alt` are the story's own, `newer` the library's that came later.

    `only_printed`: the desk has taken it out, and readers have it still.
    """

    story: Article
    state: State
    caption: str = ""
    alt: str = ""
    newer: dict[str, str] = field(default_factory=dict)
    only_printed: bool = False


@dataclass
class Standing:
    """Everything that has the photo; `others` counts the stories that are not named here."""

    places: list[Place]
    others: int
    people: list[Person]
    collections: list[Collection]

    @property
    def holds(self) -> bool:
        """Whether the photo cannot leave the library; from a collection it simply goes."""
        return bool(self.places or self.others or self.people)


def where_used(photo: Photo, user) -> Standing:
    """Return where the photo stands, in the same few queries however often it is used."""
    use = use_of(photo)
    stories = list(visible(use.stories, user).defer("body").order_by("-changed_at", "-pk")[:MOST])
    know_copies(stories)
    rows = {row.article_id: row for row in ArticlePhoto.objects.filter(photo=photo, article__in=stories)}
    places = [_place(story, rows.get(story.pk), photo) for story in stories]
    people = use.people if policy.may(user, "view person") else []
    collections = use.collections if policy.may(user, "view collection") else []
    return Standing(places, use.stories.count() - len(stories), people, collections)


def _place(story: Article, row: ArticlePhoto | None, photo: Photo) -> Place:
    if row is None:
        return Place(story, state(story), only_printed=True)
    return Place(story, state(story), row.caption, row.alt, newer_words(row, photo))
