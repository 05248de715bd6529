"""What feeds say of a story: the story itself, what was put right in it, that it was withdrawn."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.conf import settings
from django.db.models import Prefetch
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from articles.editions import Edition
from articles.models.published import PEOPLE, PublishedArticle, PublishedPhoto, PublishedTopic, photos_by
from articles.photos.renditions import Size
from articles.reader.cards import numbered
from articles.reader.feeds.feed import Entry, Named, Picture
from articles.templatetags.body import gallery, pieces
from articles.templatetags.newspaper import MEDIA, html
from articles.templatetags.reading import summary
from articles.text.abroad import abroad
from articles.text.bidi import plain
from articles.text.xml import legal

TOPICS = Prefetch(
    "topic_rows", PublishedTopic.objects.select_related("topic").order_by("topic__position", "topic__name")
)


class Clerk:
    """Who writes the entries of one answer: it knows the edition, the request, and how an address becomes whole."""

    def __init__(self, request, whole: Callable[[str], str]):
        self.request, self.whole = request, whole
        self.edition: Edition = request.edition
        self.full = settings.FEEDS_FULL

    def stories(self, numbers: Iterable[int], now: datetime) -> list[PublishedArticle]:
        """Return the public stories with these numbers, in this order, with everything that entries say of them."""
        wanted = list(dict.fromkeys(numbers))
        if not wanted:
            return []
        public = numbered(wanted, edition=self.edition.code, now=now)
        photos = photos_by(PublishedPhoto.objects.all())
        found = public.select_related("region__parent").prefetch_related(photos, *PEOPLE, TOPICS).in_bulk()
        return [found[number] for number in wanted if number in found]

    def story(self, story: PublishedArticle) -> Entry:
        """The story; with FEEDS_FULL all of it, otherwise what stands above it. What was put right is told in both."""
        address, above = self.whole(story.address()), said(summary(story))
        return Entry(
            id=self.whole(story.short_address()),
            address=address,
            title=said(story.headline),
            summary=above,
            html=self.printed("entry", story=story, full=self.full, summary=above, **self.body(story, address)),
            published=self.local(story.published_at),
            updated=self.local(story.updated_at) if story.updated_at else None,
            language=story.edition,
            authors=[self.author(row.person) for row in story.bylines],
            categories=[self.filed(thing) for thing in (story.region, *(row.topic for row in story.topic_rows.all()))],
            pictures=[self.picture(shown) for shown in story.placed if shown.is_shown],
            corrections=[{**told, "text": said(told["text"])} for told in story.corrections],
            is_whole=self.full,
        )

    def body(self, story: PublishedArticle, address: str) -> dict:
        """The story's text and its pictures in order, for reader/feed-entry.html; only what FEEDS_FULL prints."""
        if not self.full:
            return {}
        return {
            "lead": self.picture(story.lead) if story.lead else None,
            "pieces": [self.piece(piece, address) for piece in pieces(story)],
            "rest": [self.picture(shown) for shown in gallery(story) if shown.is_shown],
        }

    def piece(self, piece: dict, address: str) -> dict:
        if "html" in piece:
            return {"html": html({"html": abroad(piece["html"], address)})}
        figures = piece.get("figures") or piece.get("gallery") or []
        return (
            piece
            if "embed" in piece
            else {"pictures": [self.picture(shown) for shown, _role in figures if shown.is_shown]}
        )

    def printed(self, what: str, **about) -> str:
        """The HTML of an entry, by the template of its kind."""
        return said(render_to_string(f"reader/feed-{what}.html", about, self.request))

    def corrections(self, story: PublishedArticle) -> list[Entry]:
        """One entry for each that was made in the story, the newest first; its number among them makes its id."""
        return [self.correction(story, place, told) for place, told in enumerate(story.corrections, start=1)][::-1]

    def correction(self, story: PublishedArticle, place: int, told: dict) -> Entry:
        kind = _("Clarification") if told["kind"] == "clarification" else _("Correction")
        address = self.whole(story.address())
        return Entry(
            id=f"{self.whole(story.short_address())}#correction-{place}",
            address=address,
            title=f"{kind}: {said(story.headline)}",
            summary=said(told["text"]),
            html=self.printed("correction", story=story, address=address, correction=told),
            published=self.local(datetime.fromisoformat(told["at"])),
            language=story.edition,
            corrections=[{**told, "text": said(told["text"])}],
        )

    def withdrawn(self, story: PublishedArticle, *, beside: bool) -> Entry:
        """That a story is no longer part of the paper. Nothing is said of it but its number and the notice.

        It takes the place of the story's own entry, or stands `beside` its tombstone under an id of its own.
        """
        address = self.whole(story.short_address())
        title = _("The newsroom has withdrawn this story")
        default = _("It is no longer part of the paper, and its text is not kept for readers.")
        return Entry(
            id=f"{address}#withdrawn" if beside else address,
            address=address,
            title=title,
            summary=said(story.notice or default),
            html=self.printed("withdrawn", notice=story.notice or default),
            published=self.local(story.withdrawn_at),
            updated=self.local(story.withdrawn_at),
            language=story.edition,
            withdrawn=address,
        )

    def author(self, person) -> Named:
        return Named(said(person.byline_in(self.edition.code)), self.whole(person.address(self.edition.code)))

    def filed(self, thing) -> Named:
        return Named(said(thing.name_in(self.edition.code)), self.whole(thing.address(self.edition.code)))

    def picture(self, shown: PublishedPhoto) -> Picture:
        size = whole_size(shown.photo)
        return Picture(
            address=self.whole(f"{MEDIA}{shown.photo.picture.name(size, 'jpg')}"),
            width=size.width,
            height=size.height,
            caption=said(shown.caption),
            credit=said(shown.photo.credit_in(self.edition.code)),
            alt=said(shown.alt),
            language=shown.caption_edition,
        )

    def local(self, moment: datetime) -> datetime:
        """The moment on the edition's clock, to the second, as the formats have it."""
        return moment.astimezone(self.edition.zone).replace(microsecond=0)


def whole_size(photo) -> Size:
    """The JPEG of the picture as it was taken, uncropped: who shows it elsewhere has a shape of their own."""
    return photo.picture.jpeg("whole")


def said(text: str) -> str:
    """The text without invisible marks and controls, which would turn round or break what a reader's program prints."""
    return legal(plain(text)).strip()
