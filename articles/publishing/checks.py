"""What keeps a story from going out, and what an editor ought to know first. Sentences say what to do next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models.article import Article, ArticlePhoto
from articles.models.person import Person
from articles.models.topic import Topic
from articles.publishing.photos import rights
from articles.text import body as body_text
from articles.text.merge import unsettled

ERROR, WARNING = "error", "warning"
BEST_HEADLINE = range(20, 111)  # letters


@dataclass(frozen=True)
class Problem:
    """One thing to mend. `field` is the story's field, or "photos"; `row` is the photo's place there, from 0."""

    level: str
    field: str
    text: str
    row: int | None = None


class Blocked(Exception):
    """The story cannot go out as it is; `problems` says why, errors only."""

    def __init__(self, problems: Sequence[Problem]):
        self.problems = list(problems)
        super().__init__(" ".join(problem.text for problem in problems))


def problems(
    article: Article, *, photos: Sequence[ArticlePhoto], people: Sequence[Person], topics: Iterable[Topic]
) -> list[Problem]:
    """Return everything that `publish` would refuse (level "error") or that an editor should see (level "warning")."""
    found = [*story_errors(article, photos=[row.photo_id for row in photos])]
    for place, row in enumerate(photos):
        found += photo_problems(row, place)
    return [*found, *_advice(article, photos=photos, people=people, topics=topics)]


def story_errors(article: Article, *, photos: Sequence[int], now: datetime | None = None) -> list[Problem]:
    """Return what blocks the story's own fields; `photos` are the library numbers of the photos attached to it."""
    found = []
    if not article.headline.strip():
        found.append(Problem(ERROR, "headline", _("Write a headline before publishing.")))
    if article.region is None:
        found.append(Problem(ERROR, "region", _("Choose the region before publishing.")))
    found += body_errors(article.body, photos=photos)
    found += window_errors(article, now=now or timezone.now())
    return found


def body_errors(body: str, *, photos: Sequence[int]) -> list[Problem]:
    """Return what blocks the body: nothing in it, too much in it, or a photo that the story does not have."""
    if not body.strip():
        return [Problem(ERROR, "body", _("Write the body before publishing."))]
    if too_long := body_too_long(body):
        return [too_long]
    if unsettled(body):
        text = _("The body still holds two versions between marks ‹‹‹ ›››. Settle them first.")
        return [Problem(ERROR, "body", text)]
    strangers = [number for number in dict.fromkeys(body_text.photo_numbers(body)) if number not in photos]
    text = _("Photo %(number)s stands in the body but is not among the story's photos. Add it there, or take it out.")
    return [Problem(ERROR, "body", text % {"number": number}) for number in strangers]


def body_too_long(body: str) -> Problem | None:
    """Return the problem of a body that cannot be printed at all, not even in a preview."""
    if len(body) <= body_text.LONGEST:
        tangled = _("The body has more marks ([, <, >) or longer blocks than a story can have. Simplify or divide it.")
        return Problem(ERROR, "body", tangled) if body_text.is_tangled(body) else None
    text = _("The body has %(letters)s letters; a story can have %(most)s. Shorten it, or make two stories of it.")
    return Problem(ERROR, "body", text % {"letters": f"{len(body):,}", "most": f"{body_text.LONGEST:,}"})


def window_errors(article: Article, *, now: datetime) -> list[Problem]:
    """Return what is wrong with start and end."""
    start, end = article.publish_at, article.publish_until
    if end and start and end <= start:
        return [Problem(ERROR, "publish_until", _("The end must be later than the start."))]
    if end and end <= now:
        return [
            Problem(ERROR, "publish_until", _("This end has passed already. Choose a later one, or leave it empty."))
        ]
    return []


def photo_problems(row: ArticlePhoto, place: int) -> list[Problem]:
    """Return what is wrong with one photo of the story `row.article`: no credit, no caption and no right to print it
    block; a missing alternative text, and a right that ends before the story does, are told.
    """
    found, number, photo = [], {"number": place + 1}, row.photo
    errors, warnings = rights.problems(photo, row.article, now=timezone.now())
    found += [Problem(ERROR, "photos", text % number, place) for text in errors]
    caption, alt = row.caption.strip() or photo.caption.strip(), row.alt.strip() or photo.alt.strip()
    if not photo.has_credit:
        found.append(
            Problem(ERROR, "photos", _("Add the credit of photo %(number)s before publishing.") % number, place)
        )
    if not caption:
        found.append(
            Problem(ERROR, "photos", _("Write the caption of photo %(number)s before publishing.") % number, place)
        )
    if not alt:
        text = _("Write an alternative text for photo %(number)s: what it shows, not the caption again.")
        found.append(Problem(WARNING, "photos", text % number, place))
    elif alt == caption:
        text = _("The alternative text of photo %(number)s repeats its caption. Describe what the picture shows.")
        found.append(Problem(WARNING, "photos", text % number, place))
    return [*found, *(Problem(WARNING, "photos", text % number, place) for text in warnings)]


def _advice(article, *, photos, people, topics) -> list[Problem]:
    found = []
    if article.headline and len(article.headline) not in BEST_HEADLINE:
        text = _("The headline has %(letters)s letters; between 50 and 75 read best.") % {
            "letters": len(article.headline)
        }
        found.append(Problem(WARNING, "headline", text))
    if article.standfirst.rstrip().endswith("."):
        found.append(Problem(WARNING, "standfirst", _("Take the full stop off the end of the standfirst.")))
    if not people:
        found.append(Problem(WARNING, "bylines", _("No writer is named; the paper itself will be.")))
    if not list(topics):
        found.append(Problem(WARNING, "topics", _("Choose a topic, so that readers can follow the story.")))
    if not photos:
        found.append(Problem(WARNING, "photos", _("The story has no photo.")))
    return found
