"""What readers may see: the published copy of a story, its rows, and THE rule."""

from datetime import datetime

from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.editions import DEFAULT_EDITION, EDITIONS, edition_choices
from articles.models.genre import Genre, Prominence
from articles.models.letters import Letters
from articles.models.named import address_prefix
from articles.models.photo import PhotoCredit
from articles.models.seen import public_q
from articles.models.topic import Topic

WORDS_A_MINUTE = 180


class PublishedQuerySet(models.QuerySet):
    """Stories, by what may be done with them."""

    def public(self, now: datetime | None = None):
        """What readers may see at that moment; every reader's query for a story begins here."""
        return self.filter(public_q(now or timezone.now()))

    def of(self, edition: str):
        return self.filter(edition=edition)

    def newest_first(self):
        return self.order_by("-published_at", "-id")

    def for_cards(self):
        """Everything that a card prints, in four queries: story and region, lead photo, its agencies, bylines."""
        lead = PublishedPhoto.objects.filter(position=0)
        return self.select_related("region__parent").defer("body").prefetch_related(photos_by(lead), *PEOPLE)


class PublishedArticle(models.Model):
    """The copy of a story that readers see. Its number is the article's, with no relation to step across by."""

    id = models.BigIntegerField(primary_key=True)
    edition = models.CharField(max_length=8, choices=edition_choices)
    family = models.BigIntegerField()  # the number shared with siblings in other editions
    genre = models.CharField(max_length=12, choices=Genre)
    prominence = models.CharField(max_length=8, choices=Prominence)
    kicker = models.CharField(max_length=60, blank=True)
    headline = models.CharField(max_length=200)
    short_headline = models.CharField(max_length=80, blank=True)
    standfirst = models.CharField(max_length=320, blank=True)
    body = models.JSONField(default=list, encoder=Letters)  # pieces, as text.body.render makes them
    words = models.PositiveIntegerField(default=0)
    slug = models.CharField(max_length=80, blank=True)
    region = models.ForeignKey("articles.Region", models.PROTECT, related_name="+")
    dateline = models.CharField(max_length=120, blank=True)
    corrections = models.JSONField(default=list, encoder=Letters)  # [{"kind", "text", "at": ISO 8601}, …]
    corrected_at = models.DateTimeField(null=True)
    updates = models.JSONField(default=list, encoder=Letters)  # [{"text", "at"}, …]: what was new, the latest last
    published_at = models.DateTimeField()  # readers see it from here on
    until = models.DateTimeField(null=True)  # and no longer from here on
    updated_at = models.DateTimeField(null=True)  # last changed for readers
    copied_at = models.DateTimeField()  # when this copy was made of the working copy
    withdrawn_at = models.DateTimeField(null=True)
    notice = models.TextField(blank=True)  # what readers are told at the address of a withdrawn story

    objects = PublishedQuerySet.as_manager()

    # Filled by for_cards(), by the article page and by compose(), with the same names for the same templates.
    placed: "list[PublishedPhoto]"
    linked: "list[PublishedLink]"
    topic_list: "list[Topic]"
    bylines: "list[PublishedPerson]"

    class Meta:
        verbose_name = _("published story")
        verbose_name_plural = _("published stories")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("published_at")), name="published_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=~Q(headline=""), name="published_has_a_headline"),
            models.UniqueConstraint(
                fields=["family", "edition"], condition=Q(withdrawn_at__isnull=True), name="published_once_an_edition"
            ),
        ]
        indexes = [
            models.Index(F("edition"), F("published_at").desc(), F("id").desc(), name="published_newest"),
            models.Index(F("edition"), F("prominence"), F("published_at").desc(), name="published_prominent"),
            models.Index(fields=["published_at"], name="published_next_start"),
            models.Index(fields=["until"], condition=Q(until__isnull=False), name="published_next_end"),
            models.Index(fields=["updated_at"], condition=Q(updated_at__isnull=False), name="published_updated"),
            models.Index(
                fields=["edition", "-withdrawn_at"], condition=Q(withdrawn_at__isnull=False), name="published_withdrawn"
            ),
            models.Index(
                F("edition"),
                F("corrected_at").desc(),
                condition=Q(corrected_at__isnull=False),
                name="published_corrected",
            ),
        ]

    def __str__(self):
        return self.headline

    def public_at(self, now: datetime) -> bool:
        """Whether a reader may see it at that moment: `public_q` in Python."""
        return self.withdrawn_at is None and self.published_at <= now and (self.until is None or self.until > now)

    @property
    def is_public(self) -> bool:
        return self.public_at(timezone.now())

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def card_headline(self) -> str:
        return self.short_headline or self.headline

    @property
    def direction(self) -> str:
        return EDITIONS[address_prefix(self.edition)].direction

    @property
    def places(self) -> list[str]:
        """The dateline's cities, in order."""
        return [place.strip() for place in self.dateline.split("-") if place.strip()]

    @property
    def minutes(self) -> int:
        """Whole minutes that the text takes to read, at least one."""
        return max(1, -(-self.words // WORDS_A_MINUTE))

    @property
    def lead(self) -> "PublishedPhoto | None":
        """The first photo, of those that for_cards() or the page brought along, if readers may see it."""
        return self.opening if self.opening and self.opening.is_shown else None

    @property
    def opening(self) -> "PublishedPhoto | None":
        """The first photo, whether or not readers may see it: the story's own page keeps its caption."""
        return next(iter(self.placed), None)

    @property
    def has_pictures(self) -> bool:
        return any(row.is_shown for row in self.placed)

    def address(self) -> str:
        return reverse(f"{address_prefix(self.edition)}:article", args=[self.pk, self.slug or "-"])

    get_absolute_url = address

    def short_address(self) -> str:
        return reverse(f"{DEFAULT_EDITION}:short", args=[self.pk])

    def fragment_address(self) -> str:
        """Where the story alone is, without the page around it, for reading on."""
        return reverse(f"{address_prefix(self.edition)}:fragment", args=[self.pk])


class DatedQuerySet(models.QuerySet):
    """Rows that say "this story is in this list", dated, so that a list never sorts more than it prints."""

    def public(self, now: datetime | None = None):
        """Rows of stories that readers may see at that moment; every reader's list begins here."""
        return self.filter(public_q(now or timezone.now(), "story__"))

    def of(self, edition: str):
        return self.filter(edition=edition)

    def newest_first(self):
        return self.order_by("-published_at", "-story_id")


class DatedRow(models.Model):
    """A story's place in a list. Copies edition and date from the story; publishing keeps them equal."""

    edition = models.CharField(max_length=8)
    published_at = models.DateTimeField()

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True


class PublishedRegion(DatedRow):
    """A story in the list of a region; a story in Paris has one for France, Europe and the world too."""

    story = models.ForeignKey("articles.PublishedArticle", models.CASCADE, related_name="region_rows")
    region = models.ForeignKey("articles.Region", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "region"], name="story_is_in_a_region_once")]
        indexes = [
            models.Index(F("region"), F("edition"), F("published_at").desc(), F("story").desc(), name="region_list")
        ]


class PublishedTopic(DatedRow):
    """A story in the list of a topic."""

    story = models.ForeignKey("articles.PublishedArticle", models.CASCADE, related_name="topic_rows")
    topic = models.ForeignKey("articles.Topic", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "topic"], name="story_is_in_a_topic_once")]
        indexes = [
            models.Index(F("topic"), F("edition"), F("published_at").desc(), F("story").desc(), name="topic_list")
        ]


class PublishedPerson(DatedRow):
    """A story in the list of its writer; the rows of a story, by position, are its byline."""

    story = models.ForeignKey("articles.PublishedArticle", models.CASCADE, related_name="person_rows")
    person = models.ForeignKey("articles.Person", models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["story", "person"], name="story_names_a_writer_once")]
        indexes = [
            models.Index(F("person"), F("edition"), F("published_at").desc(), F("story").desc(), name="person_list")
        ]


class PublishedPhoto(models.Model):
    """A photo as one published story prints it: position 0 is the lead. Blank words are inherited from the library."""

    story = models.ForeignKey("articles.PublishedArticle", models.CASCADE, related_name="photo_rows")
    photo = models.ForeignKey("articles.Photo", models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    caption_override = models.TextField(blank=True)
    alt_override = models.CharField(max_length=300, blank=True)
    # Its rights leave out this edition or region: publishing.photos.rights keeps it true. The clock is the photo's own.
    barred = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["story", "photo"], name="story_has_a_photo_once"),
            models.UniqueConstraint(fields=["story", "position"], name="story_has_one_photo_a_place"),
        ]

    @cached_property
    def is_shown(self) -> bool:
        """Whether readers may see the picture now; its caption stays when it goes. One answer a page: it asks once."""
        return not self.barred and self.photo.is_usable

    @property
    def caption(self) -> str:
        return self.caption_override or self.photo.caption

    @property
    def caption_edition(self) -> str:
        """Whose language the caption is in."""
        return self.story.edition if self.caption_override else self.photo.edition

    @property
    def alt(self) -> str:
        return self.alt_override or self.photo.alt

    @property
    def alt_edition(self) -> str:
        return self.story.edition if self.alt_override else self.photo.edition

    @property
    def credit(self) -> str:
        return self.photo.credit_in(self.story.edition)


class PublishedLink(models.Model):
    """Something to read beside a story: one of ours, by key, or an address outside."""

    story = models.ForeignKey("articles.PublishedArticle", models.CASCADE, related_name="link_rows")
    # No constraint in the database: the story it leads to may be published later, or never.
    target = models.ForeignKey(
        "articles.PublishedArticle", models.DO_NOTHING, null=True, related_name="+", db_constraint=False
    )
    url = models.URLField(max_length=500, blank=True)
    title = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]


def photos_by(rows) -> Prefetch:
    """Return the prefetch that fills story.placed with these PublishedPhoto rows, words and agencies included."""
    credits = Prefetch("photo__credit_rows", PhotoCredit.objects.select_related("agency"))
    return Prefetch("photo_rows", rows.select_related("photo").prefetch_related(credits), to_attr="placed")


PEOPLE = (Prefetch("person_rows", PublishedPerson.objects.select_related("person__portrait"), to_attr="bylines"),)
